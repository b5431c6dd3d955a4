// The values of a coalition or a part, from flags; at a terminal also by asking for what no flag says.

import { problemsAt } from "../../src/core/edit/plan.ts";
import { inSchemaOrder, placeholderAt } from "../../src/core/edit/template.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import type { Snapshot } from "../../src/core/registry/snapshot.ts";
import { fieldAt } from "../../src/core/schema/fields.ts";
import { withArticle } from "../../src/core/schema/words.ts";
import { ask, choose, isInteractive } from "../ask.ts";
import { UsageError, wordsOfProblem } from "../terminal.ts";
import { type Field, isNeeded, wordsOf } from "./fields.ts";

/** By the camel-cased names of the flags; a list of a flag that may be given several times. */
export type Flags = Record<string, unknown>;

export type Values = Record<string, unknown>;

/** What is described, and where it will stand. */
export interface Frame {
  /** "lattice". */
  noun: string;
  /** Where the schema describes it, as a pointer into a definition. */
  place: string;
  fields: readonly Field[];
  registry: Snapshot;
  file: string;
  /** The definition with these values in it, and the pointer to where they stand. */
  put(values: Values): { definition: Definition; pointer: string };
  /** Whether a placeholder may stand for what is needed and not known. */
  open: boolean;
}

/** Throws UsageError for a flag with a value that will not do, and for one that is needed. */
export async function gather(frame: Frame, flags: Flags): Promise<Values> {
  const { place, fields } = frame;
  const given = fields.filter(({ flag }) => textsOf(flags, flag).length > 0);
  const missing = fields.filter((it) => isNeeded(place, it) && !given.includes(it));
  const asking = missing.length > 0 && isInteractive();
  const barred = missing.filter((it) => !canBeOpen(frame, it));
  if (barred.length > 0 && !asking) throw new UsageError(wanted(frame, barred));
  let values: Values = {};
  for (const field of fields) {
    if (given.includes(field)) {
      const { fault, taken } = take(frame, values, field, textsOf(flags, field.flag));
      if (fault !== undefined) throw new UsageError(`--${field.flag}: ${fault}`);
      values = taken;
    } else if (asking && (missing.includes(field) || field.asked)) {
      values = await askFor(frame, values, field);
    } else {
      values = leaveOut(frame, values, field);
    }
  }
  return inSchemaOrder(values, place);
}

/** A flag that is silently ignored would be a value that silently is not there. */
export function refuseForeign(
  noun: string,
  own: readonly Field[],
  all: readonly Field[],
  flags: Flags,
): void {
  const known = new Set(own.map(({ flag }) => `--${flag}`));
  const given = all.filter(({ flag }) => flags[keyOfFlag(flag)] !== undefined);
  const foreign = [...new Set(given.map(({ flag }) => `--${flag}`))].filter((it) => !known.has(it));
  if (foreign.length === 0) return;
  throw new UsageError(
    `There is no ${foreign.join(", ")} of ${withArticle(noun)}. It has: ${[...known].join(" ")}`,
  );
}

async function askFor(frame: Frame, values: Values, field: Field): Promise<Values> {
  const { place, noun } = frame;
  const needed = isNeeded(place, field);
  const open = !needed || canBeOpen(frame, field);
  const title = `${noun}: ${(field.title ?? field.flag).replaceAll("-", " ")}`;
  const { choices, description } = fieldAt(place + field.pointer);
  if (choices.length > 0) {
    const answer = await choose(
      { title, help: description },
      choices.map((value) => ({ value })),
    );
    return withValue(values, field.pointer, answer);
  }
  const texts = (answer: string) => (field.many ? splitList(answer) : [answer]);
  const how = field.many ? ` As ${field.argument}, several with commas between.` : "";
  const leave = !needed ? " Enter: none." : open ? " Enter: not known yet." : "";
  const answer = await ask({
    title,
    help: description + how + leave,
    fault: (it) => (it === "" && open ? undefined : take(frame, values, field, texts(it)).fault),
  });
  return answer === ""
    ? leaveOut(frame, values, field)
    : take(frame, values, field, texts(answer)).taken;
}

function splitList(answer: string): string[] {
  return answer
    .split(",")
    .map((it) => it.trim())
    .filter((it) => it !== "");
}

/** Nothing, or what stands for it: a placeholder where it cannot be done without. */
function leaveOut({ place }: Frame, values: Values, field: Field): Values {
  const { pointer, fallback } = field;
  if (fallback !== undefined) return withValue(values, pointer, fallback);
  return isNeeded(place, field)
    ? withValue(values, pointer, placeholderAt(place + pointer))
    : values;
}

/** A placeholder for a text that may be any would pass for one, and be published. */
function canBeOpen({ open }: Frame, { pointer }: Field): boolean {
  return open && pointer !== "/operator/name";
}

/** The values with one more; and why it will not do, in the check's words, if it will not. */
function take(
  { registry, file, put }: Frame,
  values: Values,
  { pointer, read, many }: Field,
  texts: string[],
): { taken: Values; fault?: string } {
  let taken = values;
  try {
    const { definition } = put(values);
    const items = texts.map((text) => (read ? read(text, definition) : text));
    taken = withValue(values, pointer, many ? items : items[0]);
  } catch (error) {
    if (error instanceof UsageError) return { taken, fault: error.message };
    throw error;
  }
  const { definition, pointer: place } = put(taken);
  const [problem] = problemsAt(registry, file, definition, place + pointer);
  return problem ? { taken, fault: wordsOfProblem(problem) } : { taken };
}

function wanted({ noun, place }: Frame, fields: readonly Field[]): string {
  const rows = fields.map((it) => [`--${it.flag} ${it.argument}`, wordsOf(place, it)] as const);
  const width = Math.max(...rows.map(([flag]) => flag.length));
  const lines = rows.map(([flag, words]) => `  ${flag.padEnd(width)}  ${words}`);
  return [`Without a terminal to ask at, ${withArticle(noun)} needs:`, ...lines].join("\n");
}

function textsOf(flags: Flags, flag: string): string[] {
  const value = flags[keyOfFlag(flag)];
  return value === undefined ? [] : [value].flat().map(String);
}

/** As commander names the value of a flag: `chain-id` is in `chainId`. */
export function keyOfFlag(flag: string): string {
  return flag.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function withValue(values: Values, pointer: string, value: unknown): Values {
  const [, key = "", ...rest] = pointer.split("/");
  if (rest.length === 0) return { ...values, [key]: value };
  const inner = (values[key] ?? {}) as Values;
  return { ...values, [key]: withValue(inner, `/${rest.join("/")}`, value) };
}
