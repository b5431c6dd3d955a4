// The findings of a verification as text for a terminal: problems, then how much was verified, then what could not
// be.

import { groupBy } from "../group-by.ts";
import { counted, oneLine } from "../text.ts";
import type { Counts, SiteProblem, Unverified } from "../verify/findings.ts";
import type { Verification } from "../verify/verify-site.ts";
import { type Paint, PLAIN } from "./report.ts";

export function renderVerification(verification: Verification, paint: Paint = PLAIN): string {
  const { problems, more, unverified, verified, heads } = verification;
  const blocks = problems.map((problem) => renderProblem(problem, paint));
  if (more > 0) blocks.push(`and ${counted(more, "more problem")}`);
  return [
    ...blocks,
    renderCounts(verified),
    ...(unverified.length > 0 ? [renderUnverified(unverified, paint)] : []),
    ...(heads === null ? [] : [`The digest of all heads: ${heads}`]),
    verificationVerdict(problems.length + more, paint),
  ].join("\n\n");
}

function renderProblem(problem: SiteProblem, { bad, strong }: Paint): string {
  const { file, coalition, entry, message, expected, found } = problem;
  const where = coalition === null ? "" : `${coalition}${entry ? ` entry ${entry.seq}` : ""} in `;
  return [
    `${bad("problem")} ${strong(oneLine(where + file))}`,
    `  ${oneLine(message)}`,
    ...(entry ? [`  the entry: ${entryName(entry)}`] : []),
    ...(expected === undefined ? [] : [`  expected: ${oneLine(expected)}`]),
    ...(found === undefined ? [] : [`  found:    ${oneLine(found)}`]),
  ].join("\n");
}

function entryName({ seq, at, commit, subject, hash }: NonNullable<SiteProblem["entry"]>): string {
  return `${seq}, ${at}, commit ${commit.slice(0, 12)} "${oneLine(subject)}", hash ${hash}`;
}

function renderCounts(counts: Counts): string {
  const { coalitions, entries, definitions, changes, files, feeds, lookups } = counts;
  return [
    "Recomputed from what is published:",
    `  ${counted(coalitions, "coalition")}`,
    `  ${counted(entries, "entry", "entries")}: number, hash, link to the previous entry`,
    `  ${counted(definitions, "definition")}: fingerprint, composition digest, git's id of the text`,
    `  ${counted(changes, "entry", "entries")}: the changes, from the definitions before and after`,
    ...(files > 0
      ? [
          `  ${counted(files, "file")}, built again and compared byte for byte: pages, constants, change logs,`,
          `  ${counted(feeds, "feed")} and the lookup of ${counted(lookups, "fingerprint")} among them`,
        ]
      : []),
  ].join("\n");
}

/** How many items with one reason are listed; the rest is only counted. */
const LISTED_ITEMS = 20;

/** Items with the same reason share it. */
function renderUnverified(unverified: readonly Unverified[], { strong }: Paint): string {
  const groups = [...groupBy(unverified, (it) => it.why)].map(([reason, group]) => {
    const named = group.slice(0, LISTED_ITEMS).map(({ coalition, what }) => {
      const whose = coalition === null ? "" : `${coalition}: `;
      return `  - ${oneLine(`${whose}${what}`)}`;
    });
    const rest = group.length - LISTED_ITEMS;
    const more = rest > 0 ? [`  - and ${rest} more like these; --json lists them`] : [];
    return [...named, ...more, `    ${oneLine(reason)}`];
  });
  return [strong("Not verified:"), ...groups.flat()].join("\n");
}

function verificationVerdict(problems: number, { bad, good }: Paint): string {
  if (problems === 0) return good("No problem found.");
  return bad(`${counted(problems, "problem")} found. Do not rely on the files above.`);
}
