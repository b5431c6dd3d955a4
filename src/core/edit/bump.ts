// A bump: an id gives way to another in every definition that has it, and what follows from it follows.

import { deriveFingerprint } from "../derivation/fingerprint.ts";
import type { Problem } from "../problem.ts";
import type { Definition, Hex, Id } from "../registry/definition.ts";
import type { Snapshot } from "../registry/snapshot.ts";
import type { Source } from "../source/source.ts";
import { withFingerprint } from "./edit.ts";
import { idPlaces } from "./id-places.ts";
import { type Draft, errorsOf, type Plan, planEdits } from "./plan.ts";
import { followedByAnnouncements, replaceIds, withoutAnnouncements } from "./replace-ids.ts";
import { type AnyService, runs, servicesOf, spans } from "./services.ts";

export interface BumpPlan extends Plan {
  /** Files that have the id, and problems of their own, which have to be mended first. */
  left: { file: string; problems: Problem[] }[];
  /** Files of retired coalitions that have the id: they stay as they were. */
  retired: string[];
}

/**
 * `from` and `to` are ids of one length. Nothing is edited where no definition (of those in `only`) has `from`,
 * and nothing is to be written while some have problems of their own.
 */
export function planBump(
  registry: Snapshot,
  from: Hex,
  to: Hex,
  only?: readonly string[],
): BumpPlan {
  const drafts: Draft[] = [];
  const left: BumpPlan["left"] = [];
  const retired: string[] = [];
  const files = only ? only.flatMap((file) => registry.get(file) ?? []) : registry.files;
  for (const { file, source, definition } of files) {
    // What is no definition may still have been meant to hold the id.
    if (!(definition ? hasId(definition, from) : source.text.includes(from))) continue;
    const errors = errorsOf(registry, file);
    if (!definition || errors.length > 0) left.push({ file, problems: errors });
    else if (definition.retirement) retired.push(file);
    else drafts.push(bump(source, definition, from, to));
  }
  return { ...planEdits(registry, drafts), left, retired };
}

function hasId(definition: Definition, id: Hex): boolean {
  return idPlaces(definition).some((place) => place.id === id);
}

function bump(source: Source, definition: Definition, from: Hex, to: Hex): Draft {
  const { text: moved, derived } = replaceIds(source.text, ({ id }) =>
    id === from ? to : undefined,
  );
  const became = new Map([[from, to], ...derived]);
  // Announcements of just these changes are fulfilled by them.
  const left = withoutAnnouncements(moved, (it) => it.to !== null && became.get(it.id) === it.to);
  const text = followedByAnnouncements(left, derived);
  return {
    file: source.file,
    text: withFingerprint({ text }, deriveFingerprint(JSON.parse(text))),
    follows: [
      ...obstacles(definition, from, to),
      ...followingPins(definition, from),
      ...servicesOf(definition).flatMap((it) => following(it, from)),
    ],
  };
}

/** Why the check will refuse the bump, where its own words cannot know what was meant. */
function obstacles(definition: Definition, from: Hex, to: Hex): string[] {
  const announced = (definition.upcoming ?? []).filter((it) => it.id === from && it.to !== to);
  const { ticketIssuer: issuer } = definition;
  const issuers = issuer
    ? [{ label: `ticket issuer ${issuer.name}`, pointer: "/ticketIssuer", part: issuer }]
    : [];
  const fixed = [...servicesOf(definition), ...issuers].filter(
    ({ part }) => part.fingerprint === from && part.config,
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
function following(service: AnyService, from: Hex): string[] {
  if (runs(service, from)) return [willFollow(service, "runs")];
  return spans(service, from) && !service.part.config ? [willFollow(service, "spans")] : [];
}

/** Of a service that runs the image, or spans the citizen, of an id that gave way. */
export function willFollow({ label, part }: AnyService, why: "runs" | "spans"): string {
  const next = `When its operator has published it: npx coalitions bump ${part.fingerprint} NEW`;
  return why === "runs"
    ? `The ${label} runs the image that was measured; where its config holds the measurement, its fingerprint will follow. ${next}`
    : `The ${label} spans what was bumped and publishes no config bytes, so that its fingerprint cannot be derived; it will follow. ${next}`;
}

function followingPins(definition: Definition, from: Hex): string[] {
  return contentHashesOf(definition, from).map(staleHash);
}

/** With a citizen's new stable id comes a new content hash; one that is given or pinned is still the old. */
export function contentHashesOf(definition: Definition, stableId: Id): Id[] {
  const pins = servicesOf(definition).flatMap(({ part }) => part.span ?? []);
  const citizens = [...definition.lattices, ...definition.organisms];
  const hashes = [...citizens, ...pins].flatMap((it) =>
    it.stableId === stableId && it.contentHash !== undefined ? [it.contentHash] : [],
  );
  return [...new Set(hashes)];
}

export function staleHash(hash: Id): string {
  return `The content hash ${hash} was given for the stable id that was bumped. When the operator has published the new one: npx coalitions bump ${hash} NEW`;
}
