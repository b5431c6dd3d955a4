// Adds, amends or withdraws an announcement in the text of a definition, and changes no other byte.

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
 * Adds the entry to `upcoming`, or amends the one for the same notice. Also refused if the change itself would be.
 * Edits nothing in a retired coalition or a file with errors.
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

/** Removes what is announced for this notice, if anything. */
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

/** The entry that an announcement amends: of the same notice, and with its id if there are several. */
export function existingEntry(
  { upcoming = [] }: Definition,
  { notice, id }: Pick<Upcoming, "notice" | "id">,
): Upcoming | undefined {
  const own = upcoming.filter((it) => it.notice === notice);
  return own.find((it) => it.id === id) ?? own[0];
}

/**
 * The entry that should be there. A service's fingerprint may have changed since the notice was filed, and its
 * announcement with it.
 */
export function wantedEntry(
  definition: Definition,
  stated: Upcoming,
  existing: Upcoming | undefined,
): Upcoming {
  const { kind, to } = stated;
  const has = (id: string) => announceableIds(definition, kind).includes(id);
  if (!existing || existing.kind !== kind || existing.to !== to) return stated;
  // Other ids never change by themselves: a different one in the notice is a correction.
  if (!announceableIds(definition, "fingerprint").includes(existing.id)) return stated;
  return !has(stated.id) && has(existing.id) ? { ...stated, id: existing.id } : stated;
}

/** The members that an amendment changes. A time is the same with or without seconds. */
export function amended(existing: Upcoming, wanted: Upcoming): Partial<Upcoming> {
  const differing = Object.entries(wanted).filter(([key, value]) => {
    const now = existing[key as keyof Upcoming];
    return key === "effectiveAt"
      ? withSeconds(`${now}`) !== withSeconds(`${value}`)
      : now !== value;
  });
  return Object.fromEntries(differing);
}

/** The effect and the plan of a notice ask for the same result, which is derived once. */
const ANNOUNCED = new WeakMap<Definition, { wanted: Upcoming; next: Definition }>();

/** The definition with the entry added or amended; the same object if it is there already. */
export function withAnnouncement(definition: Definition, wanted: Upcoming): Definition {
  const known = ANNOUNCED.get(definition);
  if (known?.wanted === wanted) return known.next;
  const next = announced(definition, wanted);
  ANNOUNCED.set(definition, { wanted, next });
  return next;
}

function announced(definition: Definition, wanted: Upcoming): Definition {
  const { upcoming = [] } = definition;
  const existing = existingEntry(definition, wanted);
  if (!existing) return { ...definition, upcoming: [...upcoming, wanted] };
  const differing = amended(existing, wanted);
  if (Object.keys(differing).length === 0) return definition;
  const entry = { ...existing, ...differing };
  return { ...definition, upcoming: upcoming.with(upcoming.indexOf(existing), entry) };
}

/** Errors in the definition as it would be after all announced changes. */
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
    message: `Once notice ${notice} and all other announced changes take effect: ${message}`,
  };
}
