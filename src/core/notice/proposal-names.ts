// The names of a notice's branches, made only from the number and the coalition's name, never from the text of
// an issue; and a key for what is proposed on one.

import { hashHex } from "../derivation/hash.ts";
import type { Id, Upcoming } from "../registry/definition.ts";

/** All branches of notices begin with it. */
export const NOTICE_BRANCHES = "bump-notice/";

/** The prefix of one notice's branches; ends with a slash. */
export function noticeBranches(number: number): string {
  return `${NOTICE_BRANCHES}${Math.trunc(number)}/`;
}

/** The number of the notice that a branch belongs to; undefined for other branches. */
export function noticeOfBranch(branch: string): number | undefined {
  const [, number] = /^bump-notice\/([1-9][0-9]{0,14})\/[^/]+$/.exec(branch) ?? [];
  return number === undefined ? undefined : Number(number);
}

export function noticeBranch(number: number, coalition: string): string {
  return noticeBranches(number) + inBranch(coalition);
}

export const CUTOVER_BRANCHES = "cutover/";

export function cutoverBranch(coalition: string): string {
  return CUTOVER_BRANCHES + inBranch(coalition);
}

/** git rejects a branch name with a part that ends in `.lock`. No coalition's name has a `_`. */
function inBranch(coalition: string): string {
  return coalition.replaceAll(".", "_");
}

/** Equal only for equal proposals. */
export function proposalKey(what: string, entries: readonly Upcoming[]): Id {
  const facts = entries.map(({ notice, kind, id, to, effectiveAt, reason }) => [
    ...[notice, kind, id, to],
    ...[effectiveAt, reason],
  ]);
  return hashHex(JSON.stringify([what, facts]));
}
