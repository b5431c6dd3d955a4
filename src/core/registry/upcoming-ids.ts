// Which ids of a definition an announced change can be about.

import { foldedIds } from "../derivation/fingerprint.ts";
import { type Definition, shippedModules, type Upcoming } from "./definition.ts";

/** The ids of a definition that an announcement of this kind can be about. */
export function idsOfKind(definition: Definition, kind: Upcoming["kind"]): string[] {
  const { lattices, organisms, confluences, ticketIssuer } = definition;
  const citizens = [...lattices, ...organisms];
  const modules = shippedModules(definition).map(([, module]) => module);
  const defined = (values: (string | undefined)[]) => values.filter((value) => value !== undefined);
  switch (kind) {
    case "stable-id":
      return citizens.map((it) => it.stableId);
    case "content-hash":
      return defined([
        ...citizens.map((it) => it.contentHash),
        ...[...confluences, ...modules].flatMap((it) => it.span?.map((s) => s.contentHash) ?? []),
      ]);
    case "fingerprint":
      return defined([...confluences, ...modules, ticketIssuer].map((it) => it?.fingerprint));
    case "mrtd":
      return [...citizens, ...confluences, ...modules].flatMap(
        (it) => it.mrtds?.map(({ mrtd }) => mrtd) ?? [],
      );
    case "ticket-issuance-root":
      return defined(citizens.map((it) => it.ticketIssuanceRoot));
    case "retirement":
      return foldedIds(definition).map(({ id }) => id);
  }
}
