// The semantic diff: every difference between two versions of a definition, once, by name. It walks the union of keys
// and matches parts by identity, so that nothing is dropped silently.

import { foldedParts } from "../derivation/fingerprint.ts";
import { readingOf } from "../derivation/readings/index.ts";
import { groupBy } from "../group-by.ts";
import { keysOf, sameJson, valueAt } from "../json.ts";
import { type Definition, type Hex, MODULE_KINDS } from "../registry/definition.ts";
import { partIds } from "../registry/part-ids.ts";
import { type Part, partLabel, partsOf } from "../registry/parts.ts";
import { diffRetirement, diffUpcoming } from "./announcements.ts";
import { BREAK_BY_READING, type Change, change } from "./change.ts";
import { diffAnnouncedFingerprints } from "./next-fingerprint.ts";
import { diffList, diffModule, diffOperator, diffTicketIssuer } from "./parts.ts";

/** The differences in a property whose two values are not equal. */
type DiffSection = (before: Definition, after: Definition, part: Part) => Change[];

const SECTIONS: Record<string, DiffSection> = {
  // Only tells editors where the schema is. It follows from the file's folder.
  $schema: () => [],
  // It follows from the composition, whose changes are listed. The change log has both values.
  fingerprint: () => [],
  derivation: (before, after, part) => {
    const values = { field: "derivation", before: before.derivation, after: after.derivation };
    const isSame = readingOf(before) === readingOf(after);
    return [change(isSame ? "metadata-changed" : "derivation-changed", part, values)];
  },
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
  // Peers are tried in order, so their order counts.
  peerHints: ({ peerHints: before }, { peerHints: after }, part) => [
    change("peer-hints-changed", part, { field: "peerHints", before, after }),
  ],
  upcoming: diffUpcoming,
  retirement: diffRetirement,
};

/** Every difference between two versions, breaking ones first. For a new definition: that it was published. */
export function diffDefinitions(before: Definition | undefined, after: Definition): Change[] {
  const part: Part = { class: "coalition", name: after.name };
  if (!before) return [change("published", part, { after: after.fingerprint })];
  const changes = keysOf(before, after).flatMap((field) => {
    const values = { field, before: valueAt(before, field), after: valueAt(after, field) };
    if (sameJson(values.before, values.after)) return [];
    const section = Object.hasOwn(SECTIONS, field) ? SECTIONS[field] : undefined;
    return section ? section(before, after, part) : [change("metadata-changed", part, values)];
  });
  const read = withDisclosures(withReadings(changes, before, after), before, after);
  const pinned = withPins(read, [before, after]);
  const all = changes.length === 0 ? [] : [...pinned, ...diffAnnouncedFingerprints(before, after)];
  return [...all.filter((it) => it.breaking), ...all.filter((it) => !it.breaking)];
}

/** A part that neither version's reading folds does not change the fingerprint, and breaks nobody. */
function withReadings(changes: Change[], before: Definition, after: Definition): Change[] {
  if (!changes.some(({ kind }) => BREAK_BY_READING.has(kind))) return changes;
  const [then, now] = [foldedByPart(before), foldedByPart(after)];
  // A new reading breaks if it folds an unchanged part that the old one did not fold, or the other way round.
  const rereads = [...then].some(([part, was]) => now.has(part) && was !== now.get(part));
  return changes.map((it) => {
    if (!BREAK_BY_READING.has(it.kind)) return it;
    const label = partLabel(it.part);
    const isFolded = then.get(label) || now.get(label) || false;
    return { ...it, breaking: it.kind === "derivation-changed" ? rereads : isFolded };
  });
}

/** Whether the fingerprint folds each part, by the part's label. */
function foldedByPart(definition: Definition): Map<string, boolean> {
  const folded = new Set(foldedParts(definition));
  return new Map(partsOf(definition).map((part) => [part.label, folded.has(part)]));
}

/** Config bytes added while every fingerprint stays the same only disclose what was there before. */
function withDisclosures(changes: Change[], before: Definition, after: Definition): Change[] {
  if (before.fingerprint !== after.fingerprint) return changes;
  const moved = changes.filter(({ field }) => field === "fingerprint");
  const movedLabels = new Set(moved.map(({ part }) => partLabel(part)));
  return changes.map((it) => {
    const isDisclosed =
      it.field === "config" && it.before === null && it.part.class !== "coalition";
    if (!isDisclosed || movedLabels.has(partLabel(it.part))) return it;
    return { ...it, kind: "config-disclosed" };
  });
}

/** A content hash that nothing pins does not matter to integrators. A pinned one changes whatever pins it. */
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
