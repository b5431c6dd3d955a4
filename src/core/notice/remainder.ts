// What is still to come when announced changes were carried out: what only others can say, in sentences.

import { contentHashesOf, staleHash, willFollow } from "../edit/bump.ts";
import { type AnyService, runs, servicesOf, spans } from "../edit/services.ts";
import type { Definition, Id, Upcoming } from "../registry/definition.ts";
import { announceableIds } from "../registry/parts.ts";

/** Why the fingerprint of a service is not the last word. */
type Open = "runs" | "spans" | "pins" | "lost";

/** Gathers over the moments of a cutover: what a later moment settles is told no more. */
export class Remainder {
  readonly #open = new Map<string, Open>();
  readonly #hashes = new Set<Id>();
  /** Labels of parts whose config bytes were taken out. */
  readonly #bytes = new Set<string>();
  readonly #moot: Upcoming[] = [];

  /** Takes what took effect at one moment, and the definition before it. */
  add(before: Definition, together: readonly Upcoming[]): void {
    const ids = new Set(together.map(({ id }) => id));
    for (const { id, kind } of together) {
      const hashes = kind === "stable-id" ? contentHashesOf(before, id) : [];
      for (const hash of hashes) if (!ids.has(hash)) this.#hashes.add(hash);
    }
    for (const service of servicesOf(before)) {
      if (ids.has(service.part.fingerprint)) this.#open.delete(service.label);
      else {
        const why = together.map((it) => whyOpen(service, it, ids)).find((it) => it !== undefined);
        if (why) this.#open.set(service.label, why);
      }
    }
  }

  addBytes(label: string): void {
    this.#bytes.add(label);
  }

  addMoot(entry: Upcoming): void {
    this.#moot.push(entry);
  }

  /** `after` is the definition once everything has taken effect. */
  sentences(after: Definition): string[] {
    const { upcoming = [], ticketIssuer: issuer } = after;
    const services = servicesOf(after);
    const announced = (id: Id) => upcoming.find((it) => it.id === id);
    const given = new Set(announceableIds(after, "content-hash"));
    const stale = [...this.#hashes].filter((hash) => given.has(hash) && !announced(hash));
    const parts = [
      ...services,
      ...(issuer ? [{ label: `ticket issuer ${issuer.name}`, pointer: "/ticketIssuer" }] : []),
    ];
    return [
      ...stale.map(staleHash),
      ...services.flatMap((service) => {
        const why = this.#open.get(service.label);
        return why ? [openWords(service, why, announced(service.part.fingerprint))] : [];
      }),
      ...parts.filter(({ label }) => this.#bytes.has(label)).map(bytesWords),
      ...this.#moot.map(mootWords),
    ];
  }
}

function whyOpen(
  service: AnyService,
  { kind, id }: Upcoming,
  ids: ReadonlySet<Id>,
): Open | undefined {
  if (kind === "mrtd") return runs(service, id) ? "runs" : undefined;
  if (!spans(service, id)) return undefined;
  if (kind === "retirement") return "lost";
  if (!service.part.config) return "spans";
  const pin = service.part.span?.find(({ stableId }) => stableId === id)?.contentHash;
  return pin !== undefined && !ids.has(pin) ? "pins" : undefined;
}

function openWords(service: AnyService, why: Open, later: Upcoming | undefined): string {
  const { label, part } = service;
  if (later) {
    return `The ${label} follows later: notice ${later.notice} announces what becomes of it, for ${later.effectiveAt}.`;
  }
  const bump = `npx coalitions bump ${part.fingerprint} NEW`;
  switch (why) {
    case "lost":
      return `The ${label} spans a citizen that is gone. What it spans from now on is for its operator to say; its fingerprint will follow. When its operator has published it, correct the span, and: ${bump}`;
    case "pins":
      return `The ${label} pins the content hash of the citizen before its bump, and its fingerprint was derived with that. It moves again with the new one.`;
    default:
      return willFollow(service, why);
  }
}

function bytesWords({ label, pointer }: { label: string; pointer: string }): string {
  return `The config bytes of the ${label} gave the fingerprint before, and not the one that was announced, so they were taken out. When its operator has published the new ones, write them to ${pointer}/config.`;
}

function mootWords({ notice, id }: Upcoming): string {
  return `The change of ${id} that was announced by notice ${notice} is announced no more: what had the id is gone. Tell its operator.`;
}
