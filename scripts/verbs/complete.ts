// coalitions complete SHELL: the script by which a shell completes the command line
// coalitions complete -- WORDS…: what that script asks for at each press of the key

import { realpathSync } from "node:fs";
import type { Argument, Command, Option } from "commander";
import { nearest } from "../../src/core/nearest.ts";
import { namesOf } from "../../src/core/registry/file-name.ts";
import { listDefinitions } from "../../src/io/list-definitions.ts";
import { COMPLETION_SCRIPTS } from "../completion-scripts.ts";
import { EXIT, type ExitCode, print, UsageError } from "../terminal.ts";

const SHELLS = Object.keys(COMPLETION_SCRIPTS);

/** `words` are a shell's name; or, after `--`, what was typed after the program's name. */
export async function run(words: string[], _: object, { parent }: Command): Promise<ExitCode> {
  const program = parent as Command;
  if (process.argv[3] === "--") {
    const offered = offeredTo(program, words, await definitionFiles());
    if (offered.length > 0) print(offered.map((it) => it.join("\t")).join("\n"));
  } else {
    print(scriptFor(words));
  }
  return EXIT.fine;
}

type Offered = [word: string, description: string];

/** What may be in place of the last word. */
function offeredTo(program: Command, words: string[], files: readonly string[]): Offered[] {
  const [name, ...before] = words.slice(0, -1);
  const [, flag, typed = words.at(-1) ?? ""] = /^(--[^=]*)=(.*)$/s.exec(words.at(-1) ?? "") ?? [];
  return wordsAt().filter(([word]) => word.startsWith(typed));

  function wordsAt(): Offered[] {
    if (name === undefined) {
      return program.commands.map((it) => [it.name(), it.description()]);
    }
    const verb = program.commands.find((it) => it.name() === name);
    if (!verb) return [];
    const asked = withValue(verb, flag ?? before.at(-1));
    if (asked) return valuesOf(asked, files);
    if (flag !== undefined) return [];
    if (typed.startsWith("-")) {
      const flags = verb.options.map((it): Offered => [it.long ?? "", it.description]);
      return [["--help", "show what the verb takes"], ...flags];
    }
    const passed = before.filter(
      (it, at) => !it.startsWith("-") && !withValue(verb, before[at - 1]),
    );
    const { registeredArguments: all } = verb;
    const last = all.at(-1);
    const argument = all[passed.length] ?? (last?.variadic ? last : undefined);
    return argument ? valuesOf(argument, files) : [];
  }
}

/** The option that a word names, where it takes a value. */
function withValue(verb: Command, word: string | undefined): Option | undefined {
  return verb.options.find((it) => it.long === word && (it.required || it.optional));
}

function valuesOf(it: Argument | Option, files: readonly string[]): Offered[] {
  const name = "long" in it ? it.attributeName() : it.name();
  return (it.argChoices ?? VALUES[name]?.(files) ?? []).map((value) => [value, ""]);
}

/** The values of arguments and options by their names. */
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

function scriptFor([shell = "", ...more]: string[]): string {
  const make = more.length === 0 && SHELLS.includes(shell) ? COMPLETION_SCRIPTS[shell] : undefined;
  if (!make) {
    const [meant] = nearest(shell, SHELLS);
    const hint = meant === undefined ? "" : ` Did you mean ${meant}?`;
    throw new UsageError(`Name a shell: ${SHELLS.join(", ")}.${hint}`);
  }
  return make(`node '${realpathSync(process.argv[1] ?? "").replaceAll("'", "'\\''")}'`);
}
