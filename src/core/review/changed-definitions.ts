// The definitions that a pull request changes, each with its text before and after.

import type { PublishedCoalition } from "../check.ts";
import { deriveFingerprint } from "../derivation/fingerprint.ts";
import type { Definition } from "../registry/definition.ts";
import { nameOfFile } from "../registry/file-name.ts";
import type { DefinitionFile, Snapshot } from "../registry/snapshot.ts";
import type { ChangedDefinition } from "./check-result.ts";
import { accountNumbers } from "./first-referred.ts";

/** The input of `changedDefinitions` and `referredFirst`. */
export interface Comparison {
  registry: Snapshot;
  /** The files that differ, including deleted ones. */
  changed: readonly string[];
  /** What was published before, by coalition name. */
  published: ReadonlyMap<string, PublishedCoalition>;
}

/** One for each coalition: moving a file between folders is one change. */
export function changedDefinitions(comparison: Comparison): ChangedDefinition[] {
  const { registry } = comparison;
  return changedNames(comparison).map(({ file, there, published }) => ({
    file,
    before: published ? JSON.stringify(published.last) : null,
    after: there ? textOf(registry, file) : null,
    ...returnOf(registry.get(file), published),
  }));
}

function returnOf(
  file: DefinitionFile | undefined,
  published: PublishedCoalition | undefined,
): Pick<ChangedDefinition, "returnsTo"> {
  // The declared fingerprint may still be wrong.
  const definition = published && file?.definitionBut("/fingerprint");
  const fingerprint = definition && deriveFingerprint(definition);
  if (fingerprint === undefined || fingerprint === published?.last.fingerprint) return {};
  const returnsTo = published?.entries.get(fingerprint);
  return returnsTo ? { returnsTo } : {};
}

/** The account numbers in these changes that no definition referred to before. */
export function referredFirst(comparison: Comparison): number[] {
  const { registry } = comparison;
  const changed = changedNames(comparison);
  const after = changed.flatMap(({ file }) => registry.get(file)?.definition ?? []);
  const found = new Set(after.flatMap(accountNumbers));
  const forget = (definition: Definition) => {
    for (const id of accountNumbers(definition)) found.delete(id);
  };
  for (const { published } of changed) if (published) forget(published.last);
  if (found.size === 0) return [];
  // The other files are read only if there is a number to search for.
  const touched = new Set(changed.map(({ file }) => file));
  for (const { file, definition } of registry.definitions)
    if (!touched.has(file)) forget(definition);
  return [...found].sort((a, b) => a - b);
}

function changedNames({ registry, changed, published }: Comparison) {
  const files = new Map<string, string>();
  for (const file of changed) {
    const name = nameOfFile(file);
    if (registry.get(file) || !files.has(name)) files.set(name, file);
  }
  return [...files].map(([name, file]) => ({
    file,
    there: registry.get(file) !== undefined,
    published: published.get(name),
  }));
}

const NO_TEXT = new Set(["not-utf8", "byte-order-mark", "file-too-large", "file-unreadable"]);

/** Empty if the file is not text. */
function textOf(registry: Snapshot, file: string): string {
  const { text = "", problems = [] } = registry.get(file)?.source ?? {};
  return problems.some(({ code }) => NO_TEXT.has(code)) ? "" : text;
}
