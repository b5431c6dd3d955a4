// Plans a bump: replaces an id in every definition that has it, and everything derived from it.

import { contentHashesOf, runs, spans } from "../changes/apply.ts";
import { replaceIds, withUpcoming } from "../changes/replace-ids.ts";
import { recomputeService } from "../derivation/fingerprint.ts";
import type { Problem } from "../problem.ts";
import type { Definition, Hex, UtcTime } from "../registry/definition.ts";
import { placedIds } from "../registry/part-ids.ts";
import { partsOf, type ServicePart, servicesOf } from "../registry/parts.ts";
import { hasRetired } from "../registry/retirement.ts";
import type { Snapshot } from "../registry/snapshot.ts";
import { staleHash, willFollow } from "./follow-ups.ts";
import { type Draft, errorsOf, type Plan, planEdits, withFingerprint } from "./plan.ts";
import { urgentFollows, withUrgent } from "./urgent.ts";

export interface BumpPlan extends Plan {
  /** Files that have the id but already have problems, which must be fixed first. */
  left: { file: string; problems: Problem[] }[];
  /** Files of retired coalitions that have the id. They stay as they are. */
  retired: string[];
}

export interface BumpChoices {
  /** Bump only in these files. */
  only?: readonly string[] | undefined;
  /** Why it cannot wait. */
  urgent?: string | undefined;
  now?: UtcTime;
}

/**
 * `from` and `to` have the same length. The plan is empty if no definition (among `only`) has `from`. Write nothing
 * while `left` has files. Without `now`, a coalition counts as retired as soon as its retirement is published.
 */
export function planBump(
  registry: Snapshot,
  from: Hex,
  to: Hex,
  { only, urgent, now }: BumpChoices = {},
): BumpPlan {
  const drafts: Draft[] = [];
  const left: BumpPlan["left"] = [];
  const retired: string[] = [];
  const files = only ? only.flatMap((file) => registry.get(file) ?? []) : registry.files;
  for (const { file, source, definition } of files) {
    // A file that is not a valid definition may still have the id in its text.
    const isConcerned = definition
      ? placedIds(definition).some(({ id }) => id === from)
      : source.text.includes(from);
    if (!isConcerned) continue;
    const errors = errorsOf(registry, file);
    if (!definition || errors.length > 0) left.push({ file, problems: errors });
    else if (hasRetired(definition, now)) retired.push(file);
    else drafts.push(bump(file, definition, from, to, urgent));
  }
  return { ...planEdits(registry, drafts), left, retired };
}

function bump(
  file: string,
  definition: Definition,
  from: Hex,
  to: Hex,
  urgent: string | undefined,
): Draft {
  const { definition: bumped, derived } = replaceIds(
    definition,
    (id) => (id === from ? to : undefined),
    recomputeService,
  );
  const became = new Map([[from, to], ...derived]);
  // This bump fulfils announcements of the same changes.
  const open = (bumped.upcoming ?? []).filter((it) => !it.to || became.get(it.id) !== it.to);
  const left = open.map((it) => ({ ...it, id: derived.get(it.id) ?? it.id }));
  return {
    file,
    next: withUrgent(withFingerprint(withUpcoming(bumped, left)), urgent),
    follows: [
      ...obstacles(definition, from, to),
      ...contentHashesOf(definition, [from]).map(staleHash),
      ...servicesOf(definition).flatMap((it) => following(it, from)),
      ...urgentFollows(definition, urgent),
    ],
  };
}

/** Reasons why the check will refuse the bump, which its own messages cannot explain. */
function obstacles(definition: Definition, from: Hex, to: Hex): string[] {
  const announced = (definition.upcoming ?? []).filter((it) => it.id === from && it.to !== to);
  const fixed = partsOf(definition).filter(
    ({ id, value }) => id === from && "config" in value && value.config,
  );
  return [
    ...announced.map((it) =>
      it.to === null
        ? `Notice ${it.notice} announces that ${from} retires, but this bump replaces it. Correct or remove that entry of upcoming first.`
        : `Notice ${it.notice} announces that ${from} becomes ${it.to}, but this bump makes it ${to}. Correct or remove that entry of upcoming first.`,
    ),
    ...fixed.map(
      ({ label, pointer }) =>
        `The ${label} publishes its config bytes, and its fingerprint is derived from them. Write the new bytes to ${pointer}/config by hand, then the fingerprint that the check names.`,
    ),
  ];
}

/** What only a service's own operator can provide, because it cannot be derived. */
function following(service: ServicePart, from: Hex): string[] {
  if (runs(service, from)) return [willFollow(service, "runs")];
  return spans(service, from) && !service.value.config ? [willFollow(service, "spans")] : [];
}
