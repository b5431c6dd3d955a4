// The source of a workflow or an action, from its `uses:`: `./path` and `$/path` of the same repository, or
// `OWNER/REPO/path@REF` of any.

import type { HostedRepository } from "../server/hosted-repository.ts";
import type { State } from "../server/state.ts";

export interface Source {
  repository: HostedRepository;
  sha: string;
  /** Below the repository's top. */
  path: string;
  /** As written: a branch, a tag or a hash. */
  ref: string;
}

/** `OWNER/REPO/path@REF` */
export function fullRef({ repository, path, ref }: Source): string {
  const whole = path === "" ? repository.fullName : `${repository.fullName}/${path}`;
  return `${whole}@${ref}`;
}

interface Remote {
  fullName: string;
  path: string;
  ref: string;
}

/** Undefined if it is in the same repository. */
export function readRemote(uses: string): Remote | undefined {
  const [, fullName = "", path = "", ref = ""] =
    /^([\w.-]+\/[\w.-]+)(?:\/([^@]*))?@(.+)$/.exec(uses) ?? [];
  return /^[.$]\//.test(uses) || fullName === "" ? undefined : { fullName, path, ref };
}

/** In the same repository, at the same commit. */
export function sibling(owner: Pick<Source, "repository" | "sha">, uses: string): Source {
  const { repository, sha } = owner;
  return { repository, sha, path: uses.slice(2), ref: sha };
}

/** Undefined if the repository or the ref does not exist. A tag goes before a branch of the same name. */
export async function findRemote(
  { fullName, path, ref }: Remote,
  { repositories }: State,
): Promise<Source | undefined> {
  const repository = repositories.get(fullName);
  if (!repository) return undefined;
  const isHash = /^[0-9a-f]{40}$/.test(ref);
  const names = isHash ? [ref] : [`refs/tags/${ref}`, `refs/heads/${ref}`];
  for (const name of names) {
    const sha = await repository.commitNamed(name);
    if (sha !== undefined) return { repository, sha, path, ref };
  }
  return undefined;
}
