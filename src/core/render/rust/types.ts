// The types of the Rust constant's data, named as in the field's books.

export const TYPES = `/// A bootstrap peer of the universe.
#[derive(Clone, Copy, Debug)]
pub struct PeerHint {
    pub peer_id: [u8; 32],
    /// An IP address with a port, or the URL of a relay.
    pub address: Option<&'static str>,
}

/// A lattice that the coalition refers to.
#[derive(Clone, Copy, Debug)]
pub struct LatticeRef {
    pub name: &'static str,
    pub chain_id: u64,
    pub stable_id: UniqueId,
    /// The first 20 bytes of the stable id: the key in cross-citizen commits.
    pub citizen_id: [u8; 20],
    pub content_hash: Option<UniqueId>,
    pub ticket_issuance_root: Option<UniqueId>,
    pub mrtds: &'static [Mrtd],
}

/// A standalone organism that the coalition refers to.
#[derive(Clone, Copy, Debug)]
pub struct OrganismRef {
    pub role: &'static str,
    /// The organism's own name.
    pub name: &'static str,
    pub stable_id: UniqueId,
    /// The first 20 bytes of the stable id: the key in cross-citizen commits.
    pub citizen_id: [u8; 20],
    pub content_hash: Option<UniqueId>,
    pub ticket_issuance_root: Option<UniqueId>,
    pub mrtds: &'static [Mrtd],
}

/// A confluence that the coalition refers to.
#[derive(Clone, Copy, Debug)]
pub struct ConfluenceConfig {
    pub name: &'static str,
    pub fingerprint: UniqueId,
    pub span: &'static [SpannedCitizen],
    /// \`None\` if its operator does not publish them.
    pub config: Option<ConfigBytes>,
    pub mrtds: &'static [Mrtd],
}

/// A module that the coalition ships.
#[derive(Clone, Copy, Debug)]
pub struct ModuleConfig {
    pub name: &'static str,
    pub fingerprint: UniqueId,
    /// \`None\` if its operator does not publish it.
    pub span: Option<&'static [SpannedCitizen]>,
    pub config: Option<ConfigBytes>,
    pub mrtds: &'static [Mrtd],
}

/// The coalition's ticket issuer.
#[derive(Clone, Copy, Debug)]
pub struct TicketIssuerConfig {
    pub name: &'static str,
    pub fingerprint: UniqueId,
    /// The ACL bytes; \`None\` if its operator does not publish them.
    pub acl: Option<&'static [u8]>,
}

/// A citizen that a confluence or module folds.
#[derive(Clone, Copy, Debug)]
pub struct SpannedCitizen {
    pub stable_id: UniqueId,
    /// The content hash that the span pins.
    pub content_hash: Option<UniqueId>,
}

/// What a fingerprint is derived from besides the name and the span.
#[derive(Clone, Copy, Debug)]
pub struct ConfigBytes {
    pub content: &'static [u8],
    pub acl: &'static [u8],
}

/// The TDX measurement of an image.
#[derive(Clone, Copy, Debug)]
pub struct Mrtd {
    pub unit: &'static str,
    pub mrtd: [u8; 48],
}

/// The composition of a coalition.
#[derive(Clone, Copy, Debug)]
pub struct CoalitionConfig {
    pub name: &'static str,
    pub lattices: &'static [LatticeRef],
    pub organisms: &'static [OrganismRef],
    pub confluences: &'static [ConfluenceConfig],
    /// The shipped modules, in the order in which they are folded.
    pub modules: &'static [ModuleConfig],
    pub ticket_issuer: Option<TicketIssuerConfig>,
}
`;
