// The folder of a new registry, made as a maintainer makes it: with the next commands that `init` prints.

import { join } from "node:path";
import { lattice, OPERATOR } from "../../support/definitions.ts";
import { filesBelow } from "../../support/files-below.ts";
import { peerOf } from "../../support/ids.ts";
import type { DataRegistry } from "./data-registry.ts";
import { gitFed } from "./server/git.ts";

/** The clone, below its user's home. */
export const CLONE = "registry";

export interface Layout {
  /** `acme/registry` */
  fullName: string;
  branch: string;
  /** Below `coalitions/`; "" for its top. */
  folder: string | undefined;
}

export function definitionFile({ folder }: Layout, name: string): string {
  return ["coalitions", folder, `${name}.json`].filter(Boolean).join("/");
}

/** With one coalition and one commit. Returns what `init` printed and wrote. */
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
  await git(world, "init", "--quiet", `--initial-branch=${branch}`);
  await addCoalition(world, "mini.one", folder);
  await world.command(CLONE, "owners", "--write");
  await world.command(CLONE, "check");
  await git(world, "add", "--all");
  await git(world, "commit", "--quiet", "--message=Begin the registry");
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

/** Runs in the clone, with the registry's date. */
export async function git({ home, now }: DataRegistry, ...args: string[]): Promise<void> {
  const env = { GIT_AUTHOR_DATE: now, GIT_COMMITTER_DATE: now };
  await gitFed({ folder: join(home, CLONE), env }, ...args);
}
