// What a branch answers for, compared with what was published: the same for both doors.

import { diffDefinitions } from "./changes/diff.ts";
import type { CheckOptions, PublishedCoalition } from "./check.ts";
import { sameJson } from "./json.ts";
import type { Id, UtcTime } from "./registry/definition.ts";
import { nameOfFile } from "./registry/file-name.ts";
import { partsOf } from "./registry/parts.ts";
import type { DefinitionFile, Snapshot } from "./registry/snapshot.ts";
import { DERIVED_FROM, hasGround } from "./rules/rule.ts";
import { asDefinition } from "./schema/check-schema.ts";
import { claimsIn } from "./statements/claim.ts";
import { statingDefinition } from "./statements/gather.ts";
import { idsStatedAnew } from "./statements/novelty.ts";
import { counted, oneLine } from "./text.ts";

type PublishedCoalitions = ReadonlyMap<string, PublishedCoalition>;

/**
 * A branch answers for the definitions that it changes, and for no others. One that changes none may
 * change what definitions are checked by, so then it answers for all of them: undefined.
 */
export function definitionsToCheck(
  registry: Snapshot,
  changed: readonly string[],
  published: PublishedCoalitions,
): string[] | undefined {
  const { hidden = [] } = registry.beside;
  // Nobody knows whether the branch changes what git hides.
  const differs = new Set([...changed, ...hidden]);
  const there = registry.files.map(({ file }) => file).filter((file) => differs.has(file));
  const takesAway = changed.some((file) => published.get(nameOfFile(file))?.there);
  return there.length > 0 || takesAway ? there : undefined;
}

/**
 * The definitions that are not what was published last of them: of those that a branch leaves alone,
 * the ones that were broken where it began.
 */
export function brokenBefore(registry: Snapshot, published: PublishedCoalitions): string[] {
  const broken = registry.files.filter(({ file, source }) => {
    const last = published.get(nameOfFile(file))?.last;
    return last === undefined || !sameJson(source.value, last);
  });
  return broken.map(({ file }) => file);
}

/** The ids that these definitions fold, and that their coalitions never published themselves. */
export function newIds(files: readonly DefinitionFile[], published: PublishedCoalitions): Set<Id> {
  return new Set(
    files.flatMap((it) => {
      const known = published.get(nameOfFile(it.file))?.holders;
      return foldedIn(it).filter((id) => !known?.has(id));
    }),
  );
}

/** The ids of which these definitions state something that their coalitions never published. */
export function newlyStatedIds(
  files: readonly DefinitionFile[],
  published: PublishedCoalitions,
  now: UtcTime,
): Set<Id> {
  return new Set(
    files.flatMap((file) => {
      const definition = statingDefinition(file, now);
      return definition ? idsStatedAnew(definition, published.get(nameOfFile(file.file))) : [];
    }),
  );
}

/** Every id of which these definitions state something. */
export function statedIds(files: readonly DefinitionFile[], now: UtcTime): Set<Id> {
  return new Set(
    files.flatMap((file) => {
      const definition = statingDefinition(file, now);
      return definition ? [...claimsIn(definition)].map(({ id }) => id) : [];
    }),
  );
}

/** Whether a citizen goes from one of these definitions: only then does it matter why they change. */
export function losesCitizen(
  files: readonly DefinitionFile[],
  published: PublishedCoalitions,
): boolean {
  return files.some((it) => {
    const last = published.get(nameOfFile(it.file))?.last;
    const definition = last && it.definition;
    if (!definition) return false;
    return diffDefinitions(last, definition).some(({ kind }) => kind === "citizen-removed");
  });
}

/** None where the schema finds a fault in what the fingerprint is derived from. */
function foldedIn({ source, findings }: DefinitionFile): Id[] {
  if (source.problems.length > 0 || !hasGround({ reads: DERIVED_FROM }, findings)) return [];
  return partsOf(asDefinition(source.value)).map(({ id }) => id);
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
