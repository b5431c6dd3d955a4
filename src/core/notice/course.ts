// What the published history says of a bump notice: when each coalition announced it, and what came of it.

import { type Change, type ChangeKind, TELLS_ANNOUNCEMENT } from "../changes/change.ts";
import type { Entry } from "../history/entry.ts";
import { compareText } from "../problem.ts";
import type { Id, Upcoming, UtcTime } from "../registry/definition.ts";
import type { Snapshot } from "../registry/snapshot.ts";

/** An entry of the coalition's chain that tells of the notice. */
export interface Step {
  seq: number;
  at: UtcTime;
  commit: string;
  /** The coalition's own, after the entry. */
  fingerprint: Id;
}

/** What was announced anew after a withdrawal, or after it took effect, begins anew. */
export interface NoticeCourse {
  coalition: string;
  announced: Step;
  /** How often it was amended since. */
  amended: number;
  /** That its time had passed, and nothing had come; undefined where it was amended after that. */
  overdue?: Step;
  withdrawn?: Step;
  /** It is in effect as announced. */
  carriedOut?: Step;
  /** Something else than what was announced is in effect. */
  overtaken?: Step;
}

/** One for each coalition that ever announced the notice, by name. `chains` hold entries oldest first. */
export function courseOf(
  chains: ReadonlyMap<string, readonly Entry[]>,
  number: number,
): NoticeCourse[] {
  return [...chains]
    .flatMap(([coalition, entries]) => courseIn(coalition, entries, number) ?? [])
    .sort((a, b) => compareText(a.coalition, b.coalition));
}

/** The highest number of a notice that anything published or standing tells of; 0 where nothing does. */
export function newestNotice({
  chains,
  registry,
}: {
  chains: ReadonlyMap<string, readonly Entry[]>;
  registry: Snapshot;
}): number {
  const told = [...chains.values()].flat().flatMap(({ changes }) => changes.flatMap(noticeOf));
  const standing = registry.definitions.flatMap(({ definition: { upcoming = [] } }) =>
    upcoming.map(({ notice }) => notice),
  );
  return [...told, ...standing].reduce((a, b) => Math.max(a, b), 0);
}

function courseIn(
  coalition: string,
  entries: readonly Entry[],
  number: number,
): NoticeCourse | undefined {
  let course: NoticeCourse | undefined;
  for (const entry of entries) {
    const kinds = kindsOf(entry.changes, number);
    // What is told of before it was announced stood in the version that was published first.
    const [first = entry] = entries;
    if (kinds.size > 0 && !course && !kinds.has("announced")) {
      course = { coalition, announced: stepOf(first), amended: 0 };
    }
    course = goOn(coalition, course, kinds, stepOf(entry));
  }
  return course;
}

/** The number of the notice that a change is about, if it is about one. */
function noticeOf({ kind, before, after }: Change): number[] {
  return TELLS_ANNOUNCEMENT.has(kind) ? [((after ?? before) as Upcoming).notice] : [];
}

function kindsOf(changes: readonly Change[], number: number): Set<ChangeKind> {
  const about = changes.filter((change) => noticeOf(change).includes(number));
  return new Set(about.map(({ kind }) => kind));
}

function goOn(
  coalition: string,
  before: NoticeCourse | undefined,
  kinds: ReadonlySet<ChangeKind>,
  step: Step,
): NoticeCourse | undefined {
  let course = before && { ...before };
  const ended = kinds.has("announcement-withdrawn") || kinds.has("announcement-overtaken");
  if (kinds.has("announced") && !(course && isOpen(course) && ended)) {
    course = { coalition, announced: step, amended: 0 };
  } else if (course && (kinds.has("amended") || kinds.has("announced"))) {
    // An entry whose id or kind is corrected ends under the one and is announced under the other.
    const { overdue: _, ...rest } = course;
    course = { ...rest, amended: course.amended + 1 };
  } else if (course && kinds.has("announcement-withdrawn")) course.withdrawn = step;
  else if (course && kinds.has("announcement-overtaken")) course.overtaken = step;
  else if (course && kinds.has("announcement-fulfilled")) course.carriedOut = step;
  if (course && kinds.has("overdue")) course.overdue = step;
  return course;
}

function isOpen({ withdrawn, carriedOut, overtaken }: NoticeCourse): boolean {
  return !withdrawn && !carriedOut && !overtaken;
}

function stepOf({ seq, at, commit, fingerprint }: Entry): Step {
  return { seq, at, commit, fingerprint };
}
