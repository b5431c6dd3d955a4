// Registries in memory: files by their paths, as text, as bytes or as the value that they hold.

import { type CheckResult, checkRegistry, type Registry } from "../../src/core/check.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
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

export function registryOf(files: Record<string, Uint8Array>): Registry {
  return {
    files: Object.keys(files).sort(),
    ignored: [],
    read: (file) => parseSource(file, files[file] ?? new Uint8Array()),
  };
}

/** The path that the file name rule asks for. */
export function fileOf({ name }: Pick<Definition, "name">): string {
  return `coalitions/${name}.json`;
}

/** Checks definitions as the registry's only ones, each in its file. */
export function checkDefinitions(...definitions: Definition[]): CheckResult {
  const files = definitions.map((it) => [fileOf(it), bytesOfValue(it)]);
  return checkRegistry(registryOf(Object.fromEntries(files)));
}
