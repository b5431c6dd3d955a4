// The folder of a new registry, made as its maintainer makes it: by the commands that `init` names next.

import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { lattice, OPERATOR } from "../../support/definitions.ts";
import { filesBelow } from "../../support/files-below.ts";
import { peerOf } from "../../support/ids.ts";
import type { DataRegistry } from "./data-registry.ts";

/** Where its people have it: below their home. */
export const CLONE = "registry";

export interface Layout {
  /** `acme/registry` */
  fullName: string;
  branch: string;
  /** Below `coalitions/`; at its top where there is none. */
  folder: string | undefined;
}

export function definitionFile({ folder }: Layout, name: string): string {
  return ["coalitions", folder, `${name}.json`].filter(Boolean).join("/");
}

/** With one coalition and one commit. Gives what `init` said, and what it wrote. */
export async function beginFolder(world: DataRegistry) {
  const { fullName, branch, folder } = world.layout;
  const said = await world.command(
    ".",
    ...["init", "registry", "--name", "Acme coalitions"],
    ...[
      ...["--description", "What acme runs, and every change to it."],
      ...["--repository", fullName, "--maintainer", "ada", "--branch", branch],
    ],
  );
  const begun = filesBelow(join(world.home, CLONE));
  git(world, "init", "--quiet", `--initial-branch=${branch}`);
  await addCoalition(world, "mini.one", folder);
  await world.command(CLONE, "owners", "--write");
  await world.command(CLONE, "check");
  git(world, "add", "--all");
  git(world, "commit", "--quiet", "--message=Begin the registry");
  return { said, begun };
}

async function addCoalition(world: DataRegistry, name: string, folder?: string) {
  const { name: instance, chainId, stableId, handshake } = lattice("mini.mainnet");
  const [{ login, id } = { login: "", id: 0 }] = OPERATOR.github;
  await world.command(
    CLONE,
    "new",
    name,
    ...(folder ? ["--folder", folder] : []),
    ...[
      ...["--archetype", "ecosystem", "--title", `Mini coalition ${name}`],
      ...["--summary", "A coalition in *miniature*.", "--operator", OPERATOR.name],
      ...["--operator-url", OPERATOR.url ?? "", "--github", `${login}:${id}`],
      ...["--lattice", instance, "--chain-id", `${chainId}`, "--stable-id", stableId],
      ...["--handshake", handshake, "--peer-id", peerOf("peer")],
    ],
  );
}

/** In the clone, with the date that it is in the registry. */
export function git({ home, now }: DataRegistry, ...args: string[]): string {
  const cwd = join(home, CLONE);
  mkdirSync(cwd, { recursive: true });
  const who = ["AUTHOR", "COMMITTER"].flatMap((role) => [
    [`GIT_${role}_NAME`, "Ada"],
    [`GIT_${role}_EMAIL`, "ada@example.org"],
    [`GIT_${role}_DATE`, now],
  ]);
  const env = { PATH: process.env.PATH, HOME: home, GIT_CONFIG_NOSYSTEM: "1" };
  const all = { ...env, ...Object.fromEntries(who) };
  return execFileSync("git", args, { cwd, env: all, encoding: "utf8" }).trim();
}
