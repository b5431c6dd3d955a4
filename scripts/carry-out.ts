// Carries out a plan, unless the check refuses it: writes the files, and prints what was written, what breaks and for
// whom, and what to do next.

import type { Edited, Plan } from "../src/core/edit/plan.ts";
import type { Problem } from "../src/core/problem.ts";
import { type Proposal, proposePullRequest } from "../src/core/render/edit-proposal.ts";
import { renderReport } from "../src/core/render/report.ts";
import { shellWord } from "../src/core/shell.ts";
import { counted, listed, oneLine } from "../src/core/text.ts";
import { renderChanges } from "./render-changes.ts";
import { EXIT, type ExitCode, paint, printResult } from "./terminal.ts";
import { writeFiles } from "./write-files.ts";

export interface CarryOutOptions {
  dryRun?: boolean;
  json?: boolean;
  /** Why, in a sentence, for the pull request. */
  reason?: string | undefined;
}

export interface OtherFiles {
  /** Files to edit that already have problems. Nothing is written until they are fixed. */
  left?: FaultyFile[];
  /** Files of retired coalitions, which stay as they are. */
  retired?: string[];
}

interface FaultyFile {
  file: string;
  problems: Problem[];
}

/** Writes every file of the plan; or none, with exit code 1, if there are problems. */
export function carryOut(
  plan: Plan,
  { dryRun = false, json, reason }: CarryOutOptions,
  { left = [], retired = [] }: OtherFiles = {},
): ExitCode {
  const { edited, refused } = plan;
  const barred = refused.length > 0 || left.length > 0;
  const written = !dryRun && !barred && edited.length > 0;
  if (written) writeFiles(edited);
  const ready = edited.length > 0 && left.length === 0 && edited.every(({ ok }) => ok);
  const proposal = ready ? proposePullRequest(edited, reason) : null;
  const facts = { written, edited: edited.map(factsOf), refused, left, retired };
  printResult(json, { ...facts, pullRequest: proposal }, () => {
    const kept = retired.map((file) => `${oneLine(file)} is unchanged: its coalition has retired.`);
    return [
      ...faultyFiles(left),
      ...(refused.length > 0 ? refusal(plan) : []),
      ...(barred ? [] : account(edited, written, dryRun)),
      ...kept,
      ...nextSteps(proposal, dryRun),
    ].join("\n\n");
  });
  return barred ? EXIT.problems : EXIT.fine;
}

/** For programs. The texts are left out: they are in the files, or will not be written. */
function factsOf({ file, name, changes, fingerprint, follows, problems }: Edited) {
  const breaking = changes.some((change) => change.breaking);
  return { file, name, breaking, changes, fingerprint, follows, problems };
}

/** What was written and for whom it breaks, then each file. */
function account(edited: readonly Edited[], written: boolean, dryRun: boolean): string[] {
  const files = counted(edited.length, "file");
  const broken = edited.filter(({ changes }) => changes.some((change) => change.breaking));
  const whom =
    broken.length === 0
      ? "no integrator"
      : `integrators of ${listed(broken.map(({ name }) => name))}`;
  const verdict = written
    ? `${files} written. This breaks ${whom}.`
    : dryRun && edited.length > 0
      ? `Nothing was written (--dry-run). This would write ${files} and break ${whom}.`
      : "Nothing was written.";
  return [paint().good(verdict), ...edited.map(accountOf)];
}

function accountOf({ file, changes, fingerprint, follows, problems }: Edited): string {
  const found = problems.map(
    ({ severity, code, message }) => `${paint().warn(severity)} ${code}: ${oneLine(message)}`,
  );
  return [
    paint().strong(oneLine(file)),
    renderChanges(changes, fingerprint, paint()),
    ...follows.map(noteOf),
    ...found,
  ].join("\n\n");
}

function noteOf(text: string): string {
  return `${paint().warn("note:")} ${text}`;
}

function refusal({ edited, refused }: Plan): string[] {
  const files = new Set(refused.map(({ file }) => file)).size;
  return [
    paint().bad("Nothing was written, because the change would cause these problems:"),
    renderReport({ ok: false, checked: files, problems: refused }, paint()),
    ...edited.flatMap(({ follows }) => follows.map(noteOf)),
  ];
}

function faultyFiles(left: readonly FaultyFile[]): string[] {
  if (left.length === 0) return [];
  const files = listed(left.map(({ file }) => oneLine(file)));
  return [
    paint().bad(`Nothing was written. First fix the problems in ${files}:`),
    ...left.map(({ problems }) => renderReport({ ok: false, checked: 1, problems }, paint())),
  ];
}

function nextSteps(proposal: Proposal | null, dryRun: boolean): string[] {
  if (!proposal) return [];
  const { title, body } = proposal;
  const { faint } = paint();
  if (dryRun) return [faint("Its pull request would say:"), title, body.trimEnd()];
  return [
    faint("Next, commit:"),
    `git commit --all --message ${shellWord(title)}`,
    faint("Then open a pull request with this title and text:"),
    title,
    body.trimEnd(),
  ];
}
