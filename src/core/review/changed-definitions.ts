// The definitions that a pull request changes, each with its text before and after.

import type { PublishedCoalition } from "../check.ts";
import { nameOfFile } from "../registry/file-name.ts";
import type { Snapshot } from "../registry/snapshot.ts";
import type { ChangedDefinition } from "./check-result.ts";
import { firstReferred } from "./first-referred.ts";

/** What `changedDefinitions` and `referredFirst` look at. */
export interface Comparison {
  registry: Snapshot;
  /** The files that differ, those that are gone, too. */
  changed: readonly string[];
  /** What was published before, by the coalition's name. */
  published: ReadonlyMap<string, PublishedCoalition>;
}

/** One for each coalition: a file that moved from folder to folder is one change. */
export function changedDefinitions(comparison: Comparison): ChangedDefinition[] {
  return changedNames(comparison).map(({ file, there, before }) => ({
    file,
    before: before ? JSON.stringify(before) : null,
    after: there ? textOf(comparison.registry, file) : null,
  }));
}

/** The numbers of the accounts that these changes refer to, and no definition did before. */
export function referredFirst(comparison: Comparison): number[] {
  const { registry } = comparison;
  const names = changedNames(comparison);
  const changed = names.map(({ file, there, before }) => ({
    before,
    after: there ? registry.get(file)?.definition : undefined,
  }));
  const touched = new Set(names.map(({ file }) => file));
  return firstReferred(changed, function* others() {
    for (const { file, definition } of registry.definitions) {
      if (!touched.has(file)) yield definition;
    }
  });
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

/** Empty where the file holds no text. */
function textOf(registry: Snapshot, file: string): string {
  const { text = "", problems = [] } = registry.get(file)?.source ?? {};
  return problems.some(({ code }) => NO_TEXT.has(code)) ? "" : text;
}
