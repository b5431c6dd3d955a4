// Whether a definition's published data proves what it claims about an id.

import {
  deriveFingerprint,
  deriveLattice,
  deriveTicketIssuer,
  recomputeService,
} from "../derivation/fingerprint.ts";
import type { Definition, Id } from "../registry/definition.ts";
import type { Claim } from "./claim.ts";

/**
 * What a definition itself shows about its statement. "proven": the id follows from data published with it. "open":
 * no such data is published. "refuted": the id does not follow from the lattice's own name and chain id. "mistaken":
 * it does not follow from its config bytes or composition, which another rule already reports as an error.
 */
export type Evidence = "proven" | "open" | "refuted" | "mistaken";

export function evidenceOf(claim: Claim & { id: Id }, definition: Definition): Evidence {
  if (claim.class === "citizen" || claim.class === "organism") return "open";
  const derived = derivedId(claim, definition);
  if (derived === undefined) return "open";
  if (derived === claim.id) return "proven";
  return claim.class === "lattice" ? "refuted" : "mistaken";
}

function derivedId(claim: Claim, definition: Definition): Id | undefined {
  if (claim.class === "coalition") return deriveFingerprint(definition);
  const { part } = claim;
  switch (part.class) {
    case "lattice":
      return deriveLattice(part.value);
    case "confluence":
    case "module":
      return recomputeService(part);
    case "ticket-issuer": {
      const { name, config } = part.value;
      return config && deriveTicketIssuer({ name, acl: config.acl });
    }
    default:
      return undefined;
  }
}

/** Whether a service provably runs with this span, so that the coalition only reports it. */
export function isSpanProven(claim: Claim): boolean {
  if (claim.class !== "citizen") return false;
  const { part } = claim;
  if (part.class !== "confluence" && part.class !== "module") return false;
  return recomputeService(part) === part.id;
}
