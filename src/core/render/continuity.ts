// Why a build is not published: what was published before is not in the new history. In words for the
// person who has to mend it.

import type { Standing } from "../history/continuity.ts";
import type { Entry } from "../history/entry.ts";
import { counted, oneLine } from "../text.ts";

/** Whether publishing would take something back that was published. */
export function breaksContinuity({ state }: Standing): boolean {
  return state === "rewritten" || state === "gone" || state === "unsound";
}

/** `broken`: what keeps it from being published; `publishAllTheSame` is the sentence that says how, at this door. */
export function renderRefusal(
  broken: readonly Standing[],
  { where, publishAllTheSame }: { where: string; publishAllTheSame: string },
): string {
  return [
    `Not published: the history of ${counted(broken.length, "coalition")} is not the one that ${oneLine(where)} has already.`,
    ...broken.map(renderStanding),
    WHY,
    MEND,
    publishAllTheSame,
  ].join("\n\n");
}

const WHY =
  "Integrators rely on what was published: an entry that goes, or says something else afterwards, would leave their builds unexplained. So nothing is published that does not hold every entry there was.";

const MEND =
  "To mend it, bring the commits named above back to the branch, and put later work on top of them: a clone that had them finds them by `git reflog`, or `git fetch origin COMMIT` gets them from where they still are; then `git reset --keep COMMIT` or `git merge COMMIT`, and push.";

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
        ...standing.missing.map((entry) => `  ${nameEntry(entry)}`),
      ].join("\n");
    case "rewritten":
      return [
        `${coalition}: ${counted(standing.gone.length, "published entry is", "published entries are")} not in this history.`,
        ...standing.gone.map((entry) => `  ${nameEntry(entry)}`),
        `  In place of the first of them, this history has ${nameEntry(standing.now)}`,
        ...whatDiffers(standing.gone[0], standing.now).map((line) => `    ${line}`),
      ].join("\n");
    case "gone":
      return `${coalition}: it has ${counted(standing.entries, "published entry", "published entries")} up to the hash ${standing.head}, and this history has none of it. Was its file never in this branch, or in another folder?`;
    case "unsound":
      return `${coalition}: the published site contradicts itself. ${oneLine(standing.why)}`;
  }
}

/** "entry 3 of 2026-01-07T09:00:00Z, commit 0535a0a75ffe "Add b.mainnet", hash c708…". */
export function nameEntry({ seq, at, commit, subject, hash }: Entry): string {
  return `entry ${seq} of ${at}, commit ${commit.slice(0, 12)} "${oneLine(subject)}", hash ${hash}`;
}

const TOLD = ["at", "commit", "subject", "fingerprint", "compositionDigest", "blob"] as const;

/** Each plain fact that is another one, then and now. */
function whatDiffers(then: Entry, now: Entry): string[] {
  const facts = TOLD.flatMap((fact) => {
    const [before, after] = [factOf(then, fact), factOf(now, fact)];
    return before === after
      ? []
      : [`${fact}: ${oneLine(before)} published, ${oneLine(after)} here`];
  });
  return facts.length > 0 ? facts : ["it tells other changes, or follows on another entry"];
}

function factOf(entry: object, fact: (typeof TOLD)[number]): string {
  return String((entry as Record<string, unknown>)[fact] ?? "none");
}
