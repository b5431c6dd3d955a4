// Finds the coalition that the command line names, by its name or its file.

import { nearest } from "../src/core/nearest.ts";
import { nameOfFile } from "../src/core/registry/file-name.ts";
import type { DefinitionFile, Snapshot } from "../src/core/registry/snapshot.ts";
import { UsageError } from "./terminal.ts";

/** The coalition's file. Throws UsageError with a similar name and `hint` if there is none. */
export function requireCoalition(
  registry: Snapshot,
  word: string,
  hint: () => string = () => "",
): DefinitionFile {
  const name = nameOfFile(word);
  const file = registry.get(word) ?? registry.named(name)[0];
  if (file) return file;
  throw new UsageError(unknownCoalition(name, registry.names()) + hint());
}

export function unknownCoalition(name: string, known: readonly string[]): string {
  const [meant] = nearest(name, known);
  const hint = meant === undefined ? "" : ` Did you mean ${meant}?`;
  return `The registry has no coalition ${name}.${hint}`;
}
