// Mini & Service (mini.service), generated from its definition. Needs the `mosaik` crate alone.

use mosaik::{unique_id, UniqueId};

/// `COALITION.coalition_id()`, as published.
pub const FINGERPRINT: UniqueId = unique_id!("603b2df1686d89694f9da1bd980b9083f0a255f09ce4eff9110b4d915d3ce48c");

/// The coalition to compile in.
pub const COALITION: CoalitionConfig = CoalitionConfig {
    name: "mini.service",
    lattices: &[],
    organisms: &[
        OrganismRef {
            role: "feed-role",
            stable_id: unique_id!("8a3aa694bee62a550781ddb68d6c6327871acff5dfe49e8c581e024e8d2a042f"),
            content_hash: None,
        },
    ],
    confluences: &[],
    modules: &[],
    ticket_issuer: Some(unique_id!("e3d7a0cb98c361d2ddc9e4377acde742840820e1e0c0fd45b5d78ef5a5cbda23")),
};

/// The coalition's root for tickets.
pub const TICKETS_ROOT: UniqueId = unique_id!("e3e1020d6a2e3a9a9336119c372647e6a5797275164bde262af55e2c36cd12f9");

/// A lattice that the coalition refers to.
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
        let coalition = UniqueId::from_parts(&[&b"coalition|\x01|"[..], self.name.as_bytes()]);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprint_follows_from_the_composition() {
        assert_eq!(COALITION.coalition_id(), FINGERPRINT);
        assert_eq!(COALITION.tickets_root(), TICKETS_ROOT);
    }
}
