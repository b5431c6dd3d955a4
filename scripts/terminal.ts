// Terminal output for every verb: results go to standard output, progress to standard error, and colour only to a
// terminal.

import pc from "picocolors";
import type { Problem } from "../src/core/problem.ts";
import { publishedJson } from "../src/core/published/json.ts";
import { type Paint, PLAIN } from "../src/core/render/report.ts";
import { shellWord } from "../src/core/shell.ts";
import { registryAddress } from "../src/core/stale/find-pins.ts";
import { cleanText } from "../src/core/text.ts";
import { isRegistry, registryAbove } from "../src/io/folders.ts";
import { systemRefusal } from "../src/io/system-refusal.ts";

/** Wrong usage. Its message is shown as it is, and the exit code is 2. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** Throws UsageError outside a registry's folder; `todo` says what to do there. */
export function requireRegistry(todo = RUN_IN_REGISTRY): void {
  if (isRegistry(process.cwd())) return;
  refuseWithin();
  throw new UsageError(`${NONE_HERE} ${todo}`);
}

const RUN_IN_REGISTRY =
  "Run this in a registry's folder. To begin a registry: npx mosaik-coalitions init FOLDER";

/** True if there is no registry yet, false in its folder. Throws UsageError in a folder within a registry. */
export function requireRegistryOrNone(): boolean {
  if (isRegistry(process.cwd())) return false;
  refuseWithin();
  return true;
}

const NONE_HERE = "There is no coalitions/ here, and no registry.config.json.";

function refuseWithin(): void {
  const above = registryAbove(process.cwd());
  if (above !== undefined) {
    throw new UsageError(`${NONE_HERE} The registry is in ${above}: run this there.`);
  }
}

export const EXIT = { fine: 0, problems: 1, broken: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export function print(text: string): void {
  process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
}

export function printJson(value: unknown): void {
  print(publishedJson(value, 2));
}

/** Prints the result as JSON for programs, or as text with the same facts. */
export function printResult(
  json: boolean | undefined,
  facts: unknown,
  words: (paint: Paint) => string,
): void {
  if (json) printJson(facts);
  else print(words(paint()));
}

/** The address given with --registry, with a final slash. */
export function registryOption(text: string): string {
  const address = registryAddress(text);
  if (address !== undefined) return address;
  throw new UsageError(
    `--registry ${JSON.stringify(text)} is not a web address. Give the http or https address of the registry's site.`,
  );
}

/** The command that was run, with more words, to copy into a shell. */
export function commandWith(words: readonly string[]): string {
  const all = [...process.argv.slice(2), ...words];
  return ["npx mosaik-coalitions", ...all.map(shellWord)].join(" ");
}

/** Describes a problem with one given value in a sentence or two. */
export function wordsOfProblem({ message, fix }: Pick<Problem, "message" | "fix">): string {
  return fix === undefined ? message : `${message} ${fix}`;
}

/** Writes a note to standard error. Cleaned, so that file names and commit subjects cannot control the terminal. */
export function note(text: string): void {
  process.stderr.write(`${cleanText(text)}\n`);
}

/** A shell's exit code for a program that a closed pipe ended: 128 plus the number of SIGPIPE. */
const CLOSED_PIPE = 128 + 13;

/**
 * Exits silently when a reader such as `head` closes the pipe, with the command's own code if it has one. If the
 * result cannot be written for another reason, that is broken machinery. Errors on standard error are ignored,
 * because there is nowhere left to report them.
 */
export function exitOnClosedPipe(): void {
  process.stderr.on("error", () => {});
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(process.exitCode ?? CLOSED_PIPE);
    note(
      `mosaik-coalitions: The result cannot be written. ${systemRefusal(error) ?? error.message}`,
    );
    process.exit(EXIT.broken);
  });
}

/** Colours standard output if it is a terminal and NO_COLOR is not set. */
export function paint(): Paint {
  const wanted = process.stdout.isTTY === true && !process.env.NO_COLOR;
  if (!wanted) return PLAIN;
  const { bold, red, yellow, green, gray } = pc.createColors(true);
  return { strong: bold, bad: red, warn: yellow, good: green, faint: gray };
}

/** Says what is running, for work that may take minutes. Only on a terminal. */
export function noteProgress(what: string): void {
  if (process.stderr.isTTY) note(`${what}…`);
}
