// A plan on the terminal: what changes in which file, what it breaks, the pull request to open; and
// the writing of it, unless the check refuses something.

import type { Edited, Plan } from "../src/core/edit/plan.ts";
import type { Problem } from "../src/core/problem.ts";
import { type Proposal, proposePullRequest } from "../src/core/render/edit-proposal.ts";
import { renderReport } from "../src/core/render/report.ts";
import { counted, oneLine } from "../src/core/text.ts";
import { renderChanges } from "./render-changes.ts";
import { EXIT, type ExitCode, paint, printResult, quoted } from "./terminal.ts";
import { writeFiles } from "./write-files.ts";

export interface CarryOutOptions {
  dryRun?: boolean;
  json?: boolean;
  /** Why, in a sentence: for the pull request. */
  reason?: string | undefined;
}

export interface Beyond {
  /** Files that would have been edited, and have problems of their own; then nothing is written. */
  left?: { file: string; problems: Problem[] }[];
  /** Files of coalitions that have retired, which stay as they are. */
  retired?: string[];
}

/** Writes all that the plan edits, and says so; or nothing, and 1, where something stands against it. */
export function carryOut(
  plan: Plan,
  { dryRun = false, json, reason }: CarryOutOptions,
  { left = [], retired = [] }: Beyond = {},
): ExitCode {
  const { edited, refused } = plan;
  const barred = refused.length > 0 || left.length > 0;
  const written = !dryRun && !barred && edited.length > 0;
  if (written) writeFiles(edited);
  const ready = edited.length > 0 && left.length === 0 && edited.every(({ ok }) => ok);
  const proposal = ready ? proposePullRequest(edited, reason) : null;
  const facts = { written, edited: edited.map(factsOf), refused, left, retired };
  printResult(json, { ...facts, pullRequest: proposal }, () => {
    const words =
      refused.length > 0
        ? refusal(plan)
        : left.length > 0
          ? [paint().bad(`Mend ${listed(left)} first; nothing was written.`)]
          : account(plan.edited, written, dryRun);
    const kept = retired.map(
      (file) => `${oneLine(file)} is of a coalition that has retired, and stays as it is.`,
    );
    return [...left.map(leftAlone), ...kept, ...words, ...proposed(proposal)].join("\n\n");
  });
  return barred ? EXIT.problems : EXIT.fine;
}

function listed(left: readonly { file: string }[]): string {
  return left.map(({ file }) => oneLine(file)).join(", ");
}

/** For programs: the texts themselves are in the files, or are not to be. */
function factsOf({ file, name, changes, fingerprint, follows, problems }: Edited) {
  const breaking = changes.some((change) => change.breaking);
  return { file, name, breaking, changes, fingerprint, follows, problems };
}

function account(edited: readonly Edited[], written: boolean, dryRun: boolean): string[] {
  const files = counted(edited.length, "file");
  const verdict = written
    ? `${files} written.`
    : dryRun
      ? `Nothing was written, as --dry-run asks: ${files} would be.`
      : "Nothing was written.";
  return [...edited.map(accountOf), paint().good(verdict)];
}

function accountOf({ file, changes, fingerprint, follows, problems }: Edited): string {
  const told = problems.map(
    ({ severity, code, message }) => `${severity} ${code}: ${oneLine(message)}`,
  );
  return [
    paint().strong(oneLine(file)),
    renderChanges(changes, fingerprint, paint()),
    ...[...follows, ...told].map(noteOf),
  ].join("\n\n");
}

function noteOf(text: string): string {
  return `${paint().warn("note:")} ${text}`;
}

function refusal({ edited, refused }: Plan): string[] {
  const files = new Set(refused.map(({ file }) => file)).size;
  return [
    renderReport({ ok: false, checked: files, problems: refused }, paint()),
    ...edited.flatMap(({ follows }) => follows.map(noteOf)),
    paint().bad("The change would lead to these problems, so nothing was written."),
  ];
}

function leftAlone({ file, problems }: { file: string; problems: Problem[] }): string {
  const report = renderReport({ ok: false, checked: 1, problems }, paint());
  return `${report}\n\n${paint().bad(`${oneLine(file)} has problems of its own.`)}`;
}

function proposed(proposal: Proposal | null): string[] {
  if (!proposal) return [];
  const { title, body } = proposal;
  return [
    paint().faint("A pull request for it, to paste:"),
    title,
    body.trimEnd(),
    paint().faint("Its commit:"),
    `git commit --all --message ${quoted(title)}`,
  ];
}
