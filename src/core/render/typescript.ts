// The constant that a TypeScript integrator compiles in: plain data, no dependency.

import { deriveModuleRoot, deriveTicketsRoot } from "../derivation/fingerprint.ts";
import { type Definition, MODULE_KINDS, shippedModules } from "../registry/definition.ts";
import { oneLine } from "../text.ts";

export function renderTypeScript(definition: Definition): string {
  const { name, title, fingerprint, lattices, organisms, confluences, ticketIssuer } = definition;
  const shipped = new Map(shippedModules(definition));
  const config = {
    name,
    fingerprint,
    lattices: lattices.map(({ name, chainId, stableId }) => ({ name, chainId, stableId })),
    organisms: organisms.map(({ role, stableId, contentHash = null }) => {
      return { role, stableId, contentHash };
    }),
    confluences: confluences.map((it) => ({ name: it.name, fingerprint: it.fingerprint })),
    modules: Object.fromEntries(
      MODULE_KINDS.map((kind) => {
        const module = shipped.get(kind);
        const root = deriveModuleRoot(fingerprint, kind);
        return [kind, module ? { fingerprint: module.fingerprint, root } : null];
      }),
    ),
    ticketIssuer: ticketIssuer
      ? { fingerprint: ticketIssuer.fingerprint, root: deriveTicketsRoot(fingerprint) }
      : null,
  };
  return [
    `// ${oneLine(title)} (${name}), generated from its definition. Ids are 64 hex digits, bare.`,
    `export const COALITION = ${JSON.stringify(config, null, 2)} as const;`,
    "",
  ].join("\n");
}
