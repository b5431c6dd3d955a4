// When each coalition announced a bump notice and what happened then, from the published history.

import { type Change, type ChangeKind, HAS_ANNOUNCEMENT } from "../changes/change.ts";
import { idOf } from "../changes/impact-words.ts";
import type { Entry } from "../history/entry.ts";
import { successorOf } from "../lookup/succession.ts";
import { compareText } from "../problem.ts";
import type { Definition, Upcoming } from "../registry/definition.ts";
import { placedIds } from "../registry/part-ids.ts";
import { announcedAfterEnd, hasRetired } from "../registry/retirement.ts";
import { laterOf } from "../time.ts";
import type { JudgedBy } from "./judged-by.ts";
import type { BumpNotice } from "./notice.ts";
import { mayHave, unreadIn } from "./unread.ts";

/** Entries of the coalition's chain. An announcement after the end starts a new course. */
export interface NoticeCourse {
  coalition: string;
  announced: Entry;
  withdrawn?: Entry;
  /** The change took effect as announced. */
  carriedOut?: Entry;
  /** A different change took its place. */
  overtaken?: Entry;
}

/** One for each coalition that ever announced the notice, sorted by name. Chains have the oldest entry first. */
export function courseOf(
  chains: ReadonlyMap<string, readonly Entry[]>,
  number: number,
): NoticeCourse[] {
  return [...chains.values()]
    .flatMap((entries) => courseIn(entries, number) ?? [])
    .sort((a, b) => compareText(a.coalition, b.coalition));
}

/** Coalitions that made an urgent change without announcing it: the notice's new id replaced its current one. */
export function courseAtOnce(
  chains: JudgedBy["chains"],
  { atOnce, id, to }: BumpNotice,
): NoticeCourse[] {
  if (!atOnce) return [];
  const brings = ({ changes }: Entry) =>
    to === null
      ? changes.some(({ before, after }) => after === null && idOf(before ?? {}) === id)
      : successorOf(id, changes) === to;
  return [...chains].flatMap(([coalition, entries]) => {
    const entry = entries.findLast(brings);
    return entry ? { coalition, announced: entry, carriedOut: entry } : [];
  });
}

/** The highest number of a notice in the published history and in current definitions, or 0. */
export function newestNotice({ chains, registry }: Pick<JudgedBy, "chains" | "registry">): number {
  const published = [...chains.values()].flat().flatMap(({ changes }) => changes.flatMap(noticeOf));
  const listed = registry.definitions.flatMap(({ definition: { upcoming = [] } }) =>
    upcoming.map(({ notice }) => notice),
  );
  return [...published, ...listed].reduce((a, b) => Math.max(a, b), 0);
}

function courseIn(entries: readonly Entry[], number: number): NoticeCourse | undefined {
  let course: NoticeCourse | undefined;
  for (const entry of entries) {
    const kinds = kindsOf(entry.changes, number);
    // The first published version may already have an announcement.
    const [first = entry] = entries;
    if (kinds.size > 0 && !kinds.has("announced")) {
      course ??= { coalition: first.coalition, announced: first };
    }
    course = continued(course, kinds, entry);
  }
  return course;
}

/** The number of the notice that a change is about, if any. */
function noticeOf({ kind, before, after }: Change): number[] {
  return HAS_ANNOUNCEMENT.has(kind) ? [((after ?? before) as Upcoming).notice] : [];
}

function kindsOf(changes: readonly Change[], number: number): Set<ChangeKind> {
  const about = changes.filter((change) => noticeOf(change).includes(number));
  return new Set(about.map(({ kind }) => kind));
}

function continued(
  course: NoticeCourse | undefined,
  kinds: ReadonlySet<ChangeKind>,
  entry: Entry,
): NoticeCourse | undefined {
  const isWithdrawn = kinds.has("announcement-withdrawn");
  const isOvertaken = kinds.has("announcement-overtaken");
  if (kinds.has("announced")) {
    // A corrected id or kind ends the old announcement and starts a new one.
    const isCorrected = course && isOpen(course) && (isWithdrawn || isOvertaken);
    return isCorrected ? course : { coalition: entry.coalition, announced: entry };
  }
  if (!course || kinds.has("amended")) return course;
  if (isWithdrawn) return { ...course, withdrawn: entry };
  if (isOvertaken) return { ...course, overtaken: entry };
  return kinds.has("announcement-fulfilled") ? { ...course, carriedOut: entry } : course;
}

function isOpen({ withdrawn, carriedOut, overtaken }: NoticeCourse): boolean {
  return !withdrawn && !carriedOut && !overtaken;
}

/** Whether a coalition published the change, and no coalition that continues still has the old id. */
export function isCarriedOut(
  { id, effectiveAt }: BumpNotice,
  course: readonly NoticeCourse[],
  by: Pick<JudgedBy, "registry" | "published" | "now">,
): boolean {
  if (!course.some(({ carriedOut }) => carriedOut)) return false;
  const until = laterOf(effectiveAt, by.now);
  const continues = (it: Definition) =>
    !hasRetired(it, until) || announcedAfterEnd(it).some((entry) => entry.id === id);
  const living = by.registry.withIds(id).filter(continues);
  const unread = unreadIn(by).some((it) => mayHave(it, [id]));
  return !unread && living.every((it) => placedIds(it).every((place) => place.id !== id));
}
