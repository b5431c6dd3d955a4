// Gathers the values of a coalition or a part from flags.

import { problemsAt } from "../../src/core/edit/plan.ts";
import { inSchemaOrder, placeholderAt } from "../../src/core/edit/template.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import type { Snapshot } from "../../src/core/registry/snapshot.ts";
import { withArticle } from "../../src/core/schema/words.ts";
import { commandWith, UsageError, wordsOfProblem } from "../terminal.ts";
import { type Field, isNeeded, wordsOf } from "./fields.ts";

/** By the camel-cased names of the flags. A flag that may be repeated has a list. */
export type Flags = Record<string, unknown>;

export type Values = Record<string, unknown>;

/** What is described, and where it will be. */
export interface Frame {
  /** "lattice". */
  noun: string;
  /** The pointer into a definition where the schema describes it. */
  place: string;
  fields: readonly Field[];
  registry: Snapshot;
  file: string;
  /** The definition with these values in it, and the pointer to them. */
  put(values: Values): { definition: Definition; pointer: string };
  /** Whether a missing value may become a placeholder. */
  open: boolean;
}

/** Throws UsageError for missing required flags, and for a value that is not valid. */
export function gather(frame: Frame, flags: Flags): Values {
  const { place, fields } = frame;
  const missing = fields.filter(
    (it) => isNeeded(place, it) && !isGiven(flags, it) && !canBeOpen(frame, it),
  );
  if (missing.length > 0) throw new UsageError(wanted(frame, missing));
  let values: Values = {};
  for (const field of fields) {
    if (field.chooses) continue;
    values = isGiven(flags, field)
      ? withGiven(frame, values, field, flags)
      : withoutIt(place, values, field);
  }
  return inSchemaOrder(values, place);
}

export function isGiven(flags: Flags, { flag }: Field): boolean {
  return flags[keyOfFlag(flag)] !== undefined;
}

/** Refuses flags of other kinds: ignoring one would silently lose its value. */
export function refuseForeign(
  noun: string,
  own: readonly Field[],
  all: readonly Field[],
  flags: Flags,
): void {
  const known = new Set(own.map(({ flag }) => `--${flag}`));
  const given = all.filter((it) => isGiven(flags, it)).map(({ flag }) => `--${flag}`);
  const foreign = [...new Set(given)].filter((it) => !known.has(it));
  if (foreign.length === 0) return;
  throw new UsageError(
    `${capitalised(withArticle(noun))} has no ${foreign.join(", ")}. It has: ${[...known].join(" ")}`,
  );
}

/** Not for a free text: a placeholder there would be valid, and be published. */
function canBeOpen({ open }: Frame, { pointer }: Field): boolean {
  return open && pointer !== "/operator/name";
}

/** The values with a flag's value. Throws UsageError with the check's message if it is not valid. */
function withGiven(
  { registry, file, put }: Frame,
  values: Values,
  { flag, pointer, read = String, many }: Field,
  flags: Flags,
): Values {
  const { definition: before } = put(values);
  const items = [flags[keyOfFlag(flag)]].flat().map((text) => read(String(text), before));
  const taken = withValue(values, pointer, many ? items : items[0]);
  const { definition, pointer: place } = put(taken);
  const [problem] = problemsAt(registry, file, definition, place + pointer);
  if (problem) throw new UsageError(`--${flag}: ${wordsOfProblem(problem)}`);
  return taken;
}

/** The values without a flag: with the field's fallback, or a placeholder if the schema requires it. */
function withoutIt(place: string, values: Values, field: Field): Values {
  const { pointer, fallback } = field;
  if (fallback !== undefined) return withValue(values, pointer, fallback);
  return isNeeded(place, field)
    ? withValue(values, pointer, placeholderAt(place + pointer))
    : values;
}

function wanted({ noun, place }: Frame, missing: readonly Field[]): string {
  const rows = missing.map((it) => [`--${it.flag} ${it.argument}`, wordsOf(place, it)] as const);
  const width = Math.max(...rows.map(([flag]) => flag.length));
  const lines = rows.map(([flag, words]) => `  ${flag.padEnd(width)}  ${words}`);
  const example = missing.flatMap(({ flag, example = "" }) =>
    [example].flat().flatMap((value) => [`--${flag}`, value]),
  );
  const head = `${capitalised(withArticle(noun))} needs:`;
  return [head, ...lines, "For example:", `  ${commandWith(example)}`].join("\n");
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The name that commander gives to a flag's value: `chainId` for `chain-id`. */
function keyOfFlag(flag: string): string {
  return flag.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function withValue(values: Values, pointer: string, value: unknown): Values {
  const [, key = "", ...rest] = pointer.split("/");
  if (rest.length === 0) return { ...values, [key]: value };
  const inner = (values[key] ?? {}) as Values;
  return { ...values, [key]: withValue(inner, `/${rest.join("/")}`, value) };
}
