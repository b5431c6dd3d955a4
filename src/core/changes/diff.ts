// The semantic diff: two versions of a definition -> every difference, once, by name.
// It walks the union of keys and matches parts by identity, so that nothing is dropped silently.

import { groupBy } from "../group-by.ts";
import { keysOf, sameJson, valueAt } from "../json.ts";
import { type Definition, type Hex, MODULE_KINDS } from "../registry/definition.ts";
import { partIds } from "../registry/part-ids.ts";
import type { Part } from "../registry/parts.ts";
import { diffRetirement, diffUpcoming } from "./announcements.ts";
import { type Change, change } from "./change.ts";
import { diffAnnouncedFingerprints } from "./next-fingerprint.ts";
import { diffList, diffModule, diffOperator, diffTicketIssuer } from "./parts.ts";

/** The differences in a property that is not the same in both. */
type DiffSection = (before: Definition, after: Definition, part: Part) => Change[];

const SECTIONS: Record<string, DiffSection> = {
  // Where the editor finds the schema: it follows from the file's folder and says nothing.
  $schema: () => [],
  // It follows from the composition, whose changes are told; the change log has both values.
  fingerprint: () => [],
  name: (before, after, part) => [
    change("coalition-renamed", part, { field: "name", before: before.name, after: after.name }),
  ],
  operator: (before, after, part) => diffOperator(part, before.operator, after.operator),
  lattices: (before, after) => diffList("lattices", before, after),
  organisms: (before, after) => diffList("organisms", before, after),
  confluences: (before, after) => diffList("confluences", before, after),
  modules: (before, after) =>
    MODULE_KINDS.flatMap((kind) => diffModule(kind, before.modules[kind], after.modules[kind])),
  ticketIssuer: (before, after) => diffTicketIssuer(before.ticketIssuer, after.ticketIssuer),
  // They are tried one after the other: their order counts.
  peerHints: ({ peerHints: before }, { peerHints: after }, part) => [
    change("peer-hints-changed", part, { field: "peerHints", before, after }),
  ],
  upcoming: diffUpcoming,
  retirement: diffRetirement,
};

/** Every difference between two versions, those that break integrators first; of a new one, that it is. */
export function diffDefinitions(before: Definition | undefined, after: Definition): Change[] {
  const part: Part = { class: "coalition", name: after.name };
  if (!before) return [change("published", part, { after: after.fingerprint })];
  const changes = keysOf(before, after).flatMap((field) => {
    const values = { field, before: valueAt(before, field), after: valueAt(after, field) };
    if (sameJson(values.before, values.after)) return [];
    const section = Object.hasOwn(SECTIONS, field) ? SECTIONS[field] : undefined;
    return section ? section(before, after, part) : [change("metadata-changed", part, values)];
  });
  const pinned = withPins(changes, [before, after]);
  const told = changes.length === 0 ? [] : [...pinned, ...diffAnnouncedFingerprints(before, after)];
  return [...told.filter((it) => it.breaking), ...told.filter((it) => !it.breaking)];
}

/** A content hash that nothing pins is no news to integrators; one that is pinned moves what pins it. */
function withPins(changes: readonly Change[], versions: readonly Definition[]): Change[] {
  if (!changes.some(isRotation)) return [...changes];
  const pins = versions
    .flatMap((version) => partIds(version))
    .filter(({ kind }) => kind === "pinned-content-hash")
    .map(({ id, part }, at) => ({ id, at, label: part.label }));
  const byHash = groupBy(pins, ({ id }) => id);
  return changes.map((it) => {
    if (!isRotation(it)) return it;
    const pinning = [it.before, it.after].flatMap((hash) => byHash.get(hash as Hex) ?? []);
    const labels = pinning.sort((a, b) => a.at - b.at).map(({ label }) => label);
    return { ...it, pinnedBy: [...new Set(labels)] };
  });
}

function isRotation({ kind }: Change): boolean {
  return kind === "content-hash-rotated";
}
