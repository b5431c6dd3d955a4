// The ids of a definition that nobody can recompute from what is published: they are as declared.

import { deriveLattice, provenanceOf } from "../derivation/fingerprint.ts";
import { type Definition, shippedModules } from "../registry/definition.ts";
import type { Findings } from "./findings.ts";

/** Names each, with why. */
export function leaveDeclared(definition: Definition, findings: Findings): void {
  const { lattices, organisms, confluences, ticketIssuer } = definition;
  const services = [
    ...confluences
      .filter((it) => provenanceOf(it) === "declared")
      .map(({ name }) => `confluence ${name}`),
    ...shippedModules(definition)
      .filter(([, it]) => provenanceOf(it) === "declared")
      .map(([kind]) => `module ${kind}`),
    ...(ticketIssuer && provenanceOf(ticketIssuer) === "declared"
      ? [`ticket issuer ${ticketIssuer.name}`]
      : []),
  ];
  if (services.length > 0) {
    findings.leave(
      `the fingerprints of ${services.join(", ")}`,
      "only the fingerprint is declared, without the config bytes that it follows from.",
    );
  }
  const citizens = [
    ...lattices
      .filter(({ name, chainId, stableId }) => stableId !== deriveLattice({ name, chainId }))
      .map(({ name }) => `lattice ${name}`),
    ...organisms.map(({ name }) => `organism ${name}`),
  ];
  if (citizens.length > 0) {
    findings.leave(
      `the stable ids of ${citizens.join(", ")}`,
      "a citizen's operator declares it; a definition does not have what it follows from.",
    );
  }
}
