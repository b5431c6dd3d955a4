// Everything derived from one definition, for programs.

import { type Definition, type Id, MODULE_KINDS, type ModuleKind } from "../registry/definition.ts";
import { compositionDigest } from "./composition.ts";
import {
  deriveCoalition,
  deriveFingerprint,
  deriveModuleRoots,
  deriveTicketsRoot,
  type Provenance,
  provenanceOf,
} from "./fingerprint.ts";
import { readingOf } from "./readings/index.ts";

export interface DerivedRoot {
  root: Id;
  /** Whether the coalition ships the module or issuer of this root. The root exists anyway. */
  shipped: boolean;
}

export interface DerivationSummary {
  name: string;
  coalition: Id;
  /** The reading that derives the fingerprint. */
  derivation: string;
  fingerprint: Id;
  compositionDigest: Id;
  moduleRoots: Record<ModuleKind, DerivedRoot>;
  ticketsRoot: DerivedRoot;
  confluences: { name: string; fingerprint: Id; provenance: Provenance }[];
}

export function summarizeDerivation(definition: Definition): DerivationSummary {
  const { name, modules, ticketIssuer, confluences } = definition;
  const fingerprint = deriveFingerprint(definition);
  const roots = deriveModuleRoots(fingerprint);
  const moduleRoots = Object.fromEntries(
    MODULE_KINDS.map((kind) => [kind, { root: roots[kind], shipped: modules[kind] !== null }]),
  ) as DerivationSummary["moduleRoots"];
  return {
    name,
    coalition: deriveCoalition(name),
    derivation: readingOf(definition).name,
    fingerprint,
    compositionDigest: compositionDigest(definition),
    moduleRoots,
    ticketsRoot: { root: deriveTicketsRoot(fingerprint), shipped: ticketIssuer !== null },
    confluences: confluences.map((it) => ({
      name: it.name,
      fingerprint: it.fingerprint,
      provenance: provenanceOf(it),
    })),
  };
}
