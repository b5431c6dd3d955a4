// What a branch answers for, compared with what was published: the same for both doors.

import { diffDefinitions } from "./changes/diff.ts";
import {
  type CheckOptions,
  type PublishedCoalition,
  type Registry,
  soundDefinition,
} from "./check.ts";
import { foldedIds } from "./derivation/fingerprint.ts";
import { sameJson } from "./json.ts";
import type { Id } from "./registry/definition.ts";
import { nameOfFile } from "./rules/file-name.ts";
import { DERIVED_FROM, hasGround } from "./rules/rule.ts";
import { asDefinition, checkSchema } from "./schema/check-schema.ts";
import type { Source } from "./source/source.ts";
import { counted, oneLine } from "./text.ts";

type Published = ReadonlyMap<string, PublishedCoalition>;

/**
 * A branch answers for the definitions that it changes, and for no others. One that changes none may
 * change what definitions are checked by, so then it answers for all of them: undefined.
 */
export function definitionsToCheck(
  { files }: Registry,
  changed: readonly string[],
  published: Published,
): string[] | undefined {
  const differs = new Set(changed);
  const there = files.filter((file) => differs.has(file));
  const takesAway = changed.some((file) => published.get(nameOfFile(file))?.there);
  return there.length > 0 || takesAway ? there : undefined;
}

/**
 * The definitions that are not what was published last of them: of those that a branch leaves alone,
 * the ones that were broken where it began.
 */
export function brokenBefore(registry: Registry, published: Published): string[] {
  return registry.files.filter((file) => {
    const last = published.get(nameOfFile(file))?.last;
    return last === undefined || !sameJson(registry.read(file).value, last);
  });
}

/** The ids that these definitions fold, and that their coalitions never published themselves. */
export function newIds(
  registry: Registry,
  files: readonly string[],
  published: Published,
): Set<Id> {
  return new Set(
    files.flatMap((file) => {
      const known = published.get(nameOfFile(file))?.holders;
      return idsOf(registry.read(file)).filter((id) => !known?.has(id));
    }),
  );
}

/** Whether a citizen goes from one of these definitions: only then does it matter why they change. */
export function losesCitizen(
  registry: Registry,
  files: readonly string[],
  published: Published,
): boolean {
  return files.some((file) => {
    const last = published.get(nameOfFile(file))?.last;
    const definition = last && soundDefinition(registry.read(file));
    if (!definition) return false;
    return diffDefinitions(last, definition).some(({ kind }) => kind === "citizen-removed");
  });
}

/** None where the schema finds a fault in what the fingerprint is derived from. */
function idsOf({ problems, value }: Source): Id[] {
  if (problems.length > 0 || !hasGround({ reads: DERIVED_FROM }, checkSchema(value))) return [];
  return foldedIds(asDefinition(value)).map(({ id }) => id);
}

/** A word to the person on how far the check goes. */
export function comparisonLine(
  base: string,
  changed: readonly string[],
  { except = [] }: Pick<CheckOptions, "except">,
): string {
  const line = `Compared with ${base}: ${counted(changed.length, "definition")} changed.`;
  return except.length === 0
    ? line
    : `${line} Broken there already, and left to their operators: ${except.map(oneLine).join(", ")}.`;
}
