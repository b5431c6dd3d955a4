// Where config bytes are published, the fingerprint of the confluence, module or issuer must match them.

import { deriveTicketIssuer, recomputeService } from "../derivation/fingerprint.ts";
import type { Finding, ProblemCode } from "../problem.ts";
import type { Definition, Id } from "../registry/definition.ts";
import { type FoldedPart, servicesOf } from "../registry/parts.ts";
import type { Rule } from "./rule.ts";

function configOf(pointer: string): string[] {
  return [`${pointer}/fingerprint`, `${pointer}/span/**`, `${pointer}/config/**`];
}

export const confluences: Rule = {
  reads: ["/confluences/*/name", ...configOf("/confluences/*")],
  check({ definition }) {
    return compareServices({ confluences: definition.confluences, modules: NO_MODULES });
  },
};

export const modules: Rule = {
  reads: configOf("/modules/*"),
  check({ definition }) {
    return compareServices({ confluences: [], modules: definition.modules });
  },
};

export const ticketIssuer: Rule = {
  reads: ["/ticketIssuer/name", ...configOf("/ticketIssuer")],
  check({ definition: { ticketIssuer: part } }) {
    if (!part?.config) return [];
    const { name, fingerprint: id, config } = part;
    const declared = { pointer: "/ticketIssuer", label: `ticket issuer ${name}`, id };
    return comparePart("issuer-mismatch", declared, deriveTicketIssuer({ name, acl: config.acl }));
  },
};

/** For the rule that reads only confluences: modules may be anything there. */
const NO_MODULES = { atlas: null, almanac: null, chronicle: null, compute: null };

function compareServices(services: Pick<Definition, "confluences" | "modules">): Finding[] {
  return servicesOf(services).flatMap((it) =>
    comparePart(`${it.class}-mismatch`, it, recomputeService(it)),
  );
}

function comparePart(
  code: ProblemCode,
  { pointer, label, id }: Pick<FoldedPart, "pointer" | "label" | "id">,
  derived: Id | undefined,
): Finding | [] {
  if (derived === undefined || derived === id) return [];
  return {
    code,
    pointer: `${pointer}/fingerprint`,
    message: `The ${label} declares ${id}, but its published config bytes give ${derived}. One of the two is not what its operator published.`,
    fix: `If the bytes are right, paste this line: "fingerprint": "${derived}",`,
  };
}
