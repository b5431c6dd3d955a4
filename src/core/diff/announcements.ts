// Announced changes: announced, amended, withdrawn, fulfilled or overtaken; and retirement.

import {
  type Confluence,
  type Definition,
  type Lattice,
  MODULE_KINDS,
  type Upcoming,
} from "../definition.ts";
import { idsOfKind } from "../upcoming-ids.ts";
import {
  type Change,
  type ChangeKind,
  change,
  type Part,
  type PartClass,
  sameJson,
} from "./change.ts";

/** What an announcement is about: the notice, the kind and the id that will change. */
function keyOf({ notice, kind, id }: Upcoming): string {
  return `${notice} ${kind} ${id}`;
}

export function diffUpcoming(before: Definition, after: Definition): Change[] {
  const then = new Map((before.upcoming ?? []).map((entry) => [keyOf(entry), entry]));
  const now = new Map((after.upcoming ?? []).map((entry) => [keyOf(entry), entry]));
  const part: Part = { class: "coalition", name: after.name };
  const field = "upcoming";
  const told = (kind: ChangeKind, values: { before?: Upcoming; after?: Upcoming }): Change => ({
    ...change(kind, part, { field, ...values }),
    ...partOf(values.after ? after : before, values.after ?? values.before),
  });
  const ended = [...then].filter(([key]) => !now.has(key));
  return [
    ...ended.map(([, entry]) => told(howItEnded(entry, after), { before: entry })),
    ...[...now].flatMap(([key, entry]) => {
      const earlier = then.get(key);
      if (!earlier) return [told("announced", { after: entry })];
      if (sameJson(earlier, entry)) return [];
      return [told("amended", { before: earlier, after: entry })];
    }),
  ];
}

/** The part of a definition that has the id which an announcement is about: `{ of }`, or nothing. */
export function partOf(
  { lattices, organisms, confluences, modules, ticketIssuer }: Definition,
  announced: Pick<Upcoming, "id"> | undefined,
): { of?: Part } {
  const parts: [PartClass, string, object | null][] = [
    ...lattices.map((it): [PartClass, string, object] => ["lattice", it.name, it]),
    ...organisms.map((it): [PartClass, string, object] => ["organism", it.name, it]),
    ...confluences.map((it): [PartClass, string, object] => ["confluence", it.name, it]),
    ...MODULE_KINDS.map((kind): [PartClass, string, object | null] => [
      "module",
      kind,
      modules[kind],
    ]),
    ["ticket-issuer", ticketIssuer?.name ?? "", ticketIssuer],
  ];
  const found = parts.find(([, , part]) => part && hasId(part, announced?.id));
  return found ? { of: { class: found[0], name: found[1] } } : {};
}

/** Whether the id is the part's own: those that a confluence spans are of others, but for what it pins. */
function hasId(part: object, id: string | undefined): boolean {
  const { stableId, fingerprint, contentHash, ticketIssuanceRoot, mrtds, span } = part as AnyPart;
  const own = [stableId, fingerprint, contentHash, ticketIssuanceRoot];
  const pinned = span?.map((it) => it.contentHash) ?? [];
  return [...own, ...pinned, ...(mrtds?.map(({ mrtd }) => mrtd) ?? [])].includes(id);
}

type AnyPart = Partial<Lattice & Confluence>;

/** By what stands now where the announced id stood. */
function howItEnded({ kind, id, to }: Upcoming, after: Definition): ChangeKind {
  const ids = idsOfKind(after, kind);
  if (ids.includes(id)) return "announcement-withdrawn";
  return to === null || ids.includes(to) ? "announcement-fulfilled" : "announcement-overtaken";
}

export function diffRetirement(before: Definition, after: Definition): Change[] {
  const values = { field: "retirement", before: before.retirement, after: after.retirement };
  if (sameJson(values.before, values.after)) return [];
  const part: Part = { class: "coalition", name: after.name };
  if (!before.retirement) return [change("retired", part, values)];
  return [change(after.retirement ? "retirement-amended" : "retirement-withdrawn", part, values)];
}
