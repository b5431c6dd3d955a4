// The constant that a Rust integrator compiles in: one self-contained file that depends on the
// `mosaik` crate alone, with a test that recomputes the fingerprint by mosaik's own hashing.

import { deriveModuleRoot, deriveTicketsRoot } from "../derivation/fingerprint.ts";
import { type Definition, shippedModules } from "../registry/definition.ts";
import { oneLine } from "../text.ts";

/** For the 2021 edition or later, and `mosaik` 0.4. */
export function renderRust(definition: Definition): string {
  const { fingerprint, ticketIssuer } = definition;
  const tickets = deriveTicketsRoot(fingerprint);
  return [
    `// ${oneLine(definition.title)} (${definition.name}), generated from its definition. Needs the \`mosaik\` crate alone.`,
    "",
    "use mosaik::{unique_id, UniqueId};",
    "",
    constant("FINGERPRINT", "`COALITION.coalition_id()`, as published.", fingerprint),
    "/// The coalition to compile in.",
    "pub const COALITION: CoalitionConfig = CoalitionConfig {",
    `    name: ${rustString(definition.name)},`,
    ...fields(definition),
    "};",
    "",
    ...shippedModules(definition).map(([kind]) =>
      constant(
        `${kind.toUpperCase()}_ROOT`,
        `The root of the coalition's ${kind} module.`,
        deriveModuleRoot(fingerprint, kind),
      ),
    ),
    ...(ticketIssuer
      ? [constant("TICKETS_ROOT", "The coalition's root for tickets.", tickets)]
      : []),
    TYPES,
    test(definition),
  ].join("\n");
}

function fields(definition: Definition): string[] {
  const { lattices, organisms, confluences, ticketIssuer } = definition;
  return [
    ...listField("lattices", lattices, (it) => [
      ["name", rustString(it.name)],
      ["chain_id", String(it.chainId)],
      ["stable_id", id(it.stableId)],
    ]),
    ...listField("organisms", organisms, (it) => [
      ["role", rustString(it.role)],
      ["stable_id", id(it.stableId)],
      ["content_hash", it.contentHash ? `Some(${id(it.contentHash)})` : "None"],
    ]),
    ...listField("confluences", confluences, (it) => [
      ["name", rustString(it.name)],
      ["fingerprint", id(it.fingerprint)],
    ]),
    ...listField("modules", shippedModules(definition), ([kind, { fingerprint }]) => [
      ["name", rustString(kind)],
      ["fingerprint", id(fingerprint)],
    ]),
    ticketIssuer
      ? `    ticket_issuer: Some(${id(ticketIssuer.fingerprint)}),`
      : "    ticket_issuer: None,",
  ];
}

const STRUCTS = {
  lattices: "LatticeRef",
  organisms: "OrganismRef",
  confluences: "ServiceRef",
  modules: "ServiceRef",
} as const;

function listField<T>(
  field: keyof typeof STRUCTS,
  items: readonly T[],
  membersOf: (item: T) => [string, string][],
): string[] {
  if (items.length === 0) return [`    ${field}: &[],`];
  return [
    `    ${field}: &[`,
    ...items.flatMap((item) => [
      `        ${STRUCTS[field]} {`,
      ...membersOf(item).map(([name, value]) => `            ${name}: ${value},`),
      "        },",
    ]),
    "    ],",
  ];
}

function constant(name: string, about: string, value: string): string {
  return `/// ${about}\npub const ${name}: UniqueId = ${id(value)};\n`;
}

function id(hex: string): string {
  return `unique_id!("${hex}")`;
}

/** Names are printable ASCII, for which JSON's escapes are Rust's. */
function rustString(text: string): string {
  return JSON.stringify(text);
}

const TYPES = `/// A lattice that the coalition refers to.
#[derive(Clone, Copy, Debug)]
pub struct LatticeRef {
    pub name: &'static str,
    pub chain_id: u64,
    pub stable_id: UniqueId,
}

/// A standalone organism that the coalition refers to.
#[derive(Clone, Copy, Debug)]
pub struct OrganismRef {
    pub role: &'static str,
    pub stable_id: UniqueId,
    pub content_hash: Option<UniqueId>,
}

/// A confluence that the coalition refers to, or a module that it ships.
#[derive(Clone, Copy, Debug)]
pub struct ServiceRef {
    pub name: &'static str,
    pub fingerprint: UniqueId,
}

/// The composition of a coalition.
#[derive(Clone, Copy, Debug)]
pub struct CoalitionConfig {
    pub name: &'static str,
    pub lattices: &'static [LatticeRef],
    pub organisms: &'static [OrganismRef],
    pub confluences: &'static [ServiceRef],
    pub modules: &'static [ServiceRef],
    pub ticket_issuer: Option<UniqueId>,
}

impl CoalitionConfig {
    /// The coalition's fingerprint: COALITION_ROOT, derived from the composition.
    pub fn coalition_id(&self) -> UniqueId {
        let coalition = UniqueId::from_parts(&[&b"coalition|\\x01|"[..], self.name.as_bytes()]);
        let mut parts = vec![coalition];
        parts.extend(self.lattices.iter().map(|it| it.stable_id));
        parts.extend(self.organisms.iter().map(|it| it.stable_id));
        parts.extend(self.confluences.iter().map(|it| it.fingerprint));
        parts.extend(self.modules.iter().map(|it| it.fingerprint));
        parts.extend(self.ticket_issuer);
        UniqueId::from_parts(&parts)
    }

    /// The root of a module, such as "atlas".
    pub fn module_root(&self, module: &str) -> UniqueId {
        self.coalition_id().derive("module").derive(module)
    }

    /// The root for tickets.
    pub fn tickets_root(&self) -> UniqueId {
        self.coalition_id().derive("tickets")
    }
}
`;

function test(definition: Definition): string {
  const roots = shippedModules(definition).map(
    ([kind]) => `        assert_eq!(COALITION.module_root("${kind}"), ${kind.toUpperCase()}_ROOT);`,
  );
  if (definition.ticketIssuer) {
    roots.push("        assert_eq!(COALITION.tickets_root(), TICKETS_ROOT);");
  }
  return `#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprint_follows_from_the_composition() {
        assert_eq!(COALITION.coalition_id(), FINGERPRINT);
${roots.map((line) => `${line}\n`).join("")}    }
}
`;
}
