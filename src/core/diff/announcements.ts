// Announced changes: announced, amended, withdrawn, fulfilled or overtaken; and retirement.

import type { Definition, Upcoming } from "../definition.ts";
import { idsOfKind } from "../upcoming-ids.ts";
import { type Change, type ChangeKind, change, type Part, sameJson } from "./change.ts";

/** What an announcement is about: the notice, the kind and the id that will change. */
function keyOf({ notice, kind, id }: Upcoming): string {
  return `${notice} ${kind} ${id}`;
}

export function diffUpcoming(before: Definition, after: Definition): Change[] {
  const then = new Map((before.upcoming ?? []).map((entry) => [keyOf(entry), entry]));
  const now = new Map((after.upcoming ?? []).map((entry) => [keyOf(entry), entry]));
  const part: Part = { class: "coalition", name: after.name };
  const field = "upcoming";
  const ended = [...then].filter(([key]) => !now.has(key));
  return [
    ...ended.map(([, entry]) => change(howItEnded(entry, after), part, { field, before: entry })),
    ...[...now].flatMap(([key, entry]) => {
      const earlier = then.get(key);
      if (!earlier) return [change("announced", part, { field, after: entry })];
      if (sameJson(earlier, entry)) return [];
      return [change("amended", part, { field, before: earlier, after: entry })];
    }),
  ];
}

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
