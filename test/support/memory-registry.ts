// Registries made without git: histories in memory, with the texts of their definitions.

import type { Commit } from "../../src/core/history/change-log.ts";
import { History } from "../../src/core/history/history.ts";
import {
  type ReadText,
  type RegistryView,
  viewRegistry,
} from "../../src/core/history/registry-view.ts";
import type { Rewriting } from "../../src/core/history/rewriting.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { DefinitionFile } from "../../src/core/registry/snapshot.ts";
import { fileOf, textOf } from "./registries.ts";

/** Everything a site is made from, except its config. */
export interface MemoryRegistry {
  view: RegistryView;
  readText: ReadText;
}

export interface MemoryOptions {
  /** What differs in the working tree from the last commit. */
  drafts?: readonly Definition[];
  /** What was found out in the end. */
  rewriting?: Rewriting;
}

/** The registry after the last commit. */
export function memoryRegistry(
  commits: readonly Commit[],
  { drafts = [], rewriting }: MemoryOptions = {},
): MemoryRegistry {
  const history = new History();
  const texts = new Map<string, string>();
  for (const commit of commits) {
    history.add(commit);
    for (const { blob, bytes } of commit.files) {
      if (blob !== null && bytes) texts.set(blob, new TextDecoder().decode(bytes));
    }
  }
  if (rewriting) history.addRewriting(rewriting);
  const sources = drafts.map((it) => DefinitionFile.parse(fileOf(it), textOf(it)));
  const readText: ReadText = async (source) => {
    if ("text" in source) return source.text;
    return "blob" in source ? texts.get(source.blob) : undefined;
  };
  return { view: viewRegistry(history, commits.at(-1), sources), readText };
}
