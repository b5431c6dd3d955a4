// The definitions that a pull request changes, each with its text before and after.

import type { PublishedCoalition } from "../check.ts";
import type { Definition } from "../registry/definition.ts";
import { nameOfFile } from "../registry/file-name.ts";
import type { Snapshot } from "../registry/snapshot.ts";
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
  return changedNames(comparison).map(({ file, there, before }) => ({
    file,
    before: before ? JSON.stringify(before) : null,
    after: there ? textOf(comparison.registry, file) : null,
  }));
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
  for (const { before } of changed) if (before) forget(before);
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
    before: published.get(name)?.last,
  }));
}

const NO_TEXT = new Set(["not-utf8", "byte-order-mark", "file-too-large", "file-unreadable"]);

/** Empty if the file is not text. */
function textOf(registry: Snapshot, file: string): string {
  const { text = "", problems = [] } = registry.get(file)?.source ?? {};
  return problems.some(({ code }) => NO_TEXT.has(code)) ? "" : text;
}
