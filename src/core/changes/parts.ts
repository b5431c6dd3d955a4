// Lists of parts, matched by identity: by id first, then by name; what has no match came or went.

import { groupBy } from "../group-by.ts";
import { keysOf, sameJson, valueAt } from "../json.ts";
import type {
  Confluence,
  Definition,
  Lattice,
  Module,
  Organism,
  TicketIssuer,
} from "../registry/definition.ts";
import type { Part } from "../registry/parts.ts";
import { type Change, type ChangeKind, change } from "./change.ts";
import { diffOperator } from "./operator.ts";

/** The kind of change that a difference in a property is; metadata where none is named. */
type FieldKinds = Record<string, ChangeKind>;

const CITIZEN_FIELDS: FieldKinds = {
  stableId: "citizen-bumped",
  name: "citizen-renamed",
  contentHash: "content-hash-rotated",
  ticketIssuanceRoot: "ticket-issuance-root-rotated",
  mrtds: "mrtd-rotated",
};
const LATTICE_FIELDS: FieldKinds = CITIZEN_FIELDS;
const ORGANISM_FIELDS: FieldKinds = { ...CITIZEN_FIELDS, role: "citizen-renamed" };
const CONFLUENCE_FIELDS: FieldKinds = {
  fingerprint: "confluence-upgraded",
  span: "span-changed",
  mrtds: "mrtd-rotated",
};
const MODULE_FIELDS: FieldKinds = { ...CONFLUENCE_FIELDS, fingerprint: "module-upgraded" };
const ISSUER_FIELDS: FieldKinds = { fingerprint: "issuer-rotated" };

interface ListOf<T> {
  class: Part["class"];
  idOf: (item: T) => string;
  fields: FieldKinds;
  added: ChangeKind;
  removed: ChangeKind;
}

export function diffLattices(before: Definition, after: Definition): Change[] {
  return diffList<Lattice>(before, after, "lattices", {
    class: "lattice",
    idOf: (it) => it.stableId,
    fields: LATTICE_FIELDS,
    added: "citizen-added",
    removed: "citizen-removed",
  });
}

export function diffOrganisms(before: Definition, after: Definition): Change[] {
  return diffList<Organism>(before, after, "organisms", {
    class: "organism",
    idOf: (it) => it.stableId,
    fields: ORGANISM_FIELDS,
    added: "citizen-added",
    removed: "citizen-removed",
  });
}

export function diffConfluences(before: Definition, after: Definition): Change[] {
  return diffList<Confluence>(before, after, "confluences", {
    class: "confluence",
    idOf: (it) => it.fingerprint,
    fields: CONFLUENCE_FIELDS,
    added: "confluence-added",
    removed: "confluence-removed",
  });
}

export function diffModule(name: string, before: Module | null, after: Module | null): Change[] {
  const part: Part = { class: "module", name };
  if (before && after) return diffFields(part, before, after, MODULE_FIELDS);
  if (after) return [change("module-shipped", part, { after })];
  return before ? [change("module-withdrawn", part, { before })] : [];
}

export function diffTicketIssuer(
  before: TicketIssuer | null,
  after: TicketIssuer | null,
): Change[] {
  const part = (issuer: TicketIssuer): Part => ({ class: "ticket-issuer", name: issuer.name });
  if (before && after) return diffFields(part(after), before, after, ISSUER_FIELDS);
  if (after) return [change("issuer-added", part(after), { after })];
  return before ? [change("issuer-removed", part(before), { before })] : [];
}

type Section = "lattices" | "organisms" | "confluences";

function diffList<T extends { name: string }>(
  before: Definition,
  after: Definition,
  section: Section,
  list: ListOf<T>,
): Change[] {
  const [then, now] = [before[section], after[section]] as unknown as [T[], T[]];
  const part = (item: T): Part => ({ class: list.class, name: item.name });
  const pairs = matchParts(then, now, list.idOf);
  const stayed = new Set(pairs.flat());
  return [
    ...then
      .filter((item) => !stayed.has(item))
      .map((item) => change(list.removed, part(item), { before: item })),
    ...pairs.flatMap(([old, current]) => diffFields(part(current), old, current, list.fields)),
    ...now.flatMap((item, position) =>
      stayed.has(item) ? [] : [{ ...change(list.added, part(item), { after: item }), position }],
    ),
    ...diffOrder({ class: "coalition", name: after.name }, section, then, pairs),
  ];
}

/** The parts that are in both versions, as pairs, in the order of the later one. */
function matchParts<T extends { name: string }>(
  then: T[],
  now: T[],
  idOf: (item: T) => string,
): [T, T][] {
  const left = new Set(then);
  const claimBy = (keyOf: (item: T) => string, items: readonly T[]): Map<T, T> => {
    // The first of several comes last here, and is taken first.
    const groups = groupBy([...left].reverse(), keyOf);
    return new Map(
      items.flatMap((item): [T, T][] => {
        const old = groups.get(keyOf(item))?.pop();
        if (!old) return [];
        left.delete(old);
        return [[item, old]];
      }),
    );
  };
  const byId = claimBy(idOf, now);
  const byName = claimBy(
    ({ name }) => name,
    now.filter((item) => !byId.has(item)),
  );
  return now.flatMap((item): [T, T][] => {
    const old = byId.get(item) ?? byName.get(item);
    return old ? [[old, item]] : [];
  });
}

/** The fingerprint folds the order: whether those that stayed still stand in the same one. */
function diffOrder<T extends { name: string }>(
  part: Part,
  section: Section,
  then: T[],
  pairs: [T, T][],
): Change[] {
  const moved = pairs.map(([old]) => old);
  const stayed = new Set(moved);
  const still = then.filter((item) => stayed.has(item));
  if (still.every((item, index) => item === moved[index])) return [];
  const before = still.map(({ name }) => name);
  const after = pairs.map(([, item]) => item.name);
  return [change("order-changed", part, { field: section, before, after })];
}

/** Every property that differs, over the union of both objects' keys. */
function diffFields(part: Part, before: object, after: object, kinds: FieldKinds): Change[] {
  return keysOf(before, after).flatMap((field) => {
    const values = { field, before: valueAt(before, field), after: valueAt(after, field) };
    if (sameJson(values.before, values.after)) return [];
    // Where a key is compared that the schema does not know, only one of the two has it.
    if (field === "operator" && values.before !== undefined && values.after !== undefined) {
      return diffOperator(part, values.before, values.after);
    }
    const kind = Object.hasOwn(kinds, field) ? kinds[field] : undefined;
    return [change(kind ?? "metadata-changed", part, values)];
  });
}
