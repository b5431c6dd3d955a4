// What others must still do or say once ids have changed in a definition, in sentences.

import type { Applied, WaitReason } from "../changes/apply.ts";
import { moment } from "../lookup/moment.ts";
import type { Definition, Id, Upcoming } from "../registry/definition.ts";
import { announceableIds } from "../registry/part-ids.ts";
import { type FoldedPart, partsOf, type ServicePart, servicesOf } from "../registry/parts.ts";

/** For what was announced and has taken effect. */
export function followUpsOf(applied: Applied): string[] {
  const { definition, waiting, staleHashes, lostBytes, moot } = applied;
  const given = new Set(announceableIds(definition, "content-hash"));
  const stale = [...staleHashes].filter((it) => given.has(it) && !announcedOf(definition, it));
  return [
    ...stale.map(staleHash),
    ...servicesOf(definition).flatMap((service) => {
      const reason = waiting.get(service.label);
      return reason ? [waitingWords(service, reason, announcedOf(definition, service.id))] : [];
    }),
    ...partsOf(definition)
      .filter(({ label }) => lostBytes.has(label))
      .map(lostBytesWords),
    ...moot.map(mootWords),
  ];
}

function announcedOf({ upcoming = [] }: Definition, id: Id): Upcoming | undefined {
  return upcoming.find((it) => it.id === id);
}

function waitingWords(
  service: ServicePart,
  reason: WaitReason,
  later: Upcoming | undefined,
): string {
  const { label } = service;
  if (later) return laterWords(service, later);
  switch (reason) {
    case "lost":
      return lostCitizen(service, undefined);
    case "pins":
      return `The ${label} pins the content hash of the citizen before its bump, and its fingerprint was derived with that. It moves again with the new one.`;
    default:
      return willFollow(service, reason);
  }
}

function laterWords({ label }: ServicePart, { notice, effectiveAt }: Upcoming): string {
  return `The ${label} follows later: notice ${notice} announces what becomes of it, for ${moment(effectiveAt)}.`;
}

/** Of a service that spans a citizen which its coalition no longer has; `later`: what is announced of the service. */
export function lostCitizen(service: ServicePart, later: Upcoming | undefined): string {
  if (later) return laterWords(service, later);
  const { label, id } = service;
  return `The ${label} spans a citizen that is gone. What it spans from now on is for its operator to say; its fingerprint will follow. When its operator has published it, correct the span, and: npx mosaik-coalitions bump ${id} NEW`;
}

export function staleHash(hash: Id): string {
  return `The content hash ${hash} was given for the stable id that was bumped. When the operator has published the new one: npx mosaik-coalitions bump ${hash} NEW`;
}

/** Of a service that runs the image, or spans the citizen, of an id that gave way. */
export function willFollow({ label, id }: ServicePart, why: "runs" | "spans"): string {
  const next = `When its operator has published it: npx mosaik-coalitions bump ${id} NEW`;
  return why === "runs"
    ? `The ${label} runs the image that was measured; where its config holds the measurement, its fingerprint will follow. ${next}`
    : `The ${label} spans what was bumped and publishes no config bytes, so that its fingerprint cannot be derived; it will follow. ${next}`;
}

function lostBytesWords({ label, pointer }: FoldedPart): string {
  return `The config bytes of the ${label} gave the fingerprint before, and not the one that was announced, so they were taken out. When its operator has published the new ones, write them to ${pointer}/config.`;
}

export function mootWords({ notice, id }: Upcoming): string {
  return `The change of ${id} that was announced by notice ${notice} is announced no more: what had the id is gone. Tell its operator.`;
}
