// What integrators compile in: coalition.rs and coalition.ts say what the definition says.

import type { Entry } from "../history/entry.ts";
import type { Definition } from "../registry/definition.ts";
import { renderRust } from "../render/rust.ts";
import { renderTypeScript } from "../render/typescript.ts";
import type { Findings } from "./findings.ts";
import { type ReadFile, readText } from "./read.ts";

const CONSTANTS: [ending: string, render: (definition: Definition) => string][] = [
  ["rs", renderRust],
  ["ts", renderTypeScript],
];

/** Another version of the software may write more words, but not a book. */
const MOST_TIMES = 4;

export async function checkConstants(
  read: ReadFile,
  definition: Definition,
  entry: Entry | undefined,
  findings: Findings,
): Promise<void> {
  for (const [ending, render] of CONSTANTS) {
    const file = `${definition.name}/coalition.${ending}`;
    const text = await readText(read, file, findings);
    if (text !== undefined) compareCode(file, text, render(definition), entry, findings);
  }
}

/** Holds what is copied from `file` to what follows from the definition, whatever words stand around it. */
export function compareCode(
  file: string,
  text: string,
  expected: string,
  entry: Entry | undefined,
  findings: Findings,
): void {
  if (text === expected) return;
  if (text.length > expected.length * MOST_TIMES) {
    const [lengths, found] = [`about ${expected.length} characters`, text.length];
    const message = "The file is far longer than what follows from the definition.";
    findings.problem(file, message, { entry, expected: lengths, found });
    return;
  }
  const differing = firstDifference(literalsOf(expected), literalsOf(text));
  if (differing) {
    const message = "What is compiled in by this file is not what the definition says.";
    findings.problem(file, message, { entry, ...differing });
    return;
  }
  findings.leave(
    file,
    "its names, numbers and ids are right, in their order; the rest of it is not what this version of the software writes.",
  );
}

const LITERAL = /"(?:[^"\\]|\\.)*"|\b0x[0-9a-f]+\b|\b[0-9a-f]{64}\b|\b\d+\b/gi;

/** Texts, numbers, bytes and bare ids of source code, but for those in comments. */
function literalsOf(code: string): string[] {
  const lines = code.split("\n").filter((line) => !line.trimStart().startsWith("//"));
  return lines.join("\n").match(LITERAL) ?? [];
}

function firstDifference(
  expected: readonly string[],
  found: readonly string[],
): { expected: string | undefined; found: string | undefined } | undefined {
  const length = Math.max(expected.length, found.length);
  for (let at = 0; at < length; at++) {
    if (expected[at] !== found[at]) return { expected: expected[at], found: found[at] };
  }
  return undefined;
}
