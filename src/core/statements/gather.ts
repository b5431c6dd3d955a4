// The statements about each id that several coalitions mention. A registry may have ten thousand definitions, so each
// is searched once, and unchecked ones are only parsed if they name such an id.

import { lazy } from "../lazy.ts";
import type { Definition, Id, UtcTime } from "../registry/definition.ts";
import { nameOfFile } from "../registry/file-name.ts";
import { hasRetired } from "../registry/retirement.ts";
import type { DefinitionFile, Snapshot } from "../registry/snapshot.ts";
import { hasGround, type PublishedCoalition, STATED } from "../rules/rule.ts";
import { asDefinition } from "../schema/check-schema.ts";
import { changeableFacts } from "./changeable-facts.ts";
import { type Claimed, claimsIn } from "./claim.ts";
import { evidenceOf, isSpanProven } from "./evidence.ts";
import { Novelty, newlyStatedIdsIn } from "./novelty.ts";
import type { Statement } from "./statement.ts";

export interface ToGather {
  registry: Snapshot;
  checked: readonly DefinitionFile[];
  /** Whether `checked` is not the whole registry. */
  isPart: boolean;
  /** Other files that may name a relevant id; undefined: if only some files are checked, all others are searched. */
  others: readonly string[] | undefined;
  /** Files that differ from the base but are not checked. */
  changed: ReadonlySet<string>;
  /** What was published before; undefined if there is no base. */
  published: ReadonlyMap<string, PublishedCoalition> | undefined;
  /** The current time; without it, every retirement counts as past. */
  now: UtcTime | undefined;
  /** Whether another rule already reports that the definition has this id. */
  isReported(claim: Claimed, definition: Definition): boolean;
}

/** Groups of at least two coalitions. With a base, only for ids with a new statement. */
export function gatherStatements(given: ToGather): Statement[][] {
  const checked = new Set(given.checked.filter((file) => statingDefinition(file, given.now)));
  const wanted = wantedIds(given, checked);
  if (wanted?.size === 0) return [];
  const files = [...checked, ...otherFiles(given, wanted)];
  const shared = sharedIds(files, wanted, given.now);
  if (shared.size === 0) return [];
  const groups = new Map<Id, Statement[]>();
  for (const file of files) {
    for (const statement of statementsIn(file, shared, checked.has(file), given)) {
      const { id } = statement.claim;
      groups.set(id, groups.get(id) ?? []);
      groups.get(id)?.push(statement);
    }
  }
  return [...groups.values()];
}

/**
 * The definition in a file, if none of its statements is malformed. A retired coalition states nothing: nobody can
 * change it any longer, so its old statements must not block others.
 */
export function statingDefinition(
  { source, findings }: DefinitionFile,
  now: UtcTime | undefined,
): Definition | undefined {
  if (source.problems.length > 0 || !hasGround({ reads: STATED }, findings)) return undefined;
  const definition = asDefinition(source.value);
  return hasRetired(definition, now) ? undefined : definition;
}

/** undefined: every id that several coalitions have. */
function wantedIds(
  { isPart, published, now }: ToGather,
  checked: ReadonlySet<DefinitionFile>,
): ReadonlySet<Id> | undefined {
  if (!published && !isPart) return undefined;
  return new Set(
    [...checked].flatMap((file) => {
      const definition = statingDefinition(file, now);
      if (!definition) return [];
      if (published) return newlyStatedIdsIn(definition, published.get(nameOfFile(file.file)));
      return [...claimsIn(definition)].map(({ id }) => id);
    }),
  );
}

/** Unchecked files with one of the ids in their text. */
function otherFiles(
  { registry, checked, others, changed, now }: ToGather,
  wanted: ReadonlySet<Id> | undefined,
): DefinitionFile[] {
  if (!wanted) return [];
  const known = new Set(checked);
  const candidates = others
    ? [...new Set([...others, ...changed])].flatMap((file) => registry.get(file) ?? [])
    : registry.files;
  return candidates.filter(
    (file) => !known.has(file) && file.mayHaveAny(wanted) && statingDefinition(file, now),
  );
}

/** The ids that several files have. */
function sharedIds(
  files: readonly DefinitionFile[],
  wanted: ReadonlySet<Id> | undefined,
  now: UtcTime | undefined,
): ReadonlySet<Id> {
  const first = new Map<Id, DefinitionFile>();
  const shared = new Set<Id>();
  for (const file of files) {
    const definition = statingDefinition(file, now);
    for (const { id } of definition ? claimsIn(definition) : []) {
      if (wanted && !wanted.has(id)) continue;
      const before = first.get(id);
      if (before === undefined) first.set(id, file);
      else if (before !== file) shared.add(id);
    }
  }
  return shared;
}

function statementsIn(
  file: DefinitionFile,
  shared: ReadonlySet<Id>,
  isChecked: boolean,
  { published, changed, isReported, now }: ToGather,
): Statement[] {
  const definition = statingDefinition(file, now);
  if (!definition) return [];
  const novelty = new Novelty(isChecked ? published?.get(nameOfFile(file.file)) : undefined);
  // Another file's statement is not new, unless the branch changes that file, too.
  const mayBeNew = isChecked || !published || changed.has(file.file);
  const announced = novelty.announcedIn(definition);
  return [...claimsIn(definition)].flatMap((claim) => {
    if (!shared.has(claim.id) || (isChecked && isReported(claim, definition))) return [];
    return {
      ...{ file: file.file, definition, claim, isChecked, announced },
      evidence: lazy(() => evidenceOf(claim, definition)),
      isSpanProven: lazy(() => isSpanProven(claim)),
      isNew: mayBeNew && novelty.isNew(claim),
      facts: lazy(() => {
        const isNew = (fact: string) => mayBeNew && novelty.isNewFact(claim, fact);
        return changeableFacts(claim).map((it) => ({
          ...it,
          isNew: isNew(`${it.key} ${it.value}`),
        }));
      }),
    };
  });
}
