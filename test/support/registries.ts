// Registries in memory: files by their paths, as text, as bytes or as the value that they hold.

import { type CheckResult, checkRegistry } from "../../src/core/check.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { type Beside, DefinitionFile, Snapshot } from "../../src/core/registry/snapshot.ts";
import { parseSource } from "../../src/core/source/source.ts";

/** A definition's file as an operator writes it. */
export function textOf(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

export function bytesOfText(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function bytesOfValue(value: unknown): Uint8Array {
  return bytesOfText(textOf(value));
}

export function registryOf(
  files: Record<string, Uint8Array>,
  beside: Partial<Beside> = {},
): Snapshot {
  const read = Object.keys(files)
    .sort()
    .map((file) => new DefinitionFile(file, () => parseSource(file, files[file] as Uint8Array)));
  return new Snapshot(read, { ignored: [], problems: [], ...beside });
}

/** The path that the file name rule requires. */
export function fileOf({ name }: Pick<Definition, "name">): string {
  return `coalitions/${name}.json`;
}

export function registryOfAll(...definitions: Definition[]): Snapshot {
  const files = definitions.map((it) => [fileOf(it), bytesOfValue(it)]);
  return registryOf(Object.fromEntries(files));
}

/** Checks definitions as the registry's only ones. */
export function checkDefinitions(...definitions: Definition[]): CheckResult {
  return checkRegistry(registryOfAll(...definitions));
}
