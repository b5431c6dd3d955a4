// First-parent histories in memory: commits that write, remove and move files, one a day.

import {
  ChangeLog,
  type Commit,
  type FileChange,
  type Publication,
  type Skipped,
} from "../../src/core/history/change-log.ts";
import { timeFromEpoch } from "../../src/core/time.ts";
import { committed } from "./blob-id.ts";
import { bytesOfText, bytesOfValue } from "./registries.ts";

const START = Date.UTC(2026, 0, 5) / 1000;
const DAY = 24 * 60 * 60;

/** What a commit does to each file: the value or text that it then holds, or null to remove it. */
export type Step = Record<string, object | string | null>;

function bytesOf(content: object | string | null): FileChange["bytes"] {
  if (content === null) return null;
  return typeof content === "string" ? bytesOfText(content) : bytesOfValue(content);
}

/** The commit that is the `index`-th of a history; by its date, one a day. */
export function commitOf(step: Step, index: number, day = index): Commit {
  return {
    commit: index.toString(16).padStart(40, "0"),
    at: timeFromEpoch(START + day * DAY),
    subject: `Commit ${index}`,
    files: Object.entries(step).map(([file, content]) => committed(file, bytesOf(content))),
  };
}

/** The change log's results for each commit. */
export function logOf(
  steps: readonly Step[],
  days?: readonly number[],
  log = new ChangeLog(),
): (Publication | Skipped)[][] {
  return steps.map((step, index) => log.add(commitOf(step, index, days?.[index])));
}

/** The entries of a history, in its order. */
export function entriesOf(
  steps: readonly Step[],
  days?: readonly number[],
): Publication["entry"][] {
  return logOf(steps, days)
    .flat()
    .flatMap((result) => (result.type === "publication" ? [result.entry] : []));
}

/** `kind` of each entry's changes, or `skipped` with the codes of its problems, commit by commit. */
export function resultsOf(steps: Step[]): string[][] {
  return logOf(steps).map((results) =>
    results.map((it) =>
      it.type === "publication"
        ? it.entry.changes.map(({ kind }) => kind).join()
        : `skipped ${it.problems.map(({ code }) => code).join()}`.trim(),
    ),
  );
}
