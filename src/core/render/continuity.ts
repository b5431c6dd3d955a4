// Why a build is not published: what was published before is not in the new history. In words for the
// person who has to mend it.

import type { Standing } from "../history/continuity.ts";
import type { Entry } from "../history/entry.ts";
import { canBeAccepted, type Origin } from "../history/publishing.ts";
import { counted, oneLine } from "../text.ts";

export interface Refusing {
  /** Where it is published. */
  where: string;
  /** The commit that the published site was made from, and how it is to the one that is checked out. */
  commit: string | null;
  origin: Origin;
  /** The sentence that says how to publish all the same, at this door. */
  publishAllTheSame: string;
}

/** `broken`: what keeps it from being published. */
export function renderRefusal(
  broken: readonly Standing[],
  { where, commit, origin, publishAllTheSame }: Refusing,
): string {
  return [
    `Not published: the history of ${counted(broken.length, "coalition")} is not the one that ${oneLine(where)} has already.`,
    ...(commit === null ? [] : [originInWords(commit, origin)]),
    ...broken.map(renderStanding),
    WHY_NOT_PUBLISHED,
    HOW_TO_RESTORE,
    canBeAccepted(broken) ? publishAllTheSame : NOT_ACCEPTABLE,
  ].join("\n\n");
}

function originInWords(commit: string, origin: Origin): string {
  switch (origin) {
    case "unknown":
      return `This clone does not have the commit ${commit} that is published. If it only lags behind, fetch first: git fetch. If no branch has that commit any more, history was rewritten.`;
    case "diverged":
      return `What is published was made from the commit ${commit}, which is neither before nor after the commit that is checked out: the two went apart. Merge the one into the other, or check out the branch that is published.`;
    case "same":
      return `What is published was made from this very commit, ${commit}, and yet has other entries: it is of another folder of this repository, or was made by another version of this software.`;
    case "older":
      return `What is published was made from the commit ${commit}, which is before the one that is checked out.`;
    case "newer":
      return `What is published was made from the commit ${commit}, which is after the one that is checked out, and yet this history has something else.`;
  }
}

/** What is known of earlier publications: that there was none, or one; undefined where nobody can tell. */
export type Witness = "nothing" | "something" | undefined;

/** Where nothing is published, and that is not as it should be. */
export function renderNoSite(where: string, witness: Witness, sayFirst: string): string {
  const what =
    witness === "something"
      ? `There is no site at ${oneLine(where)} any more, although one was published from here before. Without it, nothing holds this build to what was published, and what only the site tells is lost.`
      : `There is no site at ${oneLine(where)}: it has neither api/v1/state.json nor api/v1/index.json. So nothing would hold this build to what was published before.`;
  return `${what} If the address is another one, name that. If the site is gone, put it back from a copy. ${sayFirst}`;
}

/** Where a folder without history would take the place of a site. */
export function renderNoHistory(where: string): string {
  return `Not published: this folder has no git history, and ${oneLine(where)} has a site. Every entry of it would be lost. Build it in a clone of the registry.`;
}

const WHY_NOT_PUBLISHED =
  "Integrators rely on what was published: an entry that goes, or says something else afterwards, would leave their builds unexplained. So nothing is published that does not hold every entry there was.";

const HOW_TO_RESTORE =
  "To mend it, bring the commits named above back to the branch, and put later work on top of them: a clone that had them finds them by `git reflog`, or `git fetch origin COMMIT` gets them from where they still are; then `git reset --keep COMMIT` or `git merge COMMIT`, and push.";

const NOT_ACCEPTABLE =
  "Of these, a coalition that would be gone, or a published site that contradicts itself, cannot be published over even with a reason: bring the coalition's file back, or mend the site, first.";

/** What became of one coalition, every entry by its name. */
export function renderStanding(standing: Standing): string {
  const { coalition } = standing;
  switch (standing.state) {
    case "same":
      return `${coalition}: as it is published.`;
    case "new":
      return `${coalition}: not published yet.`;
    case "ahead":
      return `${coalition}: ${counted(standing.more, "new entry", "new entries")}.`;
    case "behind":
      return [
        `${coalition}: this history ends before ${counted(standing.missing.length, "published entry", "published entries")}.`,
        ...standing.missing.map((entry) => `  ${entryInWords(entry)}`),
      ].join("\n");
    case "rewritten":
      return [
        `${coalition}: ${counted(standing.gone.length, "published entry is", "published entries are")} not in this history.`,
        ...standing.gone.map((entry) => `  ${entryInWords(entry)}`),
        `  In place of the first of them, this history has ${entryInWords(standing.now)}`,
        ...differingFacts(standing.gone[0], standing.now).map((line) => `    ${line}`),
      ].join("\n");
    case "gone":
      return `${coalition}: it has ${counted(standing.entries, "published entry", "published entries")} up to the hash ${standing.head}, and this history has none of it. Was its file never in this branch, or in another folder?`;
    case "unsound":
      return `${coalition}: the published site contradicts itself. ${oneLine(standing.why)}`;
  }
}

/** "entry 3 of 2026-01-07T09:00:00Z, commit 0535a0a75ffe "Add b.mainnet", hash c708…". */
export function entryInWords({ seq, at, commit, subject, hash }: Entry): string {
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

/** Each plain fact that is another one, then and now. */
function differingFacts(then: Entry, now: Entry): string[] {
  const facts = COMPARED_FACTS.filter((fact) => then[fact] !== now[fact]).map(
    (fact) => `${fact}: ${oneLine(then[fact])} published, ${oneLine(now[fact])} here`,
  );
  return facts.length > 0 ? facts : ["it tells other changes, or follows on another entry"];
}
