// The ids that are a coalition's own, and follow from its entries: fingerprints, and their roots.

import { deriveModuleRoots, deriveTicketsRoot } from "../derivation/fingerprint.ts";
import type { Entry } from "../history/entry.ts";
import type { IdSpan } from "../history/id-spans.ts";
import { lostFingerprints, rewritingOf } from "../history/rewriting.ts";
import { type Id, MODULE_KINDS } from "../registry/definition.ts";
import type { Part } from "../registry/parts.ts";
import type { CoalitionIdKind } from "./record.ts";

/** A time that an id stood: one of a definition, or one that follows from a coalition's entries. */
export interface IdStanding extends Omit<IdSpan, "kind" | "part"> {
  kind: IdSpan["kind"] | CoalitionIdKind;
  part?: Part;
  shipped?: false;
}

/** Every time that a coalition had a fingerprint: it may come back, and its history may be rewritten. */
export function* fingerprintsOf(entries: readonly Entry[]): Generator<IdStanding> {
  let open: IdStanding | undefined;
  for (const { fingerprint: id, seq } of entries) {
    if (open?.id === id) continue;
    if (open) yield { ...open, until: seq };
    open = { id, kind: "fingerprint", from: seq };
  }
  if (open) yield open;
  // What was published before a history was rewritten was published all the same.
  const lost = new Set(lostFingerprints(entries));
  for (const entry of entries) {
    for (const id of rewritingOf(entry)?.lost.fingerprints ?? []) {
      if (lost.delete(id)) yield { id, kind: "fingerprint", from: entry.seq, until: entry.seq };
    }
  }
}

/**
 * All five roots of a fingerprint, also those that nobody serves: they are what an integrator may have
 * compiled in. `services` are the spans of the coalition's modules and ticket issuers.
 */
export function* rootStandings(
  { id, ...time }: IdStanding,
  services: readonly IdSpan[],
): Generator<IdStanding> {
  // Of a fingerprint that the history has lost, nobody can tell any more.
  const unknown = time.from === time.until;
  const there = services.filter(
    ({ from, until = Infinity }) => from <= time.from && until > time.from,
  );
  for (const [name, root] of derivedRoots(id)) {
    const part: Part | undefined = name === undefined ? undefined : { class: "module", name };
    const shipped = there.some((it) =>
      part ? it.kind === "module" && it.part.name === name : it.kind === "ticket-issuer",
    );
    const kind = part ? "module-root" : "tickets-root";
    const named = part ? { part } : {};
    yield { ...time, id: root, kind, ...named, ...(shipped || unknown ? {} : { shipped }) };
  }
}

/** The roots that follow from a fingerprint: by the module's name; undefined for that of tickets. */
export function derivedRoots(fingerprint: Id): [name: string | undefined, root: Id][] {
  const roots = deriveModuleRoots(fingerprint);
  return [
    ...MODULE_KINDS.map((kind): [string, Id] => [kind, roots[kind]]),
    [undefined, deriveTicketsRoot(fingerprint)],
  ];
}
