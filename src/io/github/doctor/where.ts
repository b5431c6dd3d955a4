// Which repository a person means, and with which token.

import { spawn } from "node:child_process";
import { apiOfServer } from "../../../core/doctor/server.ts";
import { isRepositoryName, parseRemote } from "../../../core/repository-name.ts";
import { tryGit } from "../../run-git.ts";

/** The repository or the token is not known; the message says what to give. */
export class WhereError extends Error {
  override name = "WhereError";
}

/** `https://github.com`, or that of GITHUB_SERVER_URL, without a final slash. */
function serverUrl(): string {
  const written = process.env.GITHUB_SERVER_URL || "https://github.com";
  if (URL.canParse(written)) return written.replace(/\/+$/, "");
  throw new WhereError(`GITHUB_SERVER_URL is not an address: ${written}`);
}

/** That of GITHUB_API_URL, or else what follows from the server's address. */
export function apiUrl(): string | undefined {
  return process.env.GITHUB_API_URL || apiOfServer(serverUrl());
}

/** `OWNER/NAME`: as it was given, or of the remote `origin` of the folder. Throws WhereError. */
export async function repositoryToExamine(
  given: string | undefined,
  folder: string,
): Promise<string> {
  const { host } = new URL(serverUrl());
  if (given !== undefined) {
    const named = isRepositoryName(given) ? given : parseRemote(given)?.name;
    if (named !== undefined) return named;
    throw new WhereError(
      `${given} is not the name of a repository. Write --repository OWNER/NAME.`,
    );
  }
  const origin = await tryGit(folder, ["remote", "get-url", "origin"]);
  if (origin === undefined) {
    throw new WhereError(
      "This folder has no git remote named origin, so it is not known which repository on GitHub to look at. Run this in a clone of the registry, or add --repository OWNER/NAME.",
    );
  }
  const remote = parseRemote(origin);
  if (remote?.host === host) return remote.name;
  // An address may have a password in it.
  const where = remote ? `on ${remote.host}` : "not at an address of GitHub";
  throw new WhereError(
    `The remote origin is ${where}, and not on ${host}. Add --repository OWNER/NAME; for a GitHub server of your own, set GITHUB_SERVER_URL=https://HOST, too.`,
  );
}

/** Of GITHUB_TOKEN or GH_TOKEN, or the one that gh has. Throws WhereError; no message has the token in it. */
export async function findToken(): Promise<string> {
  for (const name of ["GITHUB_TOKEN", "GH_TOKEN"]) {
    const token = process.env[name]?.trim();
    if (token) return soundToken(token, name);
  }
  const { host } = new URL(serverUrl());
  const token = await tokenOfGh(host);
  if (token) return soundToken(token, "gh");
  throw new WhereError(
    `There is no token for ${host}. Run gh auth login, or set GITHUB_TOKEN to a token of yours: on github.com, Settings, Developer settings, Personal access tokens. It needs read access to the repository's Administration, Actions, Contents, Issues, Pages, Secrets and Variables; for --fix, write access to Administration, Actions, Issues and Pages.`,
  );
}

/** What cannot be in a header would be refused with the token in the words. */
function soundToken(token: string, from: string): string {
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new WhereError(
    `The token of ${from} has a space or a character that no token has. Copy it again.`,
  );
}

/** Undefined where gh is not installed, or not logged in there. */
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
