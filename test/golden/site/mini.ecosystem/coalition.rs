// Mini Ecosystem (mini.ecosystem), generated from its definition. Needs the `mosaik` crate alone.

use mosaik::{unique_id, UniqueId};

/// `COALITION.coalition_id()`, as published.
pub const FINGERPRINT: UniqueId = unique_id!("d6587bf0e6ff74b70fb8a6ab89bb0329dad7600e42929bbf54c758c312bf446e");

/// The coalition to compile in.
pub const COALITION: CoalitionConfig = CoalitionConfig {
    name: "mini.ecosystem",
    lattices: &[
        LatticeRef {
            name: "a.mainnet",
            chain_id: 10,
            stable_id: unique_id!("84ba69ca95232e4784d5f991c21aa90c90ca5589f7f566d45911b35eef13a109"),
        },
        LatticeRef {
            name: "b.mainnet",
            chain_id: 11,
            stable_id: unique_id!("d28619dd04399c123713d69b30ed50c50bad6b14de37d0f02c4b27a7c9ec92d5"),
        },
    ],
    organisms: &[],
    confluences: &[
        ServiceRef {
            name: "router",
            fingerprint: unique_id!("c875791dc88989f1911187240080a0d97c0cfa01d8f35760471b5b77520c6135"),
        },
    ],
    modules: &[
        ServiceRef {
            name: "atlas",
            fingerprint: unique_id!("55efd69f02013ddb23676e763f21bacf889eea9d407c61057ba6edf4084fa698"),
        },
        ServiceRef {
            name: "chronicle",
            fingerprint: unique_id!("0a4e22696ddb10826caabfd921071b5b8893ce2af7a604a02d7461564014ae49"),
        },
    ],
    ticket_issuer: None,
};

/// The root of the coalition's atlas module.
pub const ATLAS_ROOT: UniqueId = unique_id!("143526f2d0b98138bc9b92f4a5ba2b6ef298a26db2dcf6f2c3acf80a120f541e");

/// The root of the coalition's chronicle module.
pub const CHRONICLE_ROOT: UniqueId = unique_id!("b141a1e7a41f369eec9979475a069509054e6c3ba458ba4d7abdbb415788ad3a");

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
        assert_eq!(COALITION.module_root("atlas"), ATLAS_ROOT);
        assert_eq!(COALITION.module_root("chronicle"), CHRONICLE_ROOT);
    }
}
