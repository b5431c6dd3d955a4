// Facts that may change under one id: an organism's own name, content hashes, ticket-issuance roots and MR_TDs.
// Coalitions that differ in one do not contradict each other, but one of them may be outdated or mistyped. A role is
// the coalition's own name for an organism, and a name in a span is a label for readers: coalitions may choose their
// own.

import type { Hex } from "../registry/definition.ts";
import type { Claim } from "./claim.ts";

export interface ChangeableFact {
  /** The same for comparable facts: the class and the fact. */
  key: string;
  /** "name", "content hash", "MR_TD of zipnet". */
  what: string;
  value: Hex | string;
  pointer: string;
}

export function changeableFacts(claim: Claim): ChangeableFact[] {
  if (claim.class === "coalition" || claim.class === "citizen") return [];
  const { part } = claim;
  const { class: partClass, pointer } = part;
  // Modules and ticket issuers belong to one coalition, so no other states facts about them.
  if (partClass === "module" || partClass === "ticket-issuer") return [];
  const fact = (what: string, value: string | undefined, place: string): ChangeableFact[] =>
    value === undefined
      ? []
      : [{ key: `${partClass} ${what}`, what, value, pointer: `${pointer}/${place}` }];
  const { mrtds = [] } = part.value;
  const measured = mrtds.flatMap(({ unit, mrtd }, at) =>
    fact(`MR_TD of ${unit}`, mrtd, `mrtds/${at}/mrtd`),
  );
  if (partClass === "confluence") return measured;
  const { name, contentHash, ticketIssuanceRoot } = part.value;
  return [
    ...(partClass === "organism" ? fact("name", name, "name") : []),
    ...fact("content hash", contentHash, "contentHash"),
    ...fact("ticket-issuance root", ticketIssuanceRoot, "ticketIssuanceRoot"),
    ...measured,
  ];
}
