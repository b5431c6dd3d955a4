// Questions to the person at the terminal. They stand on standard error, as progress does.

import { type CANCEL_SYMBOL, confirm, isCancel, S_BAR, select, text } from "@clack/prompts";
import pc from "picocolors";
import { UsageError } from "./terminal.ts";

const output = process.stderr;

export interface Question {
  /** What is asked for, in a word or two. */
  title: string;
  /** What it means, in a sentence or two. */
  help: string;
  /** Why an answer will not do; undefined for one that will. "" is asked about, too. */
  fault?: (answer: string) => string | undefined;
}

/** Whether somebody is there to answer. */
export function isInteractive(): boolean {
  return process.stdin.isTTY === true && output.isTTY === true;
}

/** The answer without white space around it; "" where the question allows that. */
export async function ask({ title, help, fault }: Question): Promise<string> {
  const validate = (answer: string | undefined) => fault?.((answer ?? "").trim());
  // Of a text's message, unlike that of a choice, only the first line gets its bar.
  const message = worded(title, help).replaceAll("\n", `\n${faint(S_BAR)}  `);
  return answered(await text({ message, validate, output })).trim();
}

export async function choose<T extends string>(
  { title, help }: Question,
  choices: readonly { value: T; label?: string; hint?: string }[],
): Promise<T> {
  const options = choices.map((it) => ({ label: it.value, ...it }));
  return answered(await select<string>({ message: worded(title, help), options, output })) as T;
}

export async function agree(title: string): Promise<boolean> {
  return answered(await confirm({ message: title, output }));
}

/** The title, and the help below it in lines that fit beside the bar. */
function worded(title: string, help: string): string {
  const width = (output.columns || 80) - 4;
  const lines = [""];
  for (const word of help.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`.trimStart();
    if (longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return [title, ...lines.map(faint)].join("\n");
}

function faint(words: string): string {
  return pc.createColors(!process.env.NO_COLOR).gray(words);
}

function answered<T>(answer: T | typeof CANCEL_SYMBOL): T {
  if (isCancel(answer)) throw new UsageError("Cancelled; nothing was written.");
  return answer as T;
}
