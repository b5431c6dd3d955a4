// The definitions that a pull request changes, each with its text before and after.

import type { PublishedCoalition, Registry } from "../check.ts";
import type { Definition } from "../registry/definition.ts";
import { nameOfFile } from "../rules/file-name.ts";
import type { ChangedDefinition } from "./check-result.ts";
import { firstReferred } from "./first-referred.ts";

/** What `changedDefinitions` and `referredFirst` look at. */
export interface Comparison {
  registry: Registry;
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
export function referredFirst(
  comparison: Comparison,
  open: (file: string) => Definition | undefined,
): number[] {
  const names = changedNames(comparison);
  const changed = names.map(({ file, there, before }) => ({
    before,
    after: there ? open(file) : undefined,
  }));
  const touched = new Set(names.map(({ file }) => file));
  return firstReferred(changed, function* others() {
    for (const file of comparison.registry.files) {
      const definition = touched.has(file) ? undefined : open(file);
      if (definition) yield definition;
    }
  });
}

function changedNames({ registry, changed, published }: Comparison) {
  const there = new Set(registry.files);
  const files = new Map<string, string>();
  for (const file of changed) {
    const name = nameOfFile(file);
    if (there.has(file) || !files.has(name)) files.set(name, file);
  }
  return [...files].map(([name, file]) => ({
    file,
    there: there.has(file),
    before: published.get(name)?.last,
  }));
}

const NO_TEXT = new Set(["not-utf8", "byte-order-mark", "file-too-large", "file-unreadable"]);

/** Empty where the file holds no text. */
function textOf(registry: Registry, file: string): string {
  const { text, problems } = registry.read(file);
  return problems.some(({ code }) => NO_TEXT.has(code)) ? "" : text;
}
