// The terms by which the search finds a coalition.

import type { CoalitionView } from "../history/registry-view.ts";
import { type Hex, shippedModules } from "../registry/definition.ts";
import { idsOfParts } from "../registry/part-ids.ts";
import { termOf, termsOfText } from "./words.ts";

export function termsOf(coalition: CoalitionView): Set<string> {
  const { lattices } = coalition.definition;
  return new Set([
    ...textsOf(coalition).flatMap(termsOfText),
    ...lattices.map(({ chainId }) => termOf.chain(chainId)),
    ...idsIn(coalition).map(termOf.id),
  ]);
}

function textsOf({ name, definition }: CoalitionView): string[] {
  const { title, archetype, operator, lattices, organisms, confluences, ticketIssuer } = definition;
  return [
    ...[name, title, archetype, operator.name],
    ...lattices.map((it) => it.name),
    ...organisms.flatMap((it) => [it.name, it.role]),
    ...confluences.map((it) => it.name),
    ...shippedModules(definition).map(([kind]) => kind),
    ...(ticketIssuer ? [ticketIssuer.name] : []),
  ];
}

/** Every id that is in the coalition or announced, and every fingerprint that it ever had. */
function idsIn({ definition, versions }: CoalitionView): Hex[] {
  const { peerHints, upcoming = [] } = definition;
  return [
    definition.fingerprint,
    ...versions.map(({ fingerprint }) => fingerprint),
    ...[...idsOfParts(definition)].map(({ id }) => id),
    ...peerHints.map(({ peerId }) => peerId),
    ...upcoming.flatMap(({ to }) => (to === null ? [] : [to])),
  ];
}
