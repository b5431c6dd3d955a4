// The definitions that a coalition ever published: each is, byte for byte, what its entry says.

import { checkVersion } from "../check.ts";
import { compositionDigest } from "../derivation/composition.ts";
import { deriveFingerprint } from "../derivation/fingerprint.ts";
import { gitBlobId } from "../derivation/git-blob.ts";
import type { Entry } from "../history/entry.ts";
import { publishedTexts } from "../history/published-texts.ts";
import { lostFingerprints, rewritingOf } from "../history/rewriting.ts";
import type { Definition, Hex, Id } from "../registry/definition.ts";
import { parseSource } from "../source/source.ts";
import { oneLine } from "../text.ts";
import { Findings } from "./findings.ts";
import { type ReadFile, readBytes } from "./read.ts";

/** Those that are sound, by git's id of their text. */
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
      // Files come in any order; what is found in them is reported in that of the chain.
      const own = new Findings(findings.coalition);
      return { blob, own, definition: await checkDefinition(read, { name, file, entry }, own) };
    }),
  );
  const sound = new Map<Hex, Definition>();
  for (const { blob, own, definition } of checked) {
    findings.absorb(own);
    if (definition) sound.set(blob, definition);
  }
  return sound;
}

async function checkDefinition(
  read: ReadFile,
  { name, file, entry }: { name: string; file: string; entry: Entry },
  findings: Findings,
): Promise<Definition | undefined> {
  const bytes = await read(file);
  if (!bytes) {
    // Earlier versions of the software published the last text of each fingerprint alone.
    if (!file.endsWith(`/${entry.fingerprint}.json`)) return undefined;
    findings.counts.definitions++;
    const message = `The definition that entry ${entry.seq} published is not there.`;
    findings.problem(file, message, { entry });
    return undefined;
  }
  findings.counts.definitions++;
  const isSame = checkBlob(file, bytes, entry, findings);
  const definition = openDefinition(file, name, bytes, findings, entry);
  if (!definition) return undefined;
  const facts: [string, Id, Id][] = [
    ["fingerprint", deriveFingerprint(definition), entry.fingerprint],
    ["composition digest", compositionDigest(definition), entry.compositionDigest],
  ];
  checkFacts(file, entry, facts, findings);
  return isSame ? definition : undefined;
}

/** Those that a rewriting has lost are published anyway: builds that hold them may still be in use. */
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
    const bytes = await readBytes(read, file, findings, entry);
    const definition = bytes && openDefinition(file, name, bytes, findings, entry);
    const derived = definition && deriveFingerprint(definition);
    if (derived) checkFacts(file, entry, [["fingerprint", derived, fingerprint]], findings);
    findings.leave(
      `the text of ${file}, except its fingerprint`,
      "its entry is no longer in the chain, since the history was rewritten.",
    );
  }
}

/** The definition in a file, by the rules that decide what is published; its problems are reported. */
export function openDefinition(
  file: string,
  name: string,
  bytes: Uint8Array,
  findings: Findings,
  entry: Entry | undefined,
): Definition | undefined {
  // A definition is told by the name of its file, which it had in the registry.
  const source = parseSource(`coalitions/${name}.json`, bytes);
  const { definition, problems } = checkVersion(source, new Map());
  for (const { severity, message, pointer } of problems) {
    if (severity !== "error") continue;
    const place = pointer === "" ? "" : ` (at ${oneLine(pointer)})`;
    findings.problem(file, `The definition does not pass the check: ${message}${place}`, { entry });
  }
  return definition;
}

function checkBlob(file: string, bytes: Uint8Array, entry: Entry, findings: Findings): boolean {
  const found = gitBlobId(bytes, entry.blob);
  if (found === entry.blob) return true;
  const message = `The definition was edited: its text is not the one that entry ${entry.seq} published. (Compared by git's id of the file.)`;
  findings.problem(file, message, { entry, expected: entry.blob, found });
  return false;
}

/** Each fact is what it is, what follows from the definition, and what is published. */
export function checkFacts(
  file: string,
  entry: Entry | undefined,
  facts: readonly [what: string, derived: Id, published: Id][],
  findings: Findings,
): void {
  for (const [what, expected, found] of facts) {
    if (expected === found) continue;
    const message = `The ${what} is not the one that follows from the definition.`;
    findings.problem(file, message, { entry, expected, found });
  }
}
