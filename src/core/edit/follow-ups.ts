// Sentences on what operators must still do after ids have changed in a definition.

import type { Applied, WaitReason } from "../changes/apply.ts";
import type { Definition, Id, Upcoming } from "../registry/definition.ts";
import { announceableIds } from "../registry/part-ids.ts";
import { type FoldedPart, partsOf, type ServicePart, servicesOf } from "../registry/parts.ts";
import { moment } from "../time.ts";

/** For announced changes that were applied. */
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
      return `The ${label} pins the citizen's content hash from before the bump, so its fingerprint will change again with the new hash.`;
    default:
      return willFollow(service, reason);
  }
}

function laterWords({ label }: ServicePart, { notice, effectiveAt }: Upcoming): string {
  return `The ${label} changes later: notice ${notice} announces its change for ${moment(effectiveAt)}.`;
}

/** For a service that spans a citizen which its coalition no longer has. `later` is the service's announced change. */
export function lostCitizen(service: ServicePart, later: Upcoming | undefined): string {
  if (later) return laterWords(service, later);
  const { label, id } = service;
  return `The ${label} spans a citizen that was removed, so its operator must publish a new span and fingerprint. Then correct the span, and run: npx mosaik-coalitions bump ${id} NEW`;
}

export function staleHash(hash: Id): string {
  return `The content hash ${hash} belongs to the old stable id. When the citizen's operator has published the new hash, run: npx mosaik-coalitions bump ${hash} NEW`;
}

/** For a service that runs the image, or spans the citizen, whose id was replaced. */
export function willFollow({ label, id }: ServicePart, reason: "runs" | "spans"): string {
  const next = `When its operator has published the new one, run: npx mosaik-coalitions bump ${id} NEW`;
  return reason === "runs"
    ? `The ${label} runs the image that was measured. If its config holds the measurement, its fingerprint will change. ${next}`
    : `The ${label} spans a citizen that was bumped, so its fingerprint will change. It publishes no config bytes to derive the new one from. ${next}`;
}

function lostBytesWords({ label, pointer }: FoldedPart): string {
  return `The config bytes of the ${label} were removed, because they give its old fingerprint. When its operator has published the new bytes, write them to ${pointer}/config.`;
}

export function mootWords({ notice, id }: Upcoming): string {
  return `The change of ${id} that notice ${notice} announced is no longer announced, because the part with this id is gone. Tell its operator.`;
}
