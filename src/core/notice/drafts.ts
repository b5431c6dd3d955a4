// An announcement in the text of a definition: added, amended or withdrawn, and no other byte changed.

import { withItem, withProperty, withValues } from "../edit/edit.ts";
import { errorsOf, type Plan, planEdits, sourceIn } from "../edit/plan.ts";
import { withoutAnnouncements } from "../edit/replace-ids.ts";
import type { Problem } from "../problem.ts";
import type { Definition, Upcoming } from "../registry/definition.ts";
import type { Snapshot } from "../registry/snapshot.ts";
import { withSeconds } from "../time.ts";
import { planCutover } from "./cutover.ts";

const NOTHING: Plan = { edited: [], refused: [] };

/**
 * Adds the entry to `upcoming`, or amends the one that stands there for the same notice. Refused, too, is
 * what could not be carried out in the end. Nothing is edited in a retired coalition, nor in a file with
 * errors of its own.
 */
export function planAnnouncement(registry: Snapshot, file: string, wanted: Upcoming): Plan {
  const definition = editableHere(registry, file);
  if (!definition) return NOTHING;
  const { text: before } = sourceIn(registry, file);
  const text = announced(before, definition, wanted);
  if (text === before) return NOTHING;
  const plan = planEdits(registry, [{ file, text, follows: [] }]);
  if (plan.refused.length > 0) return plan;
  return { ...plan, refused: refusedThen(registry, { file, text }, wanted.notice) };
}

/** Removes what is announced for this notice. Nothing is edited where nothing is. */
export function planWithdrawal(registry: Snapshot, file: string, notice: number): Plan {
  if (!editableHere(registry, file)) return NOTHING;
  const { text } = sourceIn(registry, file);
  const rest = withoutAnnouncements(text, (it) => it.notice === notice);
  return rest === text ? NOTHING : planEdits(registry, [{ file, text: rest, follows: [] }]);
}

/** The entry that an announcement amends: that of its notice, about its id where there are several. */
export function standingFor(
  { upcoming = [] }: Definition,
  { notice, id }: Pick<Upcoming, "notice" | "id">,
): Upcoming | undefined {
  const own = upcoming.filter((it) => it.notice === notice);
  return own.find((it) => it.id === id) ?? own[0];
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

function editableHere(registry: Snapshot, file: string): Definition | undefined {
  const definition = registry.get(file)?.definition;
  if (!definition || definition.retirement) return undefined;
  return errorsOf(registry, file).length > 0 ? undefined : definition;
}

function announced(text: string, definition: Definition, wanted: Upcoming): string {
  const { upcoming } = definition;
  const standing = standingFor(definition, wanted);
  if (!upcoming) return withProperty(text, "upcoming", [wanted]);
  if (!standing) return withItem(text, "/upcoming", wanted);
  const pointer = `/upcoming/${upcoming.indexOf(standing)}`;
  const values = Object.entries(amended(standing, wanted));
  return withValues(text, new Map(values.map(([key, value]) => [`${pointer}/${key}`, value])));
}

/** Errors that the definition would have in the end, and would not have without the announcement. */
function refusedThen(
  registry: Snapshot,
  draft: { file: string; text: string },
  notice: number,
): Problem[] {
  const { upcoming = [] }: Definition = JSON.parse(draft.text);
  const last = upcoming.map((it) => withSeconds(it.effectiveAt)).reduce((a, b) => (a > b ? a : b));
  const [without, then] = [registry, registry.withTexts([draft])].map(
    (it) => planCutover(it, draft.file, last).refused,
  );
  const known = new Set(without?.map(({ code }) => code));
  return (then ?? [])
    .filter(({ code }) => !known.has(code))
    .map((it) => ({
      ...it,
      message: `With notice ${notice}, once all that is announced has taken effect: ${it.message}`,
    }));
}
