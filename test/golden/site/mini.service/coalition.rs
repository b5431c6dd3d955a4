// Mini & Service (mini.service), from the registry at https://mini.example/registry/
// Entry 3, hash 8dbaf8fc83bbfcedb7b07d93d46f208538ba5c0f41cade34697bee6e39f5fdd4, of
// https://mini.example/registry/mini.service/changes.json
// coalition-pin: https://mini.example/registry/ mini.service #3 603b2df1686d89694f9da1bd980b9083f0a255f09ce4eff9110b4d915d3ce48c
// Needs the mosaik crate and nothing else. Compiled with 0.4.2; the oldest that works is 0.3.19.
// `cargo test` checks every value against the published digests.

#![allow(dead_code, reason = "an integrator uses what it binds to")]

use mosaik::iroh::EndpointAddr;
use mosaik::{NetworkId, PeerId, UniqueId, unique_id};

/// The universe: the id of the mosaik network.
pub const UNIVERSE: NetworkId =
    unique_id!("b82b6f3b4a1e53d2d56523f5a7b1974e3842ac37a068cc302286065a8853cf43");

/// Peers of the universe, for a cold start.
pub const PEER_HINTS: &[PeerHint] = &[PeerHint {
    peer_id: hex("d1806606b1bea9283e1edc1c121d4d37ef7158e622cd80dcf45b87ce1292a825"),
    address: None,
}];

/// `COALITION.coalition_id()`, as published.
pub const FINGERPRINT: UniqueId =
    unique_id!("603b2df1686d89694f9da1bd980b9083f0a255f09ce4eff9110b4d915d3ce48c");

/// The registry's digest of the composition: it commits to what the fingerprint does not.
pub const COMPOSITION_DIGEST: UniqueId =
    unique_id!("fe174aa2cca5ebed309e7b4359e22aad692e4de79fb2d501f4caf86e0d21904b");

/// The root of the coalition's tickets.
pub const TICKETS_ROOT: UniqueId =
    unique_id!("e3e1020d6a2e3a9a9336119c372647e6a5797275164bde262af55e2c36cd12f9");

/// The coalition to compile in.
pub const COALITION: CoalitionConfig = CoalitionConfig {
    name: "mini.service",
    lattices: &[],
    organisms: &[OrganismRef {
        role: "feed-role",
        name: "feed",
        stable_id: unique_id!("8a3aa694bee62a550781ddb68d6c6327871acff5dfe49e8c581e024e8d2a042f"),
        citizen_id: hex("8a3aa694bee62a550781ddb68d6c6327871acff5"),
        content_hash: None,
        ticket_issuance_root: None,
        mrtds: &[],
    }],
    confluences: &[],
    modules: &[],
    ticket_issuer: Some(TicketIssuerConfig {
        name: "tickets",
        fingerprint: unique_id!("e3d7a0cb98c361d2ddc9e4377acde742840820e1e0c0fd45b5d78ef5a5cbda23"),
        acl: Some(&hex::<2>("ac1d")),
    }),
};

/// The reading of the derivation that the fingerprint follows.
pub const DERIVATION: &str = "modules-folded";

/// It commits to the rest: chain ids, content hashes, ticket-issuance roots, MR_TDs, peer hints.
pub const FACTS_DIGEST: UniqueId =
    unique_id!("d92ecf814dc04a5632ad5c1ab13b136cb881ff11f70f300814773d368c7d454e");

impl CoalitionConfig {
    /// The coalition's fingerprint: COALITION_ROOT, by the reading modules-folded.
    pub fn coalition_id(&self) -> UniqueId {
        let coalition = UniqueId::from_parts(&[&b"coalition|\x01|"[..], self.name.as_bytes()]);
        let mut parts = vec![coalition];
        parts.extend(self.lattices.iter().map(|it| it.stable_id));
        parts.extend(self.organisms.iter().map(|it| it.stable_id));
        parts.extend(self.confluences.iter().map(|it| it.fingerprint));
        parts.extend(self.modules.iter().map(|it| it.fingerprint));
        parts.extend(self.ticket_issuer.map(|it| it.fingerprint));
        UniqueId::from_parts(&parts)
    }
}

#[test]
fn fingerprint_and_roots_follow_from_the_composition() {
    assert_eq!(COALITION.coalition_id(), FINGERPRINT);
    assert_eq!(COALITION.tickets_root(), TICKETS_ROOT);
}

// coalition-code: 1 (the same in every constant with this number; updates replace what is above)

/// A bootstrap peer of the universe.
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
    /// `None` if its operator does not publish them.
    pub config: Option<ConfigBytes>,
    pub mrtds: &'static [Mrtd],
}

/// A module that the coalition ships.
#[derive(Clone, Copy, Debug)]
pub struct ModuleConfig {
    pub name: &'static str,
    pub fingerprint: UniqueId,
    /// `None` if its operator does not publish it.
    pub span: Option<&'static [SpannedCitizen]>,
    pub config: Option<ConfigBytes>,
    pub mrtds: &'static [Mrtd],
}

/// The coalition's ticket issuer.
#[derive(Clone, Copy, Debug)]
pub struct TicketIssuerConfig {
    pub name: &'static str,
    pub fingerprint: UniqueId,
    /// The ACL bytes; `None` if its operator does not publish them.
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

impl CoalitionConfig {
    /// The root of a module, such as "atlas".
    pub fn module_root(&self, module: &str) -> UniqueId {
        self.coalition_id().derive("module").derive(module)
    }

    /// The root for tickets.
    pub fn tickets_root(&self) -> UniqueId {
        self.coalition_id().derive("tickets")
    }
}

impl ConfluenceConfig {
    /// The fingerprint that follows from the published bytes.
    pub fn derived(&self) -> Option<UniqueId> {
        Some(service_id(self.name, self.span, &self.config?))
    }
}

impl ModuleConfig {
    /// The fingerprint that follows from the published bytes.
    pub fn derived(&self) -> Option<UniqueId> {
        let span = self.span.unwrap_or(&[]);
        Some(service_id(self.name, span, &self.config?))
    }
}

impl TicketIssuerConfig {
    /// The fingerprint that follows from the published bytes.
    pub fn derived(&self) -> Option<UniqueId> {
        let (start, name) = (&b"ticket-issuer|\x01|"[..], self.name.as_bytes());
        Some(UniqueId::from_parts(&[start, name, self.acl?]))
    }
}

/// CONFLUENCE. A module's fingerprint is derived in the same way.
fn service_id(name: &str, span: &[SpannedCitizen], config: &ConfigBytes) -> UniqueId {
    let mut parts = vec![&b"confluence|\x01|"[..], name.as_bytes()];
    for it in span {
        parts.push(it.stable_id.as_bytes());
        parts.extend(it.content_hash.iter().map(|hash| &hash.as_bytes()[..]));
    }
    parts.extend([config.content, config.acl]);
    UniqueId::from_parts(&parts)
}

impl PeerHint {
    /// The address for discovery to bootstrap from; `None` if the id is not a peer's key.
    pub fn endpoint(&self) -> Option<EndpointAddr> {
        let peer = EndpointAddr::new(PeerId::from_bytes(&self.peer_id).ok()?);
        let address = self.address.unwrap_or("");
        if let Ok(socket) = address.parse() {
            return Some(peer.with_ip_addr(socket));
        }
        Some(match address.parse() {
            Ok(relay) if address.starts_with("http") => peer.with_relay_url(relay),
            _ => peer,
        })
    }
}

/// The bytes of lowercase hex digits. Anything else, or another length, does not compile.
const fn hex<const N: usize>(digits: &str) -> [u8; N] {
    let digits = digits.as_bytes();
    assert!(digits.len() == 2 * N, "two hex digits for each byte");
    let mut bytes = [0; N];
    let mut at = 0;
    while at < 2 * N {
        let value = match digits[at] {
            digit @ b'0'..=b'9' => digit - b'0',
            digit @ b'a'..=b'f' => digit - b'a' + 10,
            _ => panic!("not a lowercase hex digit"),
        };
        bytes[at / 2] = 16 * bytes[at / 2] + value;
        at += 1;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_bytes_give_the_fingerprints() {
        let check = |derived: Option<UniqueId>, published| {
            assert_eq!(derived.unwrap_or(published), published);
        };
        for it in COALITION.confluences {
            check(it.derived(), it.fingerprint);
        }
        for it in COALITION.modules {
            check(it.derived(), it.fingerprint);
        }
        if let Some(it) = COALITION.ticket_issuer {
            check(it.derived(), it.fingerprint);
        }
    }

    /// Commits to the reading, classes, positions, names, roles, ids, spans, pins and config bytes.
    #[test]
    fn composition_has_its_digest() {
        let (identity, _) = texts();
        assert_eq!(UniqueId::from_parts(&[identity]), COMPOSITION_DIGEST);
    }

    #[test]
    fn facts_have_their_digest() {
        let (_, facts) = texts();
        assert_eq!(UniqueId::from_parts(&[facts]), FACTS_DIGEST);
    }

    /// The composition as RFC 8785 canonical JSON, and lines of what that leaves out.
    fn texts() -> (String, String) {
        let (mut parts, mut facts) = (Vec::new(), vec![digits(UNIVERSE)]);
        for it in PEER_HINTS {
            facts.push(format!("{} {}", digits(it.peer_id), optional(it.address)));
        }
        for (at, it) in COALITION.lattices.iter().enumerate() {
            parts.push(part("lattice", at, it.name, it.stable_id, None, None));
            let ids = [it.content_hash, it.ticket_issuance_root];
            facts.push(format!("{} {}", it.name, it.chain_id));
            facts.extend(citizen(it.citizen_id, ids, it.mrtds));
        }
        for (at, it) in COALITION.organisms.iter().enumerate() {
            parts.push(part("organism", at, it.role, it.stable_id, None, None));
            let ids = [it.content_hash, it.ticket_issuance_root];
            facts.push(it.name.into());
            facts.extend(citizen(it.citizen_id, ids, it.mrtds));
        }
        for (at, it) in COALITION.confluences.iter().enumerate() {
            let (name, id, config) = (it.name, it.fingerprint, it.config.map(config));
            parts.push(part("confluence", at, name, id, config, Some(it.span)));
            facts.push(it.name.into());
            facts.extend(it.mrtds.iter().map(measurement));
        }
        for (at, it) in COALITION.modules.iter().enumerate() {
            let (name, id, config) = (it.name, it.fingerprint, it.config.map(config));
            parts.push(part("module", at, name, id, config, it.span));
            facts.push(it.name.into());
            facts.extend(it.mrtds.iter().map(measurement));
        }
        if let Some(it) = COALITION.ticket_issuer {
            let acl = it.acl.map(|acl| format!(r#""acl":"{}""#, digits(acl)));
            parts.push(part("ticket-issuer", 0, it.name, it.fingerprint, acl, None));
        }
        let (name, parts) = (COALITION.name, parts.join(","));
        let reading = match DERIVATION {
            "modules-folded" => String::new(),
            other => format!(r#""derivation":"{other}","#),
        };
        let rest = format!(r#""name":"{name}","parts":[{parts}],"schemaVersion":1"#);
        let identity = format!("{{{reading}{rest}}}");
        (identity, facts.join("\n"))
    }

    fn part(
        class: &str,
        at: usize,
        name: &str,
        id: UniqueId,
        config: Option<String>,
        span: Option<&[SpannedCitizen]>,
    ) -> String {
        let name = name.replace('\\', r"\\").replace('"', r#"\""#);
        let config = config.map_or("".into(), |it| format!(r#""config":{{{it}}},"#));
        let span = span.map(|it| it.iter().map(spanned).collect::<Vec<_>>().join(","));
        let span = span.map_or("".into(), |it| format!(r#","span":[{it}]"#));
        let rest = format!(r#""id":"{}","name":"{name}","position":{at}"#, digits(id));
        format!(r#"{{"class":"{class}",{config}{rest}{span}}}"#)
    }

    fn config(it: ConfigBytes) -> String {
        let (acl, content) = (digits(it.acl), digits(it.content));
        format!(r#""acl":"{acl}","content":"{content}""#)
    }

    fn spanned(it: &SpannedCitizen) -> String {
        let pin = it.content_hash.map(digits);
        let pin = pin.map_or("".into(), |it| format!(r#""contentHash":"{it}","#));
        format!(r#"{{{pin}"stableId":"{}"}}"#, digits(it.stable_id))
    }

    fn citizen(id: [u8; 20], ids: [Option<UniqueId>; 2], mrtds: &[Mrtd]) -> Vec<String> {
        let [content, tickets] = ids.map(|it| optional(it.map(digits)));
        let first = format!("{} {content} {tickets}", digits(id));
        [vec![first], mrtds.iter().map(measurement).collect()].concat()
    }

    fn measurement(it: &Mrtd) -> String {
        format!("{} {}", digits(it.mrtd), it.unit)
    }

    fn optional(value: Option<impl std::fmt::Display>) -> String {
        value.map_or("-".into(), |it| format!("={it}"))
    }

    fn digits(bytes: impl AsRef<[u8]>) -> String {
        let bytes = bytes.as_ref().iter();
        bytes.map(|it| format!("{it:02x}")).collect()
    }
}
