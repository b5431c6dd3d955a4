// What the branches of a notice are called, and what is proposed on one, in a word. The names are made of
// the number and of names of coalitions alone, never of anything that an issue says.

import { hashHex } from "../derivation/hash.ts";
import type { Id, Upcoming } from "../registry/definition.ts";

/** What the names of all branches of notices begin with. */
export const NOTICE_BRANCHES = "bump-notice/";

/** Those of one notice; ends with a slash. */
export function noticeBranches(number: number): string {
  return `${NOTICE_BRANCHES}${Math.trunc(number)}/`;
}

/** The number of the notice that a branch is of; undefined of a branch that is named otherwise. */
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

/** git takes no branch whose name has a part that ends with `.lock`; no coalition's name has a `_`. */
function inBranch(coalition: string): string {
  return coalition.replaceAll(".", "_");
}

/** The same for the same proposal alone. */
export function proposalKey(what: string, entries: readonly Upcoming[]): Id {
  const told = entries.map(({ notice, kind, id, to, effectiveAt, reason }) => [
    ...[notice, kind, id, to],
    ...[effectiveAt, reason],
  ]);
  return hashHex(JSON.stringify([what, told]));
}
