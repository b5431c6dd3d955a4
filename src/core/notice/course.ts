// What the published history says of a bump notice: when each coalition announced it, and what came of it.

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

/** By entries of the coalition's chain. What was announced again after it had ended begins again. */
export interface NoticeCourse {
  coalition: string;
  announced: Entry;
  withdrawn?: Entry;
  /** It is in effect as announced. */
  carriedOut?: Entry;
  /** Something else than what was announced is in effect. */
  overtaken?: Entry;
}

/** One for each coalition that ever announced the notice, by name. `chains` hold entries oldest first. */
export function courseOf(
  chains: ReadonlyMap<string, readonly Entry[]>,
  number: number,
): NoticeCourse[] {
  return [...chains.values()]
    .flatMap((entries) => courseIn(entries, number) ?? [])
    .sort((a, b) => compareText(a.coalition, b.coalition));
}

/** Those that carried it out at once, though they never announced it: where its id gave way to what the notice says. */
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

/** The highest number of a notice that anything published or standing tells of; 0 where nothing does. */
export function newestNotice({ chains, registry }: Pick<JudgedBy, "chains" | "registry">): number {
  const told = [...chains.values()].flat().flatMap(({ changes }) => changes.flatMap(noticeOf));
  const standing = registry.definitions.flatMap(({ definition: { upcoming = [] } }) =>
    upcoming.map(({ notice }) => notice),
  );
  return [...told, ...standing].reduce((a, b) => Math.max(a, b), 0);
}

function courseIn(entries: readonly Entry[], number: number): NoticeCourse | undefined {
  let course: NoticeCourse | undefined;
  for (const entry of entries) {
    const kinds = kindsOf(entry.changes, number);
    // What is told of before it was announced stood in the version that was published first.
    const [first = entry] = entries;
    if (kinds.size > 0 && !kinds.has("announced")) {
      course ??= { coalition: first.coalition, announced: first };
    }
    course = goOn(course, kinds, entry);
  }
  return course;
}

/** The number of the notice that a change is about, if it is about one. */
function noticeOf({ kind, before, after }: Change): number[] {
  return HAS_ANNOUNCEMENT.has(kind) ? [((after ?? before) as Upcoming).notice] : [];
}

function kindsOf(changes: readonly Change[], number: number): Set<ChangeKind> {
  const about = changes.filter((change) => noticeOf(change).includes(number));
  return new Set(about.map(({ kind }) => kind));
}

function goOn(
  course: NoticeCourse | undefined,
  kinds: ReadonlySet<ChangeKind>,
  entry: Entry,
): NoticeCourse | undefined {
  const isWithdrawn = kinds.has("announcement-withdrawn");
  const isOvertaken = kinds.has("announcement-overtaken");
  if (kinds.has("announced")) {
    // An entry whose id or kind is corrected ends under the one and is announced under the other.
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

/** Some coalition has published that it was, and no coalition that goes on has the old id now. */
export function isCarriedOut(
  { id, effectiveAt }: BumpNotice,
  course: readonly NoticeCourse[],
  by: Pick<JudgedBy, "registry" | "published" | "now">,
): boolean {
  if (!course.some(({ carriedOut }) => carriedOut)) return false;
  const until = laterOf(effectiveAt, by.now);
  const goesOn = (it: Definition) =>
    !hasRetired(it, until) || announcedAfterEnd(it).some((entry) => entry.id === id);
  const living = by.registry.withIds(id).filter(goesOn);
  const unread = unreadIn(by).some((it) => mayHave(it, [id]));
  return !unread && living.every((it) => placedIds(it).every((place) => place.id !== id));
}
