// .github/CODEOWNERS, generated from the definitions and the config.

import { compareText } from "../problem.ts";
import { isDefinitionFile, type OwnersByFile, ownersPattern } from "./expected.ts";
import { EVERYTHING, MAX_OWNERS_BYTES, readLines, writeFile, writeLine } from "./lines.ts";

export interface GeneratedOwners {
  text: string;
  /** Definitions that are too faulty to find their operator. Their lines stay unchanged. */
  faulty: string[];
  /** What the file lacks and what to do about it, in one sentence or more each. */
  warnings: string[];
}

/** `existing` is the current file, for the lines of definitions that are faulty now. */
export function generateOwners(
  owned: OwnersByFile,
  maintainers: readonly string[],
  existing = "",
): GeneratedOwners {
  const kept = new Map(readLines(existing).map(({ pattern, text }) => [pattern, text]));
  const files = [...owned.keys()].filter(isDefinitionFile).sort(compareText);
  const lines = files.flatMap((file): string[] => {
    const pattern = ownersPattern(file);
    const owners = owned.get(file);
    if (pattern === undefined) return [];
    if (owners === undefined) return [kept.get(pattern) ?? []].flat();
    // Without its own line, the file falls to the maintainers by the line for everything.
    return owners.length === 0 ? [] : [writeLine(pattern, owners)];
  });
  const everything = maintainers.length === 0 ? undefined : writeLine(EVERYTHING, maintainers);
  const text = writeFile(everything, lines);
  const faulty = files.filter((file) => owned.get(file) === undefined);
  const warnings = [
    ...(everything === undefined ? [NO_MAINTAINERS] : []),
    ...faulty.map((file) => faultyDefinition(file, kept.has(`/${file}`))),
    ...files.filter((file) => ownersPattern(file) === undefined).map(unusualPath),
    ...(isTooLarge(text) ? [FILE_TOO_LARGE] : []),
  ];
  return { text, faulty, warnings };
}

export function isTooLarge(text: string): boolean {
  return new TextEncoder().encode(text).length >= MAX_OWNERS_BYTES;
}

const NO_MAINTAINERS =
  'registry.config.json does not name maintainers, so only the definitions have owners: not the code, the schemas, the workflows or this file. Add to it: "maintainers": [{ "login": "…", "id": … }]';

const FILE_TOO_LARGE = `The file reaches ${MAX_OWNERS_BYTES} bytes. GitHub ignores a file of that size, so nobody would own anything. Split the registry, or name fewer accounts for each operator.`;

function faultyDefinition(file: string, hasLine: boolean): string {
  const now = hasLine ? "its line stays unchanged" : "it gets no line yet";
  return `${file} is faulty, so ${now}. To see the errors, run: npx mosaik-coalitions check ${file}`;
}

function unusualPath(file: string): string {
  return `The maintainers own ${file}, because CODEOWNERS can only safely name paths with letters, digits, dots, hyphens and underscores. Move the file to such a path.`;
}
