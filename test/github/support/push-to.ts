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

/** Pushes from a checkout of its own, by force, and gives the branch's new tip. */
export function pushTo({ folder }: HostedRepository, wanted: ToPush): string {
  const { branch, from, title, change, at } = wanted;
  const checkout = new GitRepository();
  checkout.at = at;
  try {
    checkout.git("fetch", "--quiet", folder, `refs/heads/${from}`);
    checkout.git("checkout", "--quiet", "-B", branch, "FETCH_HEAD");
    change(checkout);
    if (checkout.git("status", "--porcelain") !== "") checkout.commit(title);
    checkout.git("push", "--quiet", "--force", folder, `HEAD:refs/heads/${branch}`);
    return checkout.git("rev-parse", "HEAD");
  } finally {
    checkout.delete();
  }
}
