// Checks every published definition of a coalition byte for byte against its entry.

import { compositionDigest } from "../derivation/composition.ts";
import { deriveFingerprint } from "../derivation/fingerprint.ts";
import { gitBlobId } from "../derivation/git-blob.ts";
import type { Entry } from "../history/entry.ts";
import { publishedTexts } from "../history/published-texts.ts";
import { readVersion } from "../history/read-version.ts";
import { explainRefusal } from "../history/refused.ts";
import { lostFingerprints, rewritingOf } from "../history/rewriting.ts";
import type { Definition, Hex, Id } from "../registry/definition.ts";
import { oneLine } from "../text.ts";
import { Findings, type Place } from "./findings.ts";
import { type ReadFile, readBytes } from "./read.ts";

/** The valid ones, by git's id of their text. */
export async function checkDefinitions(
  read: ReadFile,
  name: string,
  entries: readonly Entry[],
  findings: Findings,
): Promise<Map<Hex, Definition>> {
  const lastOf = new Map(entries.map((entry) => [entry.blob, entry]));
  const checked = await Promise.all(
    [...publishedTexts(entries)].map(async ([blob, file]) => {
      const entry = lastOf.get(blob) as Entry;
      // Files arrive in any order; their problems are reported in the order of the chain.
      const own = new Findings(findings.coalition);
      return { blob, own, definition: await checkDefinition(read, { name, file, entry }, own) };
    }),
  );
  const valid = new Map<Hex, Definition>();
  for (const { blob, own, definition } of checked) {
    findings.absorb(own);
    if (definition) valid.set(blob, definition);
  }
  return valid;
}

async function checkDefinition(
  read: ReadFile,
  { name, file, entry }: { name: string; file: string; entry: Entry },
  findings: Findings,
): Promise<Definition | undefined> {
  const place = findings.at(file, entry);
  const bytes = await read(file);
  if (!bytes) {
    // Earlier versions of the software published only the last text of each fingerprint.
    if (!file.endsWith(`/${entry.fingerprint}.json`)) return undefined;
    findings.counts.definitions++;
    place.problem(`The definition that entry ${entry.seq} published is missing.`);
    return undefined;
  }
  findings.counts.definitions++;
  const edited = `The definition was edited: its text is not the one that entry ${entry.seq} published. Git's id of the file shows this.`;
  const isSame = place.same(edited, entry.blob, gitBlobId(bytes, entry.blob));
  const definition = openDefinition(name, bytes, place);
  if (!definition) return undefined;
  checkFingerprint(definition, entry.fingerprint, place);
  checkDigest(definition, entry.compositionDigest, place);
  return isSame ? definition : undefined;
}

/** Definitions lost in a rewriting stay published, because builds with them may still be in use. */
export async function checkLostDefinitions(
  read: ReadFile,
  name: string,
  entries: readonly Entry[],
  findings: Findings,
): Promise<void> {
  for (const fingerprint of lostFingerprints(entries)) {
    const entry = entries.find((it) => rewritingOf(it)?.lost.fingerprints.includes(fingerprint));
    const file = `${name}/history/${fingerprint}.json`;
    findings.counts.definitions++;
    const place = findings.at(file, entry);
    const bytes = await readBytes(read, place);
    const definition = bytes && openDefinition(name, bytes, place);
    if (definition) checkFingerprint(definition, fingerprint, place);
    findings.leave(
      `the text of ${file}, except its fingerprint`,
      "its entry is no longer in the chain, since the history was rewritten.",
    );
  }
}

/** The definition in a file, by the same reader that decides what is published; a fault is reported. */
export function openDefinition(
  name: string,
  bytes: Uint8Array,
  place: Place,
): Definition | undefined {
  // A definition is identified by its file name in the registry.
  const file = `coalitions/${name}.json`;
  const definition = readVersion(file, bytes);
  if (definition) return definition;
  const { reason, problems } = explainRefusal(file, bytes);
  if (problems.length === 0) place.problem(reason);
  for (const { message, pointer } of problems) {
    const at = pointer === "" ? "" : ` (at ${oneLine(pointer)})`;
    place.problem(`The definition does not pass the check: ${message}${at}`);
  }
  return undefined;
}

export function checkFingerprint(definition: Definition, published: Id, place: Place): void {
  const message = "The fingerprint does not follow from the definition.";
  place.same(message, deriveFingerprint(definition), published);
}

export function checkDigest(definition: Definition, published: Id, place: Place): void {
  const message = "The composition digest does not follow from the definition.";
  place.same(message, compositionDigest(definition), published);
}
