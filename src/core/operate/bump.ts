// A bump: an id gives way to another in every definition that has it, and what follows from it follows.

import { type Registry, soundDefinition } from "../check.ts";
import {
  type Confluence,
  type Definition,
  type Hex,
  type Id,
  type Module,
  shippedModules,
} from "../definition.ts";
import { deriveConfluence, deriveFingerprint } from "../derivation/fingerprint.ts";
import { withFingerprint, without, withValues } from "../edit.ts";
import type { Problem } from "../problem.ts";
import type { Source } from "../source/source.ts";
import { idPlaces } from "./id-places.ts";
import { type Draft, errorsOf, type Plan, planEdits } from "./plan.ts";

export interface BumpPlan extends Plan {
  /** Files that have the id, and problems of their own, which have to be mended first. */
  left: { file: string; problems: Problem[] }[];
  /** Files of retired coalitions that have the id: they stay as they were. */
  retired: string[];
}

/**
 * `from` and `to` are ids of one length. Nothing is edited where no definition in `files` has `from`,
 * and nothing is to be written while some have problems of their own.
 */
export function planBump(
  registry: Registry,
  from: Hex,
  to: Hex,
  files: readonly string[] = registry.files,
): BumpPlan {
  const drafts: Draft[] = [];
  const left: BumpPlan["left"] = [];
  const retired: string[] = [];
  for (const file of files) {
    const source = registry.read(file);
    const definition = soundDefinition(source);
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
  const places = idPlaces(definition).filter(({ id }) => id === from);
  const bumped = withValues(source.text, new Map(places.map(({ pointer }) => [pointer, to])));
  const services = servicesOf(definition).filter((it) => concerns(it, from));
  const derived = new Map(
    servicesOf(JSON.parse(bumped)).flatMap((after) => {
      const before = services.find(({ pointer }) => pointer === after.pointer);
      const fingerprint = before && spans(before, from) ? recompute(after) : undefined;
      return fingerprint === undefined ? [] : [[`${after.pointer}/fingerprint`, fingerprint]];
    }),
  );
  const moved = withValues(bumped, derived);
  const became = new Map([
    [from, to],
    ...services.flatMap(({ pointer, part }): [Hex, Hex][] => {
      const fingerprint = derived.get(`${pointer}/fingerprint`);
      return fingerprint === undefined ? [] : [[part.fingerprint, fingerprint]];
    }),
  ]);
  const text = withoutFulfilled(moved, definition, became);
  return {
    file: source.file,
    text: withFingerprint({ text }, deriveFingerprint(JSON.parse(text))),
    follows: [
      ...obstacles(definition, from, to),
      ...followingPins(definition, from),
      ...services.flatMap((it) => following(it, from)),
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

interface AnyService {
  label: string;
  pointer: string;
  name: string;
  part: Confluence | Module;
}

function servicesOf(definition: Definition): AnyService[] {
  return [
    ...definition.confluences.map((part, at) => ({
      label: `confluence ${part.name}`,
      pointer: `/confluences/${at}`,
      name: part.name,
      part,
    })),
    ...shippedModules(definition).map(([kind, part]) => ({
      label: `module ${kind}`,
      pointer: `/modules/${kind}`,
      name: kind,
      part,
    })),
  ];
}

function spans({ part }: AnyService, id: Hex): boolean {
  return (part.span ?? []).some((it) => it.stableId === id || it.contentHash === id);
}

function runs({ part }: AnyService, id: Hex): boolean {
  return (part.mrtds ?? []).some(({ mrtd }) => mrtd === id);
}

function concerns(service: AnyService, id: Hex): boolean {
  return spans(service, id) || runs(service, id);
}

function recompute({ name, part: { span = [], config } }: AnyService): Id | undefined {
  return config && deriveConfluence({ name, span, ...config });
}

/** Announcements of just these changes are fulfilled by them. */
function withoutFulfilled(
  text: string,
  { upcoming = [] }: Definition,
  became: ReadonlyMap<Hex, Hex>,
): string {
  const fulfilled = upcoming.flatMap(({ id, to }, at) =>
    to !== null && became.get(id) === to ? [at] : [],
  );
  if (fulfilled.length === 0) return text;
  if (fulfilled.length === upcoming.length) return without(text, "/upcoming");
  return fulfilled.reduceRight((now, at) => without(now, `/upcoming/${at}`), text);
}

/** What a service's own operator must say, because it cannot be derived. */
function following(service: AnyService, from: Hex): string[] {
  const { label, part } = service;
  const next = `When its operator has published it: npx coalitions bump ${part.fingerprint} NEW`;
  if (runs(service, from)) {
    return [
      `The ${label} runs the image that was measured; where its config holds the measurement, its fingerprint will follow. ${next}`,
    ];
  }
  if (part.config) return [];
  return [
    `The ${label} spans what was bumped and publishes no config bytes, so that its fingerprint cannot be derived; it will follow. ${next}`,
  ];
}

/** With a citizen's new stable id comes a new content hash; one that is pinned is still the old. */
function followingPins(definition: Definition, from: Hex): string[] {
  const pins = servicesOf(definition).flatMap(({ part }) => part.span ?? []);
  const citizens = [...definition.lattices, ...definition.organisms];
  const hashes = [...citizens, ...pins].flatMap(({ stableId, contentHash }) =>
    stableId === from && contentHash !== undefined ? [contentHash] : [],
  );
  return [...new Set(hashes)].map(
    (hash) =>
      `The content hash ${hash} was given for the stable id that was bumped. When the operator has published the new one: npx coalitions bump ${hash} NEW`,
  );
}
