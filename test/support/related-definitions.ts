// Two versions of one coalition: a random definition and what a random series of edits makes of it.
// No edit moves an id from one class to another: such a pair has one fingerprint, and is refused.

import fc from "fast-check";
import { type Definition, MODULE_KINDS } from "../../src/core/registry/definition.ts";
import { definitions } from "./arbitrary-definitions.ts";
import {
  changed,
  confluence,
  lattice,
  organism,
  shippedModule,
  ticketIssuer,
} from "./definitions.ts";
import { idOf, peerOf } from "./ids.ts";

/** An edit gets a number to pick by, and gives the properties that it changes. */
type Edit = (before: Definition, pick: number) => Partial<Definition>;

const LISTS = ["lattices", "organisms", "confluences"] as const;
type List = (typeof LISTS)[number];

function listOf(pick: number): List {
  return LISTS[pick % LISTS.length] ?? "lattices";
}

function newPart(list: List, pick: number) {
  if (list === "lattices") return lattice(`new-${pick}`);
  if (list === "organisms") return organism(`new-${pick}`);
  return confluence(`new-${pick}`);
}

/** The list that `pick` picks, with one item replaced by what `edit` makes of it. */
function atItem(before: Definition, pick: number, edit: (item: object) => object[]) {
  const list = listOf(pick);
  const items: object[] = before[list];
  const at = pick % Math.max(1, items.length);
  return { [list]: items.flatMap((item, index) => (index === at ? edit(item) : [item])) };
}

function moduleAt(pick: number) {
  return MODULE_KINDS[pick % MODULE_KINDS.length] ?? "atlas";
}

const EDITS: Edit[] = [
  () => ({}),
  () => ({ $schema: "../../schemas/coalition.schema.json" }),
  (_, pick) => ({ title: `Title ${pick}` }),
  (_, pick) => ({ peerHints: [{ peerId: peerOf(`peer ${pick}`) }] }),
  (before, pick) => atItem(before, pick, () => []),
  (before, pick) => {
    const list = listOf(pick);
    const items: object[] = [...before[list]];
    items.splice(pick % (items.length + 1), 0, newPart(list, pick));
    return { [list]: items };
  },
  (before, pick) => {
    const list = listOf(pick);
    return { [list]: [...before[list]].reverse() };
  },
  (before, pick) => {
    const list = listOf(pick);
    const [first, ...rest] = before[list];
    return first ? { [list]: [...rest, first] } : {};
  },
  (before, pick) => {
    const id = idOf(`bumped ${pick}`);
    const key = listOf(pick) === "confluences" ? "fingerprint" : "stableId";
    return atItem(before, pick, (item) => [{ ...item, [key]: id }]);
  },
  (before, pick) => atItem(before, pick, (item) => [{ ...item, name: `renamed-${pick}` }]),
  (before, pick) => atItem(before, pick, (item) => [{ ...item, handshake: "https://a.example" }]),
  (before, pick) => {
    const kind = moduleAt(pick);
    const after = before.modules[kind] ? null : shippedModule(kind);
    return { modules: { ...before.modules, [kind]: after } };
  },
  (before, pick) => {
    const kind = moduleAt(pick);
    const upgraded = shippedModule(kind, { fingerprint: idOf(`upgraded ${pick}`) });
    return { modules: { ...before.modules, [kind]: upgraded } };
  },
  (before, pick) => ({ ticketIssuer: before.ticketIssuer ? null : ticketIssuer(`new-${pick}`) }),
  (_, pick) => ({ ticketIssuer: ticketIssuer(`rotated-${pick}`) }),
  (_, pick) => ({
    retirement: { at: "2026-12-01T14:00:00Z", reason: `${pick}`, replacement: null },
  }),
  () => ({ upcoming: [] }),
];

const edits = fc.array(fc.tuple(fc.constantFrom(...EDITS), fc.nat(99)), { maxLength: 4 });

const edited = fc.tuple(definitions, edits).map(([before, series]): Pair => {
  // No two edits of a series get one number, so that none gives an id or a name again.
  const after = series.reduce(
    (now, [edit, pick], index) => changed(now, edit(now, pick * series.length + index)),
    before,
  );
  return [before, after];
});

const unlike = fc
  .tuple(definitions, definitions)
  .map(([before, after]): Pair => [before, changed(after, { name: before.name })]);

type Pair = [before: Definition, after: Definition];

/** A definition and a later version, which may be equal or have almost nothing in common. */
export const relatedPairs: fc.Arbitrary<Pair> = fc.oneof(
  { arbitrary: edited, weight: 4 },
  { arbitrary: unlike, weight: 1 },
);
