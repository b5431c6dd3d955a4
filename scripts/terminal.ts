// What every verb needs of the terminal: results to standard output, progress to standard error,
// colour only where a person looks.

import pc from "picocolors";
import type { Problem } from "../src/core/problem.ts";
import { publishedJson } from "../src/core/published/json.ts";
import { type Paint, PLAIN } from "../src/core/render/report.ts";
import { registryAddress } from "../src/core/stale/find-pins.ts";
import { cleanText } from "../src/core/text.ts";
import { isRegistry, registryAbove } from "../src/io/folders.ts";
import { systemRefusal } from "../src/io/system-refusal.ts";

/** The command was used in a way that cannot work; its message is shown as it is. Exit code 2. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** The verbs on a whole registry work in its folder, and say so elsewhere, with what to do. */
export function requireRegistry(todo = RUN_IN_REGISTRY): void {
  if (isRegistry(process.cwd())) return;
  refuseWithin();
  throw new UsageError(`${NONE_HERE} ${todo}`);
}

const RUN_IN_REGISTRY =
  "Run this in a registry's folder. To begin a registry: npx mosaik-coalitions init FOLDER";

/** A first definition makes coalitions/, and never within a registry. Whether there is none yet. */
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

/** A result for programs, or the same facts in words. */
export function printResult(
  json: boolean | undefined,
  facts: unknown,
  words: (paint: Paint) => string,
): void {
  if (json) printJson(facts);
  else print(words(paint()));
}

/** What --registry names, with a final slash. */
export function registryOption(text: string): string {
  const address = registryAddress(text);
  if (address !== undefined) return address;
  throw new UsageError(
    `--registry ${JSON.stringify(text)} is not an address. Write the http or https address of the registry's site.`,
  );
}

/** This very command with more words, for people to copy into a shell. */
export function commandWith(words: readonly string[]): string {
  const all = [...process.argv.slice(2), ...words];
  return ["npx mosaik-coalitions", ...all.map(quoted)].join(" ");
}

/** A word as a shell reads it. */
export function quoted(word: string): string {
  return /^[\w./:=@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** A problem with one value that was given, in a sentence or two. */
export function wordsOfProblem({ message, fix }: Pick<Problem, "message" | "fix">): string {
  return fix === undefined ? message : `${message} ${fix}`;
}

/** A word to the person, beside the result. Names of files and subjects of commits steer no terminal. */
export function note(text: string): void {
  process.stderr.write(`${cleanText(text)}\n`);
}

/** What a shell gives a program that a closed pipe has ended: 128, and the number of SIGPIPE. */
const CLOSED_PIPE = 128 + 13;

/**
 * A reader that has seen enough, such as `head`, closes the pipe: then this ends without a word, with its own code
 * where it has come to one. A result that cannot be written is broken machinery. What was to be noted beside the
 * result cannot be said anywhere else.
 */
export function endWhereNobodyReads(): void {
  process.stderr.on("error", () => {});
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(process.exitCode ?? CLOSED_PIPE);
    note(
      `mosaik-coalitions: The result cannot be written. ${systemRefusal(error) ?? error.message}`,
    );
    process.exit(EXIT.broken);
  });
}

/** Colour for standard output, unless it is no terminal or NO_COLOR is set. */
export function paint(): Paint {
  const wanted = process.stdout.isTTY === true && !process.env.NO_COLOR;
  if (!wanted) return PLAIN;
  const { bold, red, yellow, green, gray } = pc.createColors(true);
  return { strong: bold, bad: red, warn: yellow, good: green, faint: gray };
}

/** What is at work, of what may take minutes; for a person alone. */
export function noteProgress(what: string): void {
  if (process.stderr.isTTY) note(`${what}…`);
}
