// Finds the repository and the token to use.

import { spawn } from "node:child_process";
import { apiOfServer } from "../../../core/doctor/server.ts";
import { isRepositoryName, parseRemote } from "../../../core/repository-name.ts";
import { tryGit } from "../../run-git.ts";

/** The repository or the token is unknown. The message says what to give. */
export class WhereError extends Error {
  override name = "WhereError";
}

/** `https://github.com`, or GITHUB_SERVER_URL, without a final slash. */
function serverUrl(): string {
  const written = process.env.GITHUB_SERVER_URL || "https://github.com";
  if (URL.canParse(written)) return written.replace(/\/+$/, "");
  throw new WhereError(`GITHUB_SERVER_URL is not an address: ${written}`);
}

/** GITHUB_API_URL, or else derived from the server's address. */
export function apiUrl(): string | undefined {
  return process.env.GITHUB_API_URL || apiOfServer(serverUrl());
}

/** `OWNER/NAME`: as given, or from the folder's remote `origin`. Throws WhereError. */
export async function repositoryToExamine(
  given: string | undefined,
  folder: string,
): Promise<string> {
  const { host } = new URL(serverUrl());
  if (given !== undefined) {
    const named = isRepositoryName(given) ? given : parseRemote(given)?.name;
    if (named !== undefined) return named;
    throw new WhereError(`${given} is not a repository's name. Write --repository OWNER/NAME.`);
  }
  const origin = await tryGit(folder, ["remote", "get-url", "origin"]);
  if (origin === undefined) {
    throw new WhereError(
      "This folder has no git remote named origin, so the repository on GitHub is unknown. Run this in a clone of the registry, or add --repository OWNER/NAME.",
    );
  }
  const remote = parseRemote(origin);
  if (remote?.host === host) return remote.name;
  // The message leaves out the address, because it may contain a password.
  const where = remote ? `is on ${remote.host}, not on ${host}` : `is not a repository on ${host}`;
  throw new WhereError(
    `The remote origin ${where}. Add --repository OWNER/NAME. For a GitHub Enterprise server, also set GITHUB_SERVER_URL=https://HOST.`,
  );
}

/** GITHUB_TOKEN, GH_TOKEN, or the token of gh. Throws WhereError; its messages never contain the token. */
export async function findToken(): Promise<string> {
  for (const name of ["GITHUB_TOKEN", "GH_TOKEN"]) {
    const token = process.env[name]?.trim();
    if (token) return checkedToken(token, name);
  }
  const { host } = new URL(serverUrl());
  const token = await tokenOfGh(host);
  if (token) return checkedToken(token, "gh");
  throw new WhereError(
    `There is no token for ${host}. Run gh auth login, or set GITHUB_TOKEN to a personal access token. On github.com you create one in Settings, Developer settings, Personal access tokens. It needs read access to the repository's Administration, Actions, Contents, Issues, Pages, Secrets and Variables. For --fix, it also needs write access to Administration, Actions, Issues and Pages.`,
  );
}

/** Checked here, because fetch's error for an invalid header would contain the token. */
function checkedToken(token: string, from: string): string {
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new WhereError(
    `The token from ${from} has a space or another invalid character. Copy it again.`,
  );
}

/** Undefined if gh is not installed or not logged in to this host. */
function tokenOfGh(host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn("gh", ["auth", "token", "--hostname", host], {
      stdio: ["ignore", "pipe", "ignore"],
      env: process.env,
    });
    let said = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    child.once("error", () => resolve(undefined));
    child.once("close", (code) => resolve(code === 0 ? said.trim() : undefined));
  });
}
