// A coalition's own ids, which follow from its entries: fingerprints and their roots.

import { deriveModuleRoots, deriveTicketsRoot } from "../derivation/fingerprint.ts";
import type { Entry } from "../history/entry.ts";
import type { IdSpan } from "../history/id-spans.ts";
import { lostFingerprints, rewritingOf } from "../history/rewriting.ts";
import { type Id, MODULE_KINDS } from "../registry/definition.ts";
import type { Part } from "../registry/parts.ts";
import type { CoalitionIdKind } from "./record.ts";

/** A period in which an id was part of a coalition: one in its definition, or one derived from its entries. */
export interface IdPeriod extends Omit<IdSpan, "kind" | "part"> {
  kind: IdSpan["kind"] | CoalitionIdKind;
  part?: Part;
  shipped?: false;
}

/** Every period of each fingerprint: one may come back, and the history may be rewritten. */
export function* fingerprintsOf(entries: readonly Entry[]): Generator<IdPeriod> {
  let open: IdPeriod | undefined;
  for (const { fingerprint: id, seq } of entries) {
    if (open?.id === id) continue;
    if (open) yield { ...open, until: seq };
    open = { id, kind: "fingerprint", from: seq };
  }
  if (open) yield open;
  // Fingerprints that a rewritten history lost were published anyway.
  const lost = new Set(lostFingerprints(entries));
  for (const entry of entries) {
    for (const id of rewritingOf(entry)?.lost.fingerprints ?? []) {
      if (lost.delete(id)) yield { id, kind: "fingerprint", from: entry.seq, until: entry.seq };
    }
  }
}

/**
 * All five roots of a fingerprint, also those that nobody serves, because an integrator may have compiled them in.
 * `services` are the spans of the coalition's modules and ticket issuers.
 */
export function* rootPeriods(
  { id, ...time }: IdPeriod,
  services: readonly IdSpan[],
): Generator<IdPeriod> {
  // For a fingerprint that the history lost, this is no longer known.
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

/** The roots of a fingerprint, with the module's name; the tickets root has none. */
export function derivedRoots(fingerprint: Id): [name: string | undefined, root: Id][] {
  const roots = deriveModuleRoots(fingerprint);
  return [
    ...MODULE_KINDS.map((kind): [string, Id] => [kind, roots[kind]]),
    [undefined, deriveTicketsRoot(fingerprint)],
  ];
}
