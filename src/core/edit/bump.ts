// A bump: an id gives way to another in every definition that has it, and what follows from it follows.

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
  /** Files that have the id, and problems of their own, which have to be mended first. */
  left: { file: string; problems: Problem[] }[];
  /** Files of coalitions that have retired and have the id: they stay as they were. */
  retired: string[];
}

export interface BumpChoices {
  /** The files to bump in, and no others. */
  only?: readonly string[] | undefined;
  /** Why it cannot wait. */
  urgent?: string | undefined;
  now?: UtcTime;
}

/**
 * `from` and `to` are ids of one length. Nothing is edited where no definition (of those in `only`) has `from`,
 * and nothing is to be written while some have problems of their own. Without `now`, a coalition whose retirement is
 * published counts as retired, though its time has not come.
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
    // What is no definition may still have been meant to hold the id.
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
  // Announcements of just these changes are fulfilled by them.
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

/** Why the check will refuse the bump, where its own words cannot know what was meant. */
function obstacles(definition: Definition, from: Hex, to: Hex): string[] {
  const announced = (definition.upcoming ?? []).filter((it) => it.id === from && it.to !== to);
  const fixed = partsOf(definition).filter(
    ({ id, value }) => id === from && "config" in value && value.config,
  );
  return [
    ...announced.map(
      (it) =>
        `Notice ${it.notice} announces that ${from} becomes ${it.to ?? "nothing"}, and this bump makes it something else. Correct that entry of upcoming first, or remove it.`,
    ),
    ...fixed.map(
      ({ label, pointer }) =>
        `The ${label} publishes its config bytes, from which its fingerprint follows. Write its new bytes to ${pointer}/config by hand, and the fingerprint that the check then names.`,
    ),
  ];
}

/** What a service's own operator must say, because it cannot be derived. */
function following(service: ServicePart, from: Hex): string[] {
  if (runs(service, from)) return [willFollow(service, "runs")];
  return spans(service, from) && !service.value.config ? [willFollow(service, "spans")] : [];
}
