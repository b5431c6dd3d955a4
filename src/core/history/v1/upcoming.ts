// Announced changes: each is about an id of the definition, once, and leads to one that fits. Frozen: see reader.ts.

import type { Definition, Hex, Upcoming } from "../../registry/definition.ts";
import { idsOfParts, servicesOf } from "./parts.ts";

export function announcementsFit(definition: Definition): boolean {
  const { upcoming = [] } = definition;
  if (upcoming.length === 0) return true;
  const announceable = announceableIn(definition);
  const ids = new Set(idsOfParts(definition));
  const [before, targets] = [new Set<Hex>(), new Set<Hex | null>()];
  return upcoming.every((it) => {
    const { kind, id, to } = it;
    const fits =
      !before.has(id) &&
      announceable[kind].has(id) &&
      targetFits(it, { ids, isTaken: targets.has(to) });
    before.add(id);
    targets.add(to);
    return fits;
  });
}

/** `ids`: those of the parts; `isTaken`: an announcement before it leads there. */
function targetFits(
  { kind, id, to }: Upcoming,
  { ids, isTaken }: { ids: ReadonlySet<Hex>; isTaken: boolean },
): boolean {
  if (kind === "retirement" || to === null) return kind === "retirement" && to === null;
  if (to.length !== (kind === "mrtd" ? 96 : 64) || to === id) return false;
  const isFolded = kind === "stable-id" || kind === "fingerprint";
  return !isFolded || (!isTaken && !ids.has(to));
}

/** What an announcement of each kind can be about. */
function announceableIn(definition: Definition): Record<Upcoming["kind"], ReadonlySet<Hex>> {
  const { lattices, organisms, ticketIssuer } = definition;
  const citizens = [...lattices, ...organisms];
  const services = servicesOf(definition).map(([, service]) => service);
  const stableIds = citizens.map(({ stableId }) => stableId);
  const fingerprints = [...services, ...(ticketIssuer ? [ticketIssuer] : [])].map(
    ({ fingerprint }) => fingerprint,
  );
  const pinning = [...citizens, ...services.flatMap(({ span = [] }) => span)];
  const measured = [...citizens, ...services].flatMap(({ mrtds = [] }) => mrtds);
  return {
    "stable-id": new Set(stableIds),
    "content-hash": new Set(pinning.flatMap(({ contentHash }) => contentHash ?? [])),
    fingerprint: new Set(fingerprints),
    mrtd: new Set(measured.map(({ mrtd }) => mrtd)),
    "ticket-issuance-root": new Set(
      citizens.flatMap(({ ticketIssuanceRoot }) => ticketIssuanceRoot ?? []),
    ),
    retirement: new Set([...stableIds, ...fingerprints]),
  };
}
