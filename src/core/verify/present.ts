// What a coalition publishes of itself as it is now: the definition, its row in index.json, its fingerprint.

import { compositionDigest } from "../derivation/composition.ts";
import { deriveFingerprint } from "../derivation/fingerprint.ts";
import type { Entry } from "../history/entry.ts";
import type { IndexRow } from "../published/shapes.ts";
import type { Definition } from "../registry/definition.ts";
import { openDefinition } from "./definitions.ts";
import type { Findings } from "./findings.ts";
import { type ReadFile, readBytes } from "./read.ts";

export interface Present {
  definition: Definition;
  bytes: Uint8Array;
}

/** The present definition, if it is sound. */
export async function checkPresent(
  read: ReadFile,
  row: IndexRow,
  last: Entry | undefined,
  findings: Findings,
): Promise<Present | undefined> {
  const file = `${row.name}/coalition.json`;
  await checkFingerprint(read, row, last, findings);
  const bytes = await readBytes(read, file, findings, last);
  const definition = bytes && openDefinition(file, row.name, bytes, findings, last);
  if (!definition) return undefined;
  checkRow(row, definition, last, findings);
  const digest = compositionDigest(definition);
  if (last && digest !== last.compositionDigest) {
    const message =
      "The composition is not the one of the newest entry. (A site of a working tree that is not committed shows such drafts.)";
    const values = { entry: last, expected: last.compositionDigest, found: digest };
    findings.problem(file, message, values);
  }
  return { definition, bytes };
}

/** The row of index.json says what follows from the definition. */
function checkRow(
  row: IndexRow,
  definition: Definition,
  entry: Entry | undefined,
  findings: Findings,
): void {
  const { title, archetype, retirement, upcoming } = definition;
  const facts: Partial<IndexRow> = {
    title,
    archetype,
    fingerprint: deriveFingerprint(definition),
    compositionDigest: compositionDigest(definition),
    status: retirement ? "retired" : "current",
    replacement: retirement?.replacement ?? null,
    announced: upcoming?.length ?? 0,
  };
  for (const [key, expected] of Object.entries(facts)) {
    const found = row[key as keyof IndexRow];
    if (found === expected) continue;
    const message = `"${key}" of ${row.name} is not what follows from its definition.`;
    findings.problem("api/v1/index.json", message, { entry, expected, found });
  }
}

/** What programs copy the fingerprint from. */
async function checkFingerprint(
  read: ReadFile,
  { name, ...row }: IndexRow,
  entry: Entry | undefined,
  findings: Findings,
): Promise<void> {
  const file = `${name}/fingerprint.txt`;
  const fingerprint = entry?.fingerprint ?? row.fingerprint;
  const bytes = await readBytes(read, file, findings, entry);
  const text = new TextDecoder().decode(bytes);
  if (!bytes || text === `${fingerprint}\n`) return;
  const message = "The file does not hold the fingerprint and a newline.";
  const found = text.slice(0, 100).trim();
  findings.problem(file, message, { entry, expected: fingerprint, found });
}
