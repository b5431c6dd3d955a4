// What integrators must do after an entry, and by when: the first list of a feed item.

import {
  type AnnouncedFingerprint,
  announcesNextFingerprint,
  type Change,
} from "../../src/core/changes/change.ts";
import { describeChange } from "../../src/core/changes/impact.ts";
import { groupBy } from "../../src/core/group-by.ts";
import type { Entry } from "../../src/core/history/entry.ts";
import type { Place } from "../../src/core/history/place.ts";
import type { Retirement, Upcoming, UtcTime } from "../../src/core/registry/definition.ts";
import { moment } from "../../src/core/time.ts";
import { LONGEST, shortened, withinLimits } from "./limits.ts";

const TASKS = { most: 10, bytes: 4_000 };
const AT_ONCE = "Now: ";

export interface TaskFacts {
  entry: Entry;
  place: Place;
  /** All changes of the entry, the most relevant first. */
  changes: readonly Change[];
  /** The address of the entry's page. */
  url: string;
  /** Whether what to do at once is left out: the verdict has it. */
  isBrief?: boolean;
}

/** Renders nothing if there is nothing to do. */
export function Tasks({ entry, place, changes, url, isBrief = false }: TaskFacts) {
  const all = [...new Set(tasksOf(changes, place, entry))];
  const tasks = isBrief ? all.filter((it) => !it.startsWith(AT_ONCE)) : all;
  const shown = [...withinLimits(tasks, TASKS)];
  if (tasks.length === 0) return null;
  return (
    <>
      <p>For integrators of {entry.coalition}:</p>
      <ul>
        {[...groupBy(shown.map(split), ([first]) => first)].map(([first, same]) => (
          <li key={first}>
            {first}
            <Rest texts={same.flatMap(([, rest]) => rest)} />
          </li>
        ))}
        <More count={tasks.length - shown.length} url={url} />
      </ul>
    </>
  );
}

/** The first sentence, which several tasks may share, and what follows it. */
function split(task: string): [first: string, rest: string[]] {
  const end = task.indexOf(". ");
  return end < 0 ? [task, []] : [task.slice(0, end + 1), [task.slice(end + 2)]];
}

function Rest({ texts }: { texts: readonly string[] }) {
  if (texts.length < 2) return <>{texts.map((text) => ` ${text}`)}</>;
  return (
    <ul>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

export function More({ count, url }: { count: number; url: string }) {
  if (count === 0) return null;
  return (
    <li>
      … and {count} more. <a href={url}>See the page</a>.
    </li>
  );
}

/** What to do, and by when. */
function* tasksOf(
  changes: readonly Change[],
  { before }: Place,
  { fingerprint }: Entry,
): Generator<string> {
  const moved = before !== undefined && before !== fingerprint;
  for (const change of changes) {
    const { action } = describeChange(change);
    if (action === undefined) continue;
    const deadline = deadlineOf(change);
    const now = change.breaking && moved ? AT_ONCE : "";
    yield shortened(
      deadline === undefined ? now + action : `By ${moment(deadline)}: ${action}`,
      LONGEST,
    );
  }
}

function deadlineOf({ kind, after }: Change): UtcTime | undefined {
  if (announcesNextFingerprint(kind)) return (after as Upcoming | AnnouncedFingerprint).effectiveAt;
  if (kind === "retired" || kind === "retirement-amended") return (after as Retirement).at;
  return undefined;
}
