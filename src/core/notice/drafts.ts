// An announcement in the text of a definition: added, amended or withdrawn, and no other byte changed.

import { announcedMoments } from "../changes/next-fingerprint.ts";
import { withUpcoming } from "../changes/replace-ids.ts";
import { changeableIn, errorsOf, type Plan, planEdits, withFingerprint } from "../edit/plan.ts";
import type { Problem } from "../problem.ts";
import type { Definition, Upcoming, UtcTime } from "../registry/definition.ts";
import { announceableIds } from "../registry/part-ids.ts";
import { DefinitionFile, type Snapshot } from "../registry/snapshot.ts";
import { withSeconds } from "../time.ts";

const NOTHING: Plan = { edited: [], refused: [] };

/**
 * Adds the entry to `upcoming`, or amends the one that is there for the same notice. Refused, too, is
 * what could not be carried out in the end. Nothing is edited in a retired coalition, nor in a file with
 * errors of its own.
 */
export function planAnnouncement(
  registry: Snapshot,
  file: string,
  wanted: Upcoming,
  now: UtcTime,
): Plan {
  const definition = changeableIn(registry, file, now);
  const next = definition && withAnnouncement(definition, wanted);
  if (!next || next === definition) return NOTHING;
  const plan = planEdits(registry, [{ file, next, follows: [] }]);
  if (plan.refused.length > 0) return plan;
  const known = new Set(errorsInTheEnd(registry, file, definition).map(({ code }) => code));
  const refused = errorsInTheEnd(registry, file, next).filter(({ code }) => !known.has(code));
  return { ...plan, refused: refused.map((it) => inTheEnd(it, wanted.notice)) };
}

/** Removes what is announced for this notice. Nothing is edited where nothing is. */
export function planWithdrawal(
  registry: Snapshot,
  file: string,
  notice: number,
  now: UtcTime,
): Plan {
  const definition = changeableIn(registry, file, now);
  const { upcoming = [] } = definition ?? {};
  const left = upcoming.filter((it) => it.notice !== notice);
  if (!definition || left.length === upcoming.length) return NOTHING;
  return planEdits(registry, [{ file, next: withUpcoming(definition, left), follows: [] }]);
}

/** The entry that an announcement amends: that of its notice, about its id where there are several. */
export function standingFor(
  { upcoming = [] }: Definition,
  { notice, id }: Pick<Upcoming, "notice" | "id">,
): Upcoming | undefined {
  const own = upcoming.filter((it) => it.notice === notice);
  return own.find((it) => it.id === id) ?? own[0];
}

/**
 * The entry that should be there. A service's fingerprint may have moved since the notice was filed; what was
 * announced went with it.
 */
export function wantedIn(
  definition: Definition,
  told: Upcoming,
  standing: Upcoming | undefined,
): Upcoming {
  const { kind, to } = told;
  const stands = (id: string) => announceableIds(definition, kind).includes(id);
  if (!standing || standing.kind !== kind || standing.to !== to) return told;
  // Any other id stays what it is: where the notice has another one now, it was corrected.
  if (!announceableIds(definition, "fingerprint").includes(standing.id)) return told;
  return !stands(told.id) && stands(standing.id) ? { ...told, id: standing.id } : told;
}

/** What an amendment has to write: a moment is the same with its seconds written or not. */
export function amended(standing: Upcoming, wanted: Upcoming): Partial<Upcoming> {
  const differing = Object.entries(wanted).filter(([key, value]) => {
    const now = standing[key as keyof Upcoming];
    return key === "effectiveAt"
      ? withSeconds(`${now}`) !== withSeconds(`${value}`)
      : now !== value;
  });
  return Object.fromEntries(differing);
}

/** What a notice leads to is asked for first, and planned then: the same value, of which the same follows. */
const ANNOUNCED = new WeakMap<Definition, { wanted: Upcoming; next: Definition }>();

/** The definition with the entry, in place of the one that it amends; the definition itself if it is there already. */
export function withAnnouncement(definition: Definition, wanted: Upcoming): Definition {
  const known = ANNOUNCED.get(definition);
  if (known?.wanted === wanted) return known.next;
  const next = announced(definition, wanted);
  ANNOUNCED.set(definition, { wanted, next });
  return next;
}

function announced(definition: Definition, wanted: Upcoming): Definition {
  const { upcoming = [] } = definition;
  const standing = standingFor(definition, wanted);
  if (!standing) return { ...definition, upcoming: [...upcoming, wanted] };
  const differing = amended(standing, wanted);
  if (Object.keys(differing).length === 0) return definition;
  const entry = { ...standing, ...differing };
  return { ...definition, upcoming: upcoming.with(upcoming.indexOf(standing), entry) };
}

/** Errors that the definition would have once all that is announced has taken effect. */
function errorsInTheEnd(registry: Snapshot, file: string, definition: Definition): Problem[] {
  const after = announcedMoments(definition).at(-1)?.asKnown;
  if (!after) return [];
  const then = DefinitionFile.ofValue(file, withFingerprint(after));
  return errorsOf(registry.with([then]), file);
}

function inTheEnd(problem: Problem, notice: number): Problem {
  const { message } = problem;
  return {
    ...problem,
    message: `With notice ${notice}, once all that is announced has taken effect: ${message}`,
  };
}
