// coalitions complete SHELL: the script by which a shell completes the command line
// coalitions complete -- WORDS…: what that script asks for at each press of the key

import { realpathSync } from "node:fs";
import completion, { type Complete, script } from "@bomb.sh/tab";
import type { Command } from "commander";
import { nearest } from "../../src/core/nearest.ts";
import { namesOf } from "../../src/core/registry/file-name.ts";
import { listDefinitions } from "../../src/io/list-definitions.ts";
import { BASH_AFTER, BASH_BEFORE, withoutEvaluation } from "../completion-scripts.ts";
import { EXIT, type ExitCode, print, UsageError } from "../terminal.ts";

const SHELLS = ["bash", "zsh", "fish", "powershell"];

/** `words` are a shell's name; or, after `--`, what was typed after the program's name. */
export async function runComplete(program: Command, words: string[]): Promise<ExitCode> {
  if (process.argv[3] === "--") {
    describeVerbs(program, await definitionFiles());
    completion.parse([...words]);
  } else {
    printScript(program.name(), words);
  }
  return EXIT.fine;
}

function describeVerbs(program: Command, files: readonly string[]): void {
  for (const verb of program.commands) {
    const described = completion.command(verb.name(), verb.description());
    for (const argument of verb.registeredArguments) {
      const values = argument.argChoices ?? VALUES[argument.name()]?.(files) ?? [];
      described.argument(argument.name(), offer(values), argument.variadic);
    }
    described.option("help", "show what the verb takes");
    for (const { long, description, required, optional, argChoices } of verb.options) {
      const flag = long?.replace(/^--/, "") ?? "";
      const values = argChoices ?? VALUES[flag]?.(files) ?? [];
      if (required || optional) described.option(flag, description, offer(values));
      else described.option(flag, description);
    }
  }
}

/** What stands for the arguments and options of these names. */
const VALUES: Record<string, (files: readonly string[]) => readonly string[]> = {
  files: (files) => files,
  file: (files) => files,
  before: (files) => files,
  after: (files) => files,
  coalition: namesOf,
  only: namesOf,
  replacement: namesOf,
  words: () => SHELLS,
};

/** A shell may expand what it is offered: a file that is named like a command is not offered. */
async function definitionFiles(): Promise<string[]> {
  const { definitions } = await listDefinitions(process.cwd());
  return definitions.map(({ file }) => file).filter((file) => /^[A-Za-z0-9./_-]+$/.test(file));
}

function offer(values: readonly string[]): (complete: Complete) => void {
  return (complete) => {
    for (const value of values) complete(value, "");
  };
}

function printScript(name: string, [shell, ...more]: string[]): void {
  if (shell === undefined || more.length > 0 || !SHELLS.includes(shell)) {
    const [meant] = nearest(shell ?? "", SHELLS);
    const hint = meant === undefined ? "" : ` Did you mean ${meant}?`;
    throw new UsageError(`Name a shell: ${SHELLS.join(", ")}.${hint}`);
  }
  const program = `node '${realpathSync(process.argv[1] ?? "").replaceAll("'", "'\\''")}'`;
  if (shell === "bash") print(BASH_BEFORE);
  print(
    withoutEvaluation(
      shell,
      generated(() => script(shell, name, program)),
    ),
  );
  if (shell === "bash") print(BASH_AFTER);
}

/** What the library would print: it writes scripts to the console, and nowhere else. */
function generated(write: () => void): string {
  const { log } = console;
  const lines: unknown[] = [];
  console.log = (line: unknown) => lines.push(line);
  try {
    write();
  } finally {
    console.log = log;
  }
  return lines.join("\n");
}
