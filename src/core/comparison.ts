// What a branch must answer for, compared with what was published: the same for the command line and the actions.

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
import { newlyStatedIdsIn } from "./statements/novelty.ts";
import { counted, oneLine } from "./text.ts";

type PublishedCoalitions = ReadonlyMap<string, PublishedCoalition>;

/**
 * A branch answers only for the definitions it changes. If it changes none, it may change what definitions are
 * checked by, so it answers for all of them: undefined.
 */
export function definitionsToCheck(
  registry: Snapshot,
  changed: readonly string[],
  published: PublishedCoalitions,
): string[] | undefined {
  const { hidden = [] } = registry.beside;
  // The branch may change files that git hides, so they count as changed.
  const differs = new Set([...changed, ...hidden]);
  const there = registry.files.map(({ file }) => file).filter((file) => differs.has(file));
  const takesAway = changed.some((file) => published.get(nameOfFile(file))?.there);
  return there.length > 0 || takesAway ? there : undefined;
}

/**
 * The definitions that differ from their last published version. Those that a branch does not change were broken
 * before it.
 */
export function brokenBefore(registry: Snapshot, published: PublishedCoalitions): string[] {
  const broken = registry.files.filter(({ file, source }) => {
    const last = published.get(nameOfFile(file))?.last;
    return last === undefined || !sameJson(source.value, last);
  });
  return broken.map(({ file }) => file);
}

/** The ids that these definitions fold and that their coalitions have not published before. */
export function newIds(files: readonly DefinitionFile[], published: PublishedCoalitions): Set<Id> {
  return new Set(
    files.flatMap((it) => {
      const known = published.get(nameOfFile(it.file))?.holders;
      return foldedIn(it).filter((id) => !known?.has(id));
    }),
  );
}

/** The ids about which these definitions state something that their coalitions have not published before. */
export function newlyStatedIds(
  files: readonly DefinitionFile[],
  published: PublishedCoalitions,
  now: UtcTime,
): Set<Id> {
  return new Set(
    files.flatMap((file) => {
      const definition = statingDefinition(file, now);
      return definition ? newlyStatedIdsIn(definition, published.get(nameOfFile(file.file))) : [];
    }),
  );
}

/** Every id about which these definitions state something. */
export function statedIds(files: readonly DefinitionFile[], now: UtcTime): Set<Id> {
  return new Set(
    files.flatMap((file) => {
      const definition = statingDefinition(file, now);
      return definition ? [...claimsIn(definition)].map(({ id }) => id) : [];
    }),
  );
}

/** Whether one of these definitions loses a citizen: only then must the reason for the change be known. */
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

/** Empty if the schema finds a fault in what the fingerprint is derived from. */
function foldedIn({ source, findings }: DefinitionFile): Id[] {
  if (source.problems.length > 0 || !hasGround({ reads: DERIVED_FROM }, findings)) return [];
  return partsOf(asDefinition(source.value)).map(({ id }) => id);
}

/** Tells the person how much was checked. */
export function comparisonLine(
  base: string,
  changed: readonly string[],
  { except = [] }: Pick<CheckOptions, "except">,
): string {
  const line = `Compared with ${base}: ${counted(changed.length, "definition")} changed.`;
  return except.length === 0
    ? line
    : `${line} Not checked, because they were already broken there: ${except.map(oneLine).join(", ")}.`;
}
