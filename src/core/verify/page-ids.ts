// The ids that a handshake page shows: the fingerprint at its head, which people copy first, and every
// other one, which must be in what the page is made from.

import { announcementsOf } from "../changes/next-fingerprint.ts";
import { deriveTree } from "../derivation/tree.ts";
import type { Entry } from "../history/entry.ts";
import type { Definition, Hex, Id } from "../registry/definition.ts";
import type { Findings } from "./findings.ts";

/** With a button that copies it; bytes that are hashed have none. */
const SHOWN = /<span class="id"><code class="hex">((?:<i>[^<]{1,16}<\/i>){8,12})<\/code>/g;
const HEAD = /<h2 id="fingerprint">/;
const WHOLE_ID = /(?<![0-9a-f])(?:[0-9a-f]{96}|[0-9a-f]{64})(?![0-9a-f])/g;

interface Shown {
  file: string;
  page: string;
  definition: Definition;
  entries: readonly Entry[];
}

export function checkPageIds({ file, page, definition, entries }: Shown, findings: Findings): void {
  const entry = entries.at(-1);
  const head = HEAD.exec(page);
  const [first] = head ? idsShown(page.slice(head.index)) : [];
  const expected = definition.fingerprint;
  if (first === undefined) {
    const why = "the page has it not, or otherwise than this version of the software.";
    findings.leave(`${file}: the fingerprint at its head`, why);
  } else if (first !== expected) {
    const message = "The fingerprint at the head of the page is not the definition's.";
    findings.problem(file, message, { entry, expected, found: first });
  }
  const known = idsBehind(definition, entries);
  const stray = new Set([...idsShown(page)].filter((id) => id !== first && !known.has(id)));
  for (const found of stray) {
    const message = "The page shows an id that is in nothing that it is made from.";
    findings.problem(file, message, { entry, found });
  }
}

/** As they are set in a page, in groups; whole or not. */
function* idsShown(html: string): Generator<string> {
  for (const [, groups = ""] of html.matchAll(SHOWN)) yield groups.replace(/<\/?i>/g, "");
}

/** The ids in the definition and its chain, and all that follow from them. */
function idsBehind(definition: Definition, entries: readonly Entry[]): Set<Hex> {
  const next: (Id | undefined)[] = announcementsOf(definition).map((it) => it.next);
  const all = JSON.stringify([definition, entries, deriveTree(definition), next]);
  return new Set(all.match(WHOLE_ID));
}
