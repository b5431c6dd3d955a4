// Why a build is not published: the new history lacks published entries. Worded for the person who has to fix it.

import type { ChainComparison } from "../history/continuity.ts";
import type { Entry } from "../history/entry.ts";
import { canBeAccepted, type Origin } from "../history/publishing.ts";
import { counted, oneLine } from "../text.ts";

export interface Refusing {
  /** Where the site is published. */
  where: string;
  /** The commit that the published site was built from, and how it relates to the checked-out one. */
  commit: string | null;
  origin: Origin;
  /** How to publish anyway, worded for this caller. */
  publishAnyway: string;
}

/** `broken`: what keeps it from being published. */
export function renderRefusal(
  broken: readonly ChainComparison[],
  { where, commit, origin, publishAnyway }: Refusing,
): string {
  return [
    `Not published: the history of ${counted(broken.length, "coalition")} differs from the one published at ${oneLine(where)}.`,
    ...(commit === null ? [] : [describeOrigin(commit, origin)]),
    ...broken.map(renderComparison),
    CONTINUITY_RULE,
    HOW_TO_RESTORE,
    canBeAccepted(broken) ? publishAnyway : NOT_ACCEPTABLE,
  ].join("\n\n");
}

function describeOrigin(commit: string, origin: Origin): string {
  switch (origin) {
    case "unknown":
      return `This clone does not have the published commit ${commit}. If the clone is only behind, run: git fetch. If no branch has that commit any longer, history was rewritten.`;
    case "diverged":
      return `The published site was built from commit ${commit}, which has diverged from the commit that is checked out. Merge one into the other, or check out the published branch.`;
    case "same":
      return `The published site was built from this same commit, ${commit}, but has different entries. It comes from another folder of this repository, or from another version of this software.`;
    case "older":
      return `The published site was built from commit ${commit}, which is older than the one that is checked out.`;
    case "newer":
      return `The published site was built from commit ${commit}, which is newer than the one that is checked out, but this history is different.`;
  }
}

/** Whether anything was published before; undefined if that is unknown. */
export type Witness = "nothing" | "something" | undefined;

/** For when no site was found although there should be one. */
export function renderNoSite(where: string, witness: Witness, sayFirst: string): string {
  const what =
    witness === "something"
      ? `The site at ${oneLine(where)} is gone, although one was published from here before. Without it, this build cannot be compared with what was published, and facts that only the site has are lost.`
      : `There is no site at ${oneLine(where)}: it has neither api/v1/state.json nor api/v1/index.json. So this build cannot be compared with what was published before.`;
  return `${what} If the address is wrong, correct it. If the site is gone, restore it from a copy. ${sayFirst}`;
}

/** For when a folder without history would replace a site. */
export function renderNoHistory(where: string): string {
  return `Not published: this folder has no git history, so every entry of the site at ${oneLine(where)} would be lost. Build in a clone of the registry.`;
}

const CONTINUITY_RULE =
  "Integrators rely on published entries to explain their builds. So a build is published only if it has every earlier entry, unchanged.";

const HOW_TO_RESTORE =
  "To fix it, bring the commits above back to the branch, with later work on top of them. Find them with `git reflog` in a clone that had them, or get them with `git fetch origin COMMIT`. Then run `git reset --keep COMMIT` or `git merge COMMIT`, and push.";

const NOT_ACCEPTABLE =
  "Even with a reason, you cannot publish over a site that contradicts itself, or without a coalition that was published. Fix the site, or bring the coalition's file back, first.";

/** What happened to one coalition, naming every entry. */
export function renderComparison(comparison: ChainComparison): string {
  const { coalition } = comparison;
  switch (comparison.state) {
    case "same":
      return `${coalition}: unchanged.`;
    case "new":
      return `${coalition}: not published yet.`;
    case "ahead":
      return `${coalition}: ${counted(comparison.more, "new entry", "new entries")}.`;
    case "behind":
      return [
        `${coalition}: this history ends before ${counted(comparison.missing.length, "published entry", "published entries")}.`,
        ...comparison.missing.map((entry) => `  ${describeEntry(entry)}`),
      ].join("\n");
    case "rewritten":
      return [
        `${coalition}: ${counted(comparison.gone.length, "published entry is", "published entries are")} not in this history.`,
        ...comparison.gone.map((entry) => `  ${describeEntry(entry)}`),
        `  In place of the first of them, this history has ${describeEntry(comparison.now)}`,
        ...differingFacts(comparison.gone[0], comparison.now).map((line) => `    ${line}`),
      ].join("\n");
    case "gone":
      return `${coalition}: it has ${counted(comparison.entries, "published entry", "published entries")} up to the hash ${comparison.head}, but this history has none of them. Is its file on another branch, or in another folder?`;
    case "invalid":
      return `${coalition}: the published site contradicts itself. ${oneLine(comparison.reason)}`;
  }
}

/** "entry 3 of 2026-01-07T09:00:00Z, commit 0535a0a75ffe "Add b.mainnet", hash c708…". */
function describeEntry({ seq, at, commit, subject, hash }: Entry): string {
  return `entry ${seq} of ${at}, commit ${commit.slice(0, 12)} "${oneLine(subject)}", hash ${hash}`;
}

const COMPARED_FACTS = [
  "at",
  "commit",
  "subject",
  "fingerprint",
  "compositionDigest",
  "blob",
] as const;

/** Each plain fact that differs, before and now. */
function differingFacts(then: Entry, now: Entry): string[] {
  const facts = COMPARED_FACTS.filter((fact) => then[fact] !== now[fact]).map(
    (fact) => `${fact}: ${oneLine(then[fact])} published, ${oneLine(now[fact])} here`,
  );
  return facts.length > 0 ? facts : ["its changes or the entry before it differ"];
}
