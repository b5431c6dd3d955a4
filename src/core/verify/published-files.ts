// What a coalition publishes beside its chain: the definition as it is now, and all that is made of it.

import { diffDefinitions } from "../changes/diff.ts";
import { announcementsOf } from "../changes/next-fingerprint.ts";
import { compositionDigest } from "../derivation/composition.ts";
import { deriveFingerprint } from "../derivation/fingerprint.ts";
import { gitBlobId } from "../derivation/git-blob.ts";
import type { Entry } from "../history/entry.ts";
import type { IndexRow } from "../published/shapes.ts";
import type { Definition, Id } from "../registry/definition.ts";
import { renderRust } from "../render/rust.ts";
import { checkChangelog } from "./changelog.ts";
import { checkConstants } from "./constants.ts";
import { compiledIdsIn } from "./copied-constants.ts";
import { openDefinition, type PublishedDefinition } from "./definitions.ts";
import type { Findings } from "./findings.ts";
import { checkPageForms } from "./page-forms.ts";
import { checkPageIds } from "./page-ids.ts";
import { type ReadFile, readText } from "./read.ts";

/** The present definition, if it is sound. */
export async function checkPublishedFiles(
  read: ReadFile,
  row: IndexRow,
  entries: readonly Entry[],
  definitions: ReadonlyMap<Id, PublishedDefinition>,
  findings: Findings,
): Promise<Definition | undefined> {
  const { name } = row;
  const last = entries.at(-1);
  const fingerprint = last?.fingerprint ?? row.fingerprint;
  const known = definitions.get(fingerprint);
  const definition = await checkPresent(read, row, last, known, findings);
  await checkFingerprint(read, name, fingerprint, last, findings);
  await checkHandshakePage(read, { name, fingerprint, definition, entries }, findings);
  if (definition) await checkConstants(read, definition, last, findings);
  const changelog = await readText(read, `${name}/CHANGELOG.md`, findings);
  if (changelog !== undefined) {
    checkChangelog(`${name}/CHANGELOG.md`, changelog, entries, findings);
  }
  return definition;
}

async function checkPresent(
  read: ReadFile,
  row: IndexRow,
  last: Entry | undefined,
  known: PublishedDefinition | undefined,
  findings: Findings,
): Promise<Definition | undefined> {
  const file = `${row.name}/coalition.json`;
  const bytes = await read(file);
  if (!bytes) {
    findings.problem(file, "There is no such file.", { entry: last });
    return undefined;
  }
  const definition = openDefinition(file, row.name, bytes, findings, last);
  if (!definition) return undefined;
  checkRow(row, definition, last, findings);
  // Laid out anew it is another text, and says the same: that is no entry.
  if (!last || gitBlobId(bytes, last.blob) === last.blob) return definition;
  const digest = compositionDigest(definition);
  if (digest !== last.compositionDigest) {
    const message =
      "The composition is not the one of the newest entry. (A site of a working tree that is not committed shows such drafts.)";
    findings.problem(file, message, {
      ...{ entry: last, expected: last.compositionDigest, found: digest },
    });
  } else if (known?.blob === last.blob) {
    const untold = diffDefinitions(known.definition, definition);
    if (untold.length > 0) {
      const found = [...new Set(untold.map(({ kind }) => kind))].join(", ");
      const message =
        "The definition differs from the newest entry's by changes that no entry tells.";
      findings.problem(file, message, { entry: last, expected: "no change", found });
    }
  } else {
    findings.leave(file, "the text of the newest entry, to compare it with, is not there.");
  }
  return definition;
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
  name: string,
  fingerprint: Id,
  entry: Entry | undefined,
  findings: Findings,
): Promise<void> {
  const file = `${name}/fingerprint.txt`;
  const text = await readText(read, file, findings);
  if (text === undefined || text === `${fingerprint}\n`) return;
  const message = "The file does not hold the fingerprint and a newline.";
  const found = text.slice(0, 100).trim();
  findings.problem(file, message, { entry, expected: fingerprint, found });
}

interface OnPage {
  name: string;
  fingerprint: Id;
  /** Undefined where it is not sound: nothing follows from it then. */
  definition: Definition | undefined;
  entries: readonly Entry[];
}

/** What people copy from: the fingerprint, and to compile in what follows from the definition alone. */
async function checkHandshakePage(
  read: ReadFile,
  { name, fingerprint, definition, entries }: OnPage,
  findings: Findings,
): Promise<void> {
  const entry = entries.at(-1);
  const file = `${name}/index.html`;
  const page = await readText(read, file, findings);
  if (page === undefined) return;
  if (!page.includes(fingerprint)) {
    const message = "The handshake page does not show the fingerprint.";
    findings.problem(file, message, { entry, expected: fingerprint });
  }
  if (!definition) return;
  checkPageForms(file, page, definition, entry, findings);
  checkPageIds({ file, page, definition, entries }, findings);
  const next = announcementsOf(definition).flatMap((it) => it.definition ?? []);
  const known = new Set([definition, ...next].flatMap((it) => compiledIdsIn(renderRust(it))));
  const wrong = compiledIdsIn(page).find((id) => !known.has(id));
  if (wrong === undefined) return;
  const message = "The page has an id to compile in that is not one of the definition's.";
  findings.problem(file, message, { entry, expected: definition.fingerprint, found: wrong });
}
