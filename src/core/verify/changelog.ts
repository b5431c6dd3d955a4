// CHANGELOG.md: a heading for each entry, and under it the commit and the fingerprint.

import type { Entry } from "../history/entry.ts";
import type { Findings } from "./findings.ts";

const HEADING = /^## (\d+): (\d{4}-\d{2}-\d{2})/gm;

/** Every entry once, newest first. The words are not compared. */
export function checkChangelog(
  file: string,
  text: string,
  entries: readonly Entry[],
  findings: Findings,
): void {
  const starts = [...text.matchAll(HEADING)];
  const sections = starts.map((start, index) => ({
    seq: Number(start[1]),
    day: start[2],
    text: text.slice(start.index, starts[index + 1]?.index),
  }));
  const newestFirst = [...entries].reverse();
  for (const [index, entry] of newestFirst.entries()) {
    const section = sections[index];
    if (section?.seq !== entry.seq) {
      const message = "The entry is missing, or stands at another place.";
      findings.problem(file, message, { entry, expected: entry.seq, found: section?.seq });
      return;
    }
    const facts = [
      [entry.at.slice(0, 10), section.day === entry.at.slice(0, 10)],
      [entry.commit.slice(0, 12), section.text.includes(`(commit ${entry.commit.slice(0, 12)})`)],
      [entry.fingerprint, section.text.includes(`\`${entry.fingerprint}\``)],
    ] as const;
    for (const [expected, isThere] of facts) {
      if (!isThere) findings.problem(file, "The entry is told otherwise.", { entry, expected });
    }
  }
  if (sections.length > entries.length) {
    const found = sections[entries.length]?.seq;
    findings.problem(file, "It has more than the entries of the chain.", { found });
  }
}
