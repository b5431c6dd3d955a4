// Announced changes that fit a definition: picked among all that its own ids allow.

import {
  type Definition,
  shippedModules,
  type Upcoming,
  type UtcTime,
} from "../../src/core/registry/definition.ts";
import { idOf, mrtdOf } from "./ids.ts";

type Topic = Pick<Upcoming, "kind" | "id">;

/** Every change that could be announced of a definition. */
function topicsOf(definition: Definition): Topic[] {
  const { lattices, organisms, confluences, ticketIssuer } = definition;
  const citizens = [...lattices, ...organisms];
  const services = [...confluences, ...shippedModules(definition).map(([, module]) => module)];
  const folded = [...services, ...(ticketIssuer ? [ticketIssuer] : [])].map(
    ({ fingerprint }) => fingerprint,
  );
  const stable = citizens.map(({ stableId }) => stableId);
  const topics: [Upcoming["kind"], (string | undefined)[]][] = [
    ["stable-id", stable],
    ["content-hash", citizens.map(({ contentHash }) => contentHash)],
    ["ticket-issuance-root", citizens.map(({ ticketIssuanceRoot }) => ticketIssuanceRoot)],
    ["mrtd", [...citizens, ...services].flatMap(({ mrtds }) => mrtds?.map(({ mrtd }) => mrtd))],
    ["fingerprint", folded],
    ["retirement", [...stable, ...folded]],
  ];
  return topics.flatMap(([kind, ids]) =>
    ids.filter((id) => id !== undefined).map((id): Topic => ({ kind, id })),
  );
}

export interface AnnouncementFacts {
  pick: number;
  notice: number;
  effectiveAt: UtcTime;
  reason: string;
}

/** One entry for each of `given`, except those that would announce a topic again. */
export function announcements(definition: Definition, given: AnnouncementFacts[]): Upcoming[] {
  const topics = topicsOf(definition);
  // An id is announced once, whatever the kind.
  const picked = new Map(
    given.map((facts) => {
      const topic = topics[facts.pick % topics.length];
      return [topic?.id, { topic, ...facts }];
    }),
  );
  return [...picked.values()].flatMap(
    ({ topic, notice, effectiveAt, reason }, index): Upcoming[] => {
      if (!topic) return [];
      const { kind, id } = topic;
      const next = kind === "mrtd" ? mrtdOf(`next ${index} ${id}`) : idOf(`next ${index} ${id}`);
      return [{ notice, kind, id, to: kind === "retirement" ? null : next, effectiveAt, reason }];
    },
  );
}
