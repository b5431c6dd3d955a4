// A coalition that was named on the command line, by its name or its file.

import type { Registry } from "../src/core/check.ts";
import { nearest } from "../src/core/nearest.ts";
import { nameOfFile } from "../src/core/rules/file-name.ts";
import { UsageError } from "./terminal.ts";

/** The coalition's file. UsageError where there is none, with what may have been meant, and `hint`. */
export function requireCoalition(
  registry: Registry,
  word: string,
  hint: () => string = () => "",
): string {
  const name = nameOfFile(word);
  const file = registry.files.find((it) => it === word || nameOfFile(it) === name);
  if (file !== undefined) return file;
  throw new UsageError(unknownCoalition(name, registry.files.map(nameOfFile)) + hint());
}

export function unknownCoalition(name: string, known: readonly string[]): string {
  const [meant] = nearest(name, known);
  const hint = meant === undefined ? "" : ` Did you mean ${meant}?`;
  return `The registry has no coalition ${name}.${hint}`;
}
