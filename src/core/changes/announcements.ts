// Announced changes: announced, amended, withdrawn, fulfilled or overtaken; and retirement.

import { sameJson } from "../json.ts";
import type { Definition, Upcoming } from "../registry/definition.ts";
import type { Part } from "../registry/parts.ts";
import { announceableIds } from "../registry/parts.ts";
import { idsOfParts } from "../registry/standing-ids.ts";
import { type Change, type ChangeKind, change } from "./change.ts";

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
export function partOf(definition: Definition, announced: Upcoming | undefined): { of?: Part } {
  for (const { id, part } of idsOfParts(definition)) if (id === announced?.id) return { of: part };
  return {};
}

/** By what stands now where the announced id stood. */
function howItEnded({ kind, id, to }: Upcoming, after: Definition): ChangeKind {
  const ids = announceableIds(after, kind);
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
