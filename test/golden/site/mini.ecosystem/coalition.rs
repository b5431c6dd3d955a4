// Mini Ecosystem (mini.ecosystem), from the registry at https://mini.example/registry/
// Entry 2, hash f00a252b203e034eacfd48dca1a60f17825e661c0266a7da8c849acedf1e60cd, of
// https://mini.example/registry/mini.ecosystem/changes.json
// coalition-pin: https://mini.example/registry/ mini.ecosystem #2 d6587bf0e6ff74b70fb8a6ab89bb0329dad7600e42929bbf54c758c312bf446e
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
    unique_id!("d6587bf0e6ff74b70fb8a6ab89bb0329dad7600e42929bbf54c758c312bf446e");

/// The registry's digest of the composition: it commits to what the fingerprint does not.
pub const COMPOSITION_DIGEST: UniqueId =
    unique_id!("4f7e1a00460934fae4e8a1b5b041fe174c182f479a1cbbb70ae96269d64677ae");

/// The root of the coalition's atlas module.
pub const ATLAS_ROOT: UniqueId =
    unique_id!("143526f2d0b98138bc9b92f4a5ba2b6ef298a26db2dcf6f2c3acf80a120f541e");

/// The root of the coalition's chronicle module.
pub const CHRONICLE_ROOT: UniqueId =
    unique_id!("b141a1e7a41f369eec9979475a069509054e6c3ba458ba4d7abdbb415788ad3a");

/// The coalition to compile in.
pub const COALITION: CoalitionConfig = CoalitionConfig {
    name: "mini.ecosystem",
    lattices: &[
        LatticeRef {
            name: "a.mainnet",
            chain_id: 10,
            stable_id: unique_id!(
                "84ba69ca95232e4784d5f991c21aa90c90ca5589f7f566d45911b35eef13a109"
            ),
            citizen_id: hex("84ba69ca95232e4784d5f991c21aa90c90ca5589"),
            content_hash: None,
            ticket_issuance_root: None,
            mrtds: &[],
        },
        LatticeRef {
            name: "b.mainnet",
            chain_id: 11,
            stable_id: unique_id!(
                "d28619dd04399c123713d69b30ed50c50bad6b14de37d0f02c4b27a7c9ec92d5"
            ),
            citizen_id: hex("d28619dd04399c123713d69b30ed50c50bad6b14"),
            content_hash: Some(unique_id!(
                "16fc474141d4d27a7f94eac5ee63ee29cb7bcafab484d4e2b90cbc78a636eca2"
            )),
            ticket_issuance_root: None,
            mrtds: &[],
        },
    ],
    organisms: &[],
    confluences: &[ConfluenceConfig {
        name: "router",
        fingerprint: unique_id!("c875791dc88989f1911187240080a0d97c0cfa01d8f35760471b5b77520c6135"),
        span: &[
            SpannedCitizen {
                stable_id: unique_id!(
                    "84ba69ca95232e4784d5f991c21aa90c90ca5589f7f566d45911b35eef13a109"
                ),
                content_hash: None,
            },
            SpannedCitizen {
                stable_id: unique_id!(
                    "76ea1cfe2346880aa77a3909ef798014533fa81db07a990ab98f2fba83f47a8f"
                ),
                content_hash: None,
            },
            SpannedCitizen {
                stable_id: unique_id!(
                    "d28619dd04399c123713d69b30ed50c50bad6b14de37d0f02c4b27a7c9ec92d5"
                ),
                content_hash: Some(unique_id!(
                    "16fc474141d4d27a7f94eac5ee63ee29cb7bcafab484d4e2b90cbc78a636eca2"
                )),
            },
        ],
        config: Some(ConfigBytes {
            content: &hex::<3>("c0ffee"),
            acl: &hex::<2>("ac1d"),
        }),
        mrtds: &[],
    }],
    modules: &[
        ModuleConfig {
            name: "atlas",
            fingerprint: unique_id!(
                "55efd69f02013ddb23676e763f21bacf889eea9d407c61057ba6edf4084fa698"
            ),
            span: None,
            config: None,
            mrtds: &[],
        },
        ModuleConfig {
            name: "chronicle",
            fingerprint: unique_id!(
                "0a4e22696ddb10826caabfd921071b5b8893ce2af7a604a02d7461564014ae49"
            ),
            span: None,
            config: None,
            mrtds: &[],
        },
    ],
    ticket_issuer: None,
};

/// The reading of the derivation that the fingerprint follows.
pub const DERIVATION: &str = "modules-folded";

/// It commits to the rest: chain ids, content hashes, ticket-issuance roots, MR_TDs, peer hints.
pub const FACTS_DIGEST: UniqueId =
    unique_id!("747a4dc6a57238b14b1d76fcb48d651fd1dd73e3cf9864b1723a43d57ab4bbdc");

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
    assert_eq!(COALITION.module_root("atlas"), ATLAS_ROOT);
    assert_eq!(COALITION.module_root("chronicle"), CHRONICLE_ROOT);
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
