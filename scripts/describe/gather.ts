// The values of a coalition or a part, from flags.

import { problemsAt } from "../../src/core/edit/plan.ts";
import { inSchemaOrder, placeholderAt } from "../../src/core/edit/template.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import type { Snapshot } from "../../src/core/registry/snapshot.ts";
import { withArticle } from "../../src/core/schema/words.ts";
import { commandWith, UsageError, wordsOfProblem } from "../terminal.ts";
import { type Field, isNeeded, wordsOf } from "./fields.ts";

/** By the camel-cased names of the flags; a list of a flag that may be given several times. */
export type Flags = Record<string, unknown>;

export type Values = Record<string, unknown>;

/** What is described, and where it will be. */
export interface Frame {
  /** "lattice". */
  noun: string;
  /** Where the schema describes it, as a pointer into a definition. */
  place: string;
  fields: readonly Field[];
  registry: Snapshot;
  file: string;
  /** The definition with these values in it, and the pointer to them. */
  put(values: Values): { definition: Definition; pointer: string };
  /** Whether a placeholder may be where something is needed and not known. */
  open: boolean;
}

/** Throws UsageError for flags that are needed and missing, and for one with a value that is not valid. */
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

/** A flag that is silently ignored would be a value that silently is not there. */
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
    `There is no ${foreign.join(", ")} of ${withArticle(noun)}. It has: ${[...known].join(" ")}`,
  );
}

/** A placeholder for a text that may be any would pass for one, and be published. */
function canBeOpen({ open }: Frame, { pointer }: Field): boolean {
  return open && pointer !== "/operator/name";
}

/** The values with what a flag says; UsageError in the check's words where that is not valid. */
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

/** The fallback or a placeholder where the schema needs something. */
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
  const head = `${withArticle(noun)} needs`.replace(/^a/, "A");
  return [`${head}:`, ...lines, "For example:", `  ${commandWith(example)}`].join("\n");
}

/** As commander names the value of a flag: `chain-id` is in `chainId`. */
function keyOfFlag(flag: string): string {
  return flag.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function withValue(values: Values, pointer: string, value: unknown): Values {
  const [, key = "", ...rest] = pointer.split("/");
  if (rest.length === 0) return { ...values, [key]: value };
  const inner = (values[key] ?? {}) as Values;
  return { ...values, [key]: withValue(inner, `/${rest.join("/")}`, value) };
}
