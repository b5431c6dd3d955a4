// Declares the options of `new` and `add` from their fields. The schemas describe each.

import { type Command, Help, Option } from "commander";
import type { PartKind } from "../../src/core/edit/part-kinds.ts";
import { fieldAt } from "../../src/core/schema/fields.ts";
import {
  BASIC_FIELDS,
  type Field,
  isNeeded,
  PART_FIELDS,
  PART_KINDS,
  placeOf,
  wordsOf,
} from "./fields.ts";

type Aliases = Readonly<Record<string, string>>;

const CITIZEN: Aliases = {
  operator: "citizen-operator",
  "operator-url": "citizen-operator-url",
  github: "citizen-github",
};

/** What `new` calls the flags of a part, because the coalition's own flags have those names there. */
const NEW_ALIASES = {
  lattice: { name: "lattice", ...CITIZEN },
  organism: { name: "organism", ...CITIZEN },
  "peer-hint": { address: "peer-address", note: "peer-note" },
} satisfies Partial<Record<PartKind, Aliases>>;

export type FirstKind = keyof typeof NEW_ALIASES;

/** The fields of a first citizen that `new` takes. `add` and an editor are for the others. */
const FIRST = ["name", "role", "chain-id", "stable-id", "content-hash", "handshake"];

/** The fields of a part that `new` takes, with their flags there. */
export function firstFields(kind: FirstKind): Field[] {
  const aliases: Aliases = NEW_ALIASES[kind];
  return PART_FIELDS[kind]
    .filter(({ flag }) => kind === "peer-hint" || FIRST.includes(flag) || flag in CITIZEN)
    .map((field) => ({ ...field, flag: aliases[field.flag] ?? field.flag }));
}

export function declareTemplateOptions(command: Command): Command {
  command.option("--folder <folder>", "a folder below coalitions/ to put it in");
  declareFields(command, "", BASIC_FIELDS);
  command.optionsGroup("A first citizen:");
  declareFields(command, placeOf("lattice"), firstFields("lattice"));
  declareFields(command, placeOf("organism"), firstFields("organism"));
  command.optionsGroup("A first peer hint:");
  declareFields(command, placeOf("peer-hint"), firstFields("peer-hint"));
  return command;
}

/** Declares the flags of all kinds of parts. The help lists them by kind, because kinds share flags. */
export function declarePartOptions(command: Command): Command {
  for (const kind of PART_KINDS) declareFields(command, placeOf(kind), PART_FIELDS[kind]);
  const declared = new Set(command.options);
  return command.configureHelp({
    // Not declared as hidden, because commander suggests no hidden option for a mistyped one.
    formatHelp(_, help) {
      const others = help.visibleOptions(command).filter((option) => !declared.has(option));
      help.visibleOptions = () => others;
      return Help.prototype.formatHelp.call(help, command, help) + PART_HELP;
    },
  });
}

function declareFields(command: Command, place: string, fields: Field[]): void {
  for (const field of fields) {
    const flag = `--${field.flag} ${field.argument}`;
    // A flag that several kinds share is declared once.
    if (command.options.some(({ long }) => long === `--${field.flag}`)) continue;
    const option = new Option(flag, wordsOf(place, field));
    const choices = field.chooses?.choices ?? fieldAt(place + field.pointer).choices;
    if (choices.length > 0) option.choices(choices);
    command.addOption(field.many ? option.argParser(collect) : option);
  }
}

/** Adds a value of an option that may be repeated. */
export function collect(value: string, before: string[] | undefined): string[] {
  return [...(before ?? []), value];
}

/** The flags of each kind of part, optional ones in brackets. */
const PART_HELP: string = PART_KINDS.map((kind) => {
  const rows = PART_FIELDS[kind].map((field): [string, string] => {
    const flag = `--${field.flag} ${field.argument}`;
    return [isNeeded(placeOf(kind), field) ? flag : `[${flag}]`, wordsOf(placeOf(kind), field)];
  });
  const width = Math.max(...rows.map(([flag]) => flag.length));
  const lines = rows.map(([flag, words]) => `  ${flag.padEnd(width)}  ${words}`);
  return `\n${kind}:\n${lines.join("\n")}\n`;
}).join("");
