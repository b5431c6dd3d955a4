// What the Rust constant derives from its data, with mosaik's own hash functions.

import { foldedParts } from "../../derivation/fingerprint.ts";
import { readingOf } from "../../derivation/readings/index.ts";
import type { Definition } from "../../registry/definition.ts";
import type { FoldedPart, Parts } from "../../registry/parts.ts";

type FoldedClass = FoldedPart["class"];

/** How the ids of each class are added to the hash input. */
const FOLDS: Record<FoldedClass, string> = {
  lattice: "parts.extend(self.lattices.iter().map(|it| it.stable_id));",
  organism: "parts.extend(self.organisms.iter().map(|it| it.stable_id));",
  confluence: "parts.extend(self.confluences.iter().map(|it| it.fingerprint));",
  module: "parts.extend(self.modules.iter().map(|it| it.fingerprint));",
  "ticket-issuer": "parts.extend(self.ticket_issuer.map(|it| it.fingerprint));",
};

/** For the data: it follows the coalition's reading. */
export function coalitionId(definition: Definition): string {
  const folds = foldedClasses(definition).map((it) => `        ${FOLDS[it]}`);
  return `impl CoalitionConfig {
    /// The coalition's fingerprint: COALITION_ROOT, by the reading ${readingOf(definition).name}.
    pub fn coalition_id(&self) -> UniqueId {
        let coalition = UniqueId::from_parts(&[&b"coalition|\\x01|"[..], self.name.as_bytes()]);
        let mut parts = vec![coalition];
${folds.join("\n")}
        UniqueId::from_parts(&parts)
    }
}
`;
}

/** The classes that the fingerprint folds, in order, found with a coalition that has one part of every class. */
function foldedClasses(definition: Definition): FoldedClass[] {
  return foldedParts({ ...definition, ...ONE_OF_EACH }).map((it) => it.class);
}

/** Only the classes are read. */
const ONE_OF_EACH = {
  lattices: [{}],
  organisms: [{}],
  confluences: [{}],
  modules: { atlas: {}, almanac: null, chronicle: null, compute: null },
  ticketIssuer: {},
} as unknown as Parts;

/** The same in every constant. */
export const DERIVATION = `impl CoalitionConfig {
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
        let (start, name) = (&b"ticket-issuer|\\x01|"[..], self.name.as_bytes());
        Some(UniqueId::from_parts(&[start, name, self.acl?]))
    }
}

/// CONFLUENCE. A module's fingerprint is derived in the same way.
fn service_id(name: &str, span: &[SpannedCitizen], config: &ConfigBytes) -> UniqueId {
    let mut parts = vec![&b"confluence|\\x01|"[..], name.as_bytes()];
    for it in span {
        parts.push(it.stable_id.as_bytes());
        parts.extend(it.content_hash.iter().map(|hash| &hash.as_bytes()[..]));
    }
    parts.extend([config.content, config.acl]);
    UniqueId::from_parts(&parts)
}

impl PeerHint {
    /// The address for discovery to bootstrap from; \`None\` if the id is not a peer's key.
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
`;
