// Where a confluence's, module's or issuer's config bytes are published, its fingerprint follows.

import {
  deriveTicketIssuer,
  recomputeConfluence,
  recomputeModule,
} from "../derivation/fingerprint.ts";
import type { Finding, ProblemCode } from "../problem.ts";
import { shippedModules } from "../registry/definition.ts";
import type { Rule, Subject } from "./rule.ts";

function configOf(pointer: string): string[] {
  return [`${pointer}/fingerprint`, `${pointer}/span/**`, `${pointer}/config/**`];
}

export const confluences: Rule = {
  reads: ["/confluences/*/name", ...configOf("/confluences/*")],
  history: true,
  check({ definition }: Subject): Finding[] {
    return definition.confluences.flatMap((part, index) =>
      compare("confluence-mismatch", `/confluences/${index}`, `confluence ${part.name}`, {
        declared: part.fingerprint,
        derived: recomputeConfluence(part),
      }),
    );
  },
};

export const modules: Rule = {
  reads: configOf("/modules/*"),
  history: true,
  check({ definition }: Subject): Finding[] {
    return shippedModules(definition).flatMap(([kind, part]) =>
      compare("module-mismatch", `/modules/${kind}`, `module ${kind}`, {
        declared: part.fingerprint,
        derived: recomputeModule(kind, part),
      }),
    );
  },
};

export const ticketIssuer: Rule = {
  reads: ["/ticketIssuer/name", ...configOf("/ticketIssuer")],
  history: true,
  check({ definition: { ticketIssuer: part } }: Subject): Finding[] {
    if (!part?.config) return [];
    return compare("issuer-mismatch", "/ticketIssuer", `ticket issuer ${part.name}`, {
      declared: part.fingerprint,
      derived: deriveTicketIssuer({ name: part.name, acl: part.config.acl }),
    });
  },
};

function compare(
  code: ProblemCode,
  pointer: string,
  label: string,
  { declared, derived }: { declared: string; derived: string | undefined },
): Finding[] {
  if (derived === undefined || derived === declared) return [];
  return [
    {
      code,
      pointer: `${pointer}/fingerprint`,
      message: `The ${label} declares ${declared}, but its published config bytes give ${derived}. One of the two is not what its operator published.`,
      fix: `If the bytes are right, paste this line: "fingerprint": "${derived}",`,
    },
  ];
}
