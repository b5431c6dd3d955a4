// Announced changes: announced, amended, withdrawn, fulfilled or overtaken; and retirement.

import { sameJson } from "../json.ts";
import type { Definition, Upcoming } from "../registry/definition.ts";
import { announceableIn, idsOfParts } from "../registry/part-ids.ts";
import type { Part } from "../registry/parts.ts";
import { type Change, type ChangeKind, change } from "./change.ts";

/** Identifies an announcement: its notice, its kind and the id that will change. */
export function announcementKey({ notice, kind, id }: Upcoming): string {
  return `${notice} ${kind} ${id}`;
}

export function diffUpcoming(before: Definition, after: Definition): Change[] {
  const then = new Map((before.upcoming ?? []).map((entry) => [announcementKey(entry), entry]));
  const now = new Map((after.upcoming ?? []).map((entry) => [announcementKey(entry), entry]));
  const part: Part = { class: "coalition", name: after.name };
  const field = "upcoming";
  const [partBefore, partAfter] = [partsByAnnounced(before), partsByAnnounced(after)];
  const isAnnounceable = announceableIn(after);
  const changeOf = (kind: ChangeKind, values: { before?: Upcoming; after?: Upcoming }): Change => ({
    ...change(kind, part, { field, ...values }),
    ...(values.after ? partAfter(values.after) : partBefore(values.before)),
  });
  const ended = [...then].filter(([key]) => !now.has(key));
  return [
    ...ended.map(([, entry]) => changeOf(howItEnded(entry, isAnnounceable), { before: entry })),
    ...[...now].flatMap(([key, entry]) => {
      const earlier = then.get(key);
      if (!earlier) return [changeOf("announced", { after: entry })];
      if (sameJson(earlier, entry)) return [];
      return [changeOf("amended", { before: earlier, after: entry })];
    }),
  ];
}

/** By announced change of a definition: `{ of }` with the part that has the id, or nothing. */
export function partsByAnnounced(
  definition: Definition,
): (announced: Upcoming | undefined) => { of?: Part } {
  // If several parts have the same id, the first counts.
  const parts = new Map(
    idsOfParts(definition)
      .reverse()
      .map(({ id, part }) => [id, part]),
  );
  return (announced) => {
    const of = parts.get(announced?.id ?? "");
    return of ? { of } : {};
  };
}

/** Judged by what has replaced the announced id. */
function howItEnded(
  announced: Upcoming,
  isAnnounceable: ReturnType<typeof announceableIn>,
): ChangeKind {
  const { kind, to } = announced;
  if (isAnnounceable(announced)) return "announcement-withdrawn";
  const isThere = to === null || isAnnounceable({ kind, id: to });
  return isThere ? "announcement-fulfilled" : "announcement-overtaken";
}

export function diffRetirement(before: Definition, after: Definition): Change[] {
  const values = { field: "retirement", before: before.retirement, after: after.retirement };
  const part: Part = { class: "coalition", name: after.name };
  if (!before.retirement) return [change("retired", part, values)];
  return [change(after.retirement ? "retirement-amended" : "retirement-withdrawn", part, values)];
}
