// Pushes as a person does: from a checkout, by git.

import { GitRepository } from "../../support/git-repository.ts";
import type { HostedRepository } from "./server/hosted-repository.ts";

export interface ToPush {
  branch: string;
  from: string;
  title: string;
  change: (it: GitRepository) => void;
  /** The date of its commits, ISO 8601. */
  at?: string | undefined;
}

/**
 * Moves a branch, by force, to what is made of another one's tip in a checkout that shares the repository's
 * objects; gives the new tip.
 */
export function pushTo({ folder }: HostedRepository, wanted: ToPush): string {
  const { branch, from, title, change, at } = wanted;
  const checkout = new GitRepository({ folder, ref: `refs/heads/${from}` });
  checkout.at = at;
  try {
    change(checkout);
    const isClean = checkout.git("status", "--porcelain") === "";
    const tip = isClean ? checkout.git("rev-parse", "HEAD") : checkout.commit(title);
    checkout.git("update-ref", `refs/heads/${branch}`, tip);
    return tip;
  } finally {
    checkout.delete();
  }
}
