// Matches lists of parts by identity: by id first, then by name. Parts without a match were added or removed.

import { groupBy } from "../group-by.ts";
import { keysOf, sameJson, valueAt } from "../json.ts";
import type { Definition, Id, Module, Operator, TicketIssuer } from "../registry/definition.ts";
import type { Part } from "../registry/parts.ts";
import { type Change, type ChangeKind, change } from "./change.ts";

/** The kind of change for each property; metadata if none is named. */
type FieldKinds = Record<string, ChangeKind>;

const CITIZEN_FIELDS: FieldKinds = {
  stableId: "citizen-bumped",
  name: "citizen-renamed",
  contentHash: "content-hash-rotated",
  ticketIssuanceRoot: "ticket-issuance-root-rotated",
  mrtds: "mrtd-rotated",
};
const ORGANISM_FIELDS: FieldKinds = { ...CITIZEN_FIELDS, role: "citizen-renamed" };
const SERVICE_FIELDS: FieldKinds = { span: "span-changed", mrtds: "mrtd-rotated" };
const CONFLUENCE_FIELDS: FieldKinds = { ...SERVICE_FIELDS, fingerprint: "confluence-upgraded" };
const MODULE_FIELDS: FieldKinds = { ...SERVICE_FIELDS, fingerprint: "module-upgraded" };
const ISSUER_FIELDS: FieldKinds = { fingerprint: "issuer-rotated" };

type ListName = "lattices" | "organisms" | "confluences";

interface ListOf {
  class: Part["class"];
  /** What an added or removed part is called. */
  as: "citizen" | "confluence";
  id: "stableId" | "fingerprint";
  fields: FieldKinds;
}

const LISTS: Record<ListName, ListOf> = {
  lattices: { class: "lattice", as: "citizen", id: "stableId", fields: CITIZEN_FIELDS },
  organisms: { class: "organism", as: "citizen", id: "stableId", fields: ORGANISM_FIELDS },
  confluences: {
    ...{ class: "confluence", as: "confluence", id: "fingerprint", fields: CONFLUENCE_FIELDS },
  },
};

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
  const part: Part = { class: "ticket-issuer", name: (after ?? before)?.name ?? "" };
  if (before && after) return diffFields(part, before, after, ISSUER_FIELDS);
  if (after) return [change("issuer-added", part, { after })];
  return before ? [change("issuer-removed", part, { before })] : [];
}

/** One item of a list: what all lists have in common. */
type Listed = { name: string } & Partial<Record<ListOf["id"], Id>>;

export function diffList(section: ListName, before: Definition, after: Definition): Change[] {
  const [then, now]: [Listed[], Listed[]] = [before[section], after[section]];
  const list = LISTS[section];
  const part = ({ name }: Listed): Part => ({ class: list.class, name });
  const pairs = matchParts(then, now, list.id);
  const stayed = new Set(pairs.flat());
  return [
    ...then
      .filter((item) => !stayed.has(item))
      .map((item) => change(`${list.as}-removed`, part(item), { before: item })),
    ...pairs.flatMap(([old, current]) => diffFields(part(current), old, current, list.fields)),
    ...now.flatMap((item, position) =>
      stayed.has(item)
        ? []
        : { ...change(`${list.as}-added`, part(item), { after: item }), position },
    ),
    ...diffOrder({ class: "coalition", name: after.name }, section, then, pairs),
  ];
}

/** The parts that are in both versions, as pairs, in the order of the later one. */
function matchParts(
  then: readonly Listed[],
  now: readonly Listed[],
  id: ListOf["id"],
): [Listed, Listed][] {
  const left = new Set(then);
  const claimBy = (key: keyof Listed, items: readonly Listed[]) => {
    // Reversed, so that the first of several is taken first.
    const groups = groupBy([...left].reverse(), (item) => item[key]);
    return new Map(
      items.flatMap((item): [Listed, Listed][] => {
        const old = groups.get(item[key])?.pop();
        if (!old) return [];
        left.delete(old);
        return [[item, old]];
      }),
    );
  };
  const byId = claimBy(id, now);
  const byName = claimBy(
    "name",
    now.filter((item) => !byId.has(item)),
  );
  return now.flatMap((item): [Listed, Listed][] => {
    const old = byId.get(item) ?? byName.get(item);
    return old ? [[old, item]] : [];
  });
}

/** Whether the parts in both versions kept their order, which is part of the fingerprint. */
function diffOrder(
  part: Part,
  section: ListName,
  then: readonly Listed[],
  pairs: readonly [Listed, Listed][],
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
    // A key that the schema does not know exists in only one of the two.
    if (field === "operator" && values.before !== undefined && values.after !== undefined) {
      return diffOperator(part, values.before, values.after);
    }
    const kind = Object.hasOwn(kinds, field) ? kinds[field] : undefined;
    return [change(kind ?? "metadata-changed", part, values)];
  });
}

/** An operator's account numbers decide who is authorised; everything else about it is a label. */
export function diffOperator(part: Part, before: unknown, after: unknown): Change[] {
  const [then, now] = [before as Operator, after as Operator];
  return keysOf(then, now).flatMap((key) => {
    const values = { before: valueAt(then, key), after: valueAt(now, key) };
    if (sameJson(values.before, values.after)) return [];
    const authority = key === "github" && !sameJson(accountIds(then), accountIds(now));
    const kind = authority ? "authority-changed" : "metadata-changed";
    return [change(kind, part, { field: `operator.${key}`, ...values })];
  });
}

/** The numbers of the accounts, in ascending order. */
export function accountIds({ github }: Operator): number[] {
  return github.map(({ id }) => id).sort((a, b) => a - b);
}
