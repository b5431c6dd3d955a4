// What every verb needs of the terminal: results to standard output, progress to standard error,
// colour only where a person looks.

import ora from "ora";
import pc from "picocolors";
import { type Paint, PLAIN } from "../src/core/render/report.ts";

/** The command was used in a way that cannot work; its message is shown as it is. Exit code 2. */
export class UsageError extends Error {
  override name = "UsageError";
}

export const EXIT = { fine: 0, problems: 1, broken: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export function print(text: string): void {
  process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
}

export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}

/** A word to the person, beside the result. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Colour for standard output, unless it is no terminal or NO_COLOR is set. */
export function paint(): Paint {
  const wanted = process.stdout.isTTY === true && !process.env.NO_COLOR;
  if (!wanted) return PLAIN;
  const { bold, red, yellow, green, gray } = pc.createColors(true);
  return { strong: bold, bad: red, warn: yellow, good: green, faint: gray };
}

/** A spinner on standard error while `work` runs; silent where that is no terminal. */
export async function withProgress<T>(
  title: string,
  work: (progress: (what: string) => void) => Promise<T>,
): Promise<T> {
  const spinner = ora({ text: title, stream: process.stderr, isSilent: !process.stderr.isTTY });
  spinner.start();
  try {
    return await work((what) => {
      spinner.text = `${title} (${what})`;
    });
  } finally {
    spinner.stop();
  }
}
