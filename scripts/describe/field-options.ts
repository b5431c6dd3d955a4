// The options of `new` and `add`, declared from the fields and worded by the schemas.

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

/** What `new` calls the flags of a part, since the coalition's own have their names there. */
const NEW_ALIASES = {
  lattice: { name: "lattice", ...CITIZEN },
  organism: { name: "organism", ...CITIZEN },
  "peer-hint": { address: "peer-address", note: "peer-note" },
} satisfies Partial<Record<PartKind, Aliases>>;

export type FirstKind = keyof typeof NEW_ALIASES;

/** Fields of a first citizen that `new` takes; the others are for `add`, and for an editor. */
const FIRST = ["name", "role", "chain-id", "stable-id", "content-hash", "handshake"];

/** The fields of a part that `new` takes, by the flags that they have there. */
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

/** Every flag of any kind of part; the help lists them by kinds, since kinds share flags. */
export function declarePartOptions(command: Command): Command {
  for (const kind of PART_KINDS) declareFields(command, placeOf(kind), PART_FIELDS[kind]);
  const declared = new Set(command.options);
  return command.configureHelp({
    // Not hidden options, among which commander would look for no word that was meant.
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
    // Kinds of parts share flags, which are declared once.
    if (command.options.some(({ long }) => long === `--${field.flag}`)) continue;
    const option = new Option(flag, wordsOf(place, field));
    const choices = field.chooses?.choices ?? fieldAt(place + field.pointer).choices;
    if (choices.length > 0) option.choices(choices);
    command.addOption(field.many ? option.argParser(collect) : option);
  }
}

/** One more of an option that may be given several times. */
export function collect(value: string, before: string[] | undefined): string[] {
  return [...(before ?? []), value];
}

/** The flags of each kind of part; those that may be left out in brackets. */
const PART_HELP: string = PART_KINDS.map((kind) => {
  const rows = PART_FIELDS[kind].map((field): [string, string] => {
    const flag = `--${field.flag} ${field.argument}`;
    return [isNeeded(placeOf(kind), field) ? flag : `[${flag}]`, wordsOf(placeOf(kind), field)];
  });
  const width = Math.max(...rows.map(([flag]) => flag.length));
  const lines = rows.map(([flag, words]) => `  ${flag.padEnd(width)}  ${words}`);
  return `\n${kind}:\n${lines.join("\n")}\n`;
}).join("");
