// Gets the answers from flags. At a terminal, asks for those that no flag gives.

import { createInterface, type Interface } from "node:readline/promises";
import type { Answers } from "../../src/core/starter/files.ts";
import { commandWith, UsageError } from "../terminal.ts";
import type { Field } from "./fields.ts";
import type { Read } from "./on-github.ts";

/** The texts that flags give, by the keys of the answers. */
export type Given = { readonly [key in keyof Answers]?: string | undefined };

/** Throws one UsageError for everything that is missing or wrong. */
export async function answersFromFlags(fields: readonly Field[], given: Given): Promise<Answers> {
  let answers = {} as Answers;
  const missing: Field[] = [];
  const faults: string[] = [];
  for (const field of fields) {
    const { key, flag, fallback } = field;
    // A default may depend on answers that are missing.
    const isReady = faults.length + missing.length === 0;
    const text = given[key] ?? (isReady ? fallback?.(answers) : undefined);
    if (text === undefined) {
      if (!fallback) missing.push(field);
      continue;
    }
    const read = await field.read(text.trim(), answers);
    if ("fault" in read) faults.push(`${flag}: ${read.fault}`);
    else answers = { ...answers, [key]: read.value };
  }
  if (missing.length > 0) faults.push(wanted(missing));
  if (faults.length > 0) throw new UsageError(faults.join("\n"));
  return answers;
}

function wanted(missing: readonly Field[]): string {
  const rows = missing.map(({ flag, argument, words }) => [`${flag} ${argument}`, words] as const);
  const width = Math.max(...rows.map(([flag]) => flag.length));
  const lines = rows.map(([flag, words]) => `  ${flag.padEnd(width)}  ${words}`);
  const example = missing.flatMap(({ flag, example }) => [flag, example]);
  return [
    "There is no terminal to ask at. A new registry needs:",
    ...lines,
    "For example:",
    `  ${commandWith(example)}`,
  ].join("\n");
}

/** Asks until each answer is valid. Throws UsageError if the person cancels. */
export async function answersFromPerson(fields: readonly Field[], given: Given): Promise<Answers> {
  // Standard output is for the result, so questions go to standard error.
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new AbortController();
  prompt.once("close", () => ended.abort());
  let answers = {} as Answers;
  try {
    for (const field of fields) {
      const value = await answerOf(field, answers, given[field.key], (question) =>
        prompt.question(question, { signal: ended.signal }),
      );
      answers = { ...answers, [field.key]: value };
    }
  } catch (error) {
    if ((error as Error).name === "AbortError") throw new UsageError("Nothing was written.");
    throw error;
  } finally {
    prompt.close();
  }
  return answers;
}

async function answerOf(
  field: Field,
  answers: Answers,
  given: string | undefined,
  ask: (question: string) => ReturnType<Interface["question"]>,
): Promise<unknown> {
  const fallback = field.fallback?.(answers);
  const hint = fallback === undefined ? "" : ` [${fallback}]`;
  let text = given;
  if (text === undefined) process.stderr.write(`\n${field.words}\n`);
  for (;;) {
    const said = text ?? ((await ask(`${field.flag.slice(2)}${hint}: `)).trim() || fallback);
    const read: Read =
      said === undefined
        ? { fault: "This needs an answer." }
        : await field.read(said.trim(), answers);
    if ("value" in read) return read.value;
    process.stderr.write(`${text === undefined ? "" : `${field.flag}: `}${read.fault}\n`);
    text = undefined;
  }
}
