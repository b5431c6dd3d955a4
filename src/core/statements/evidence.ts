// Whether what a definition publishes proves what it claims of an id.

import {
  deriveFingerprint,
  deriveLattice,
  deriveTicketIssuer,
  recomputeService,
} from "../derivation/fingerprint.ts";
import type { Definition, Id } from "../registry/definition.ts";
import type { Claim } from "./claim.ts";

/**
 * What the definition itself shows of a statement. "proven": the id follows from what is published beside it;
 * "open": nothing is published that it could follow from; "refuted": it does not follow from the lattice's own
 * name and chain id; "mistaken": it does not follow from the config bytes, or the composition, beside it, which
 * is an error by another rule already.
 */
export type Evidence = "proven" | "open" | "refuted" | "mistaken";

/** The evidence that a definition itself gives for what it claims. */
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

/** Whether a span is the one that a service runs with, so that the coalition can only report it. */
export function isSpanProven(claim: Claim): boolean {
  if (claim.class !== "citizen") return false;
  const { part } = claim;
  if (part.class !== "confluence" && part.class !== "module") return false;
  return recomputeService(part) === part.id;
}
