// The tests of the Rust constant: altering any value makes one of them fail.

import { identityFrame, identityOf } from "../../derivation/composition.ts";
import { hashHex } from "../../derivation/hash.ts";
import { type Definition, shippedModules } from "../../registry/definition.ts";
import type { ConstantOrigin } from "../constant-origin.ts";
import { factsOf } from "./facts.ts";

export function tests(definition: Definition, { networkId }: ConstantOrigin): string {
  const { start, end } = identityFrame(identityOf(definition));
  // The name is the longest possible match, and plain ASCII, so JSON does not change it.
  const [beforeName, behindName] = start.split(definition.name);
  const roots = shippedModules(definition).map(([kind]) => {
    return `assert_eq!(COALITION.module_root("${kind}"), ${kind.toUpperCase()}_ROOT);`;
  });
  if (definition.ticketIssuer) roots.push("assert_eq!(COALITION.tickets_root(), TICKETS_ROOT);");
  return `#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprint_and_roots_follow_from_the_composition() {
        assert_eq!(COALITION.coalition_id(), FINGERPRINT);
${roots.map((it) => `        ${it}\n`).join("")}    }

    #[test]
    fn published_bytes_give_the_fingerprints() {
        for it in COALITION.confluences {
            assert_eq!(it.derived().unwrap_or(it.fingerprint), it.fingerprint);
        }
        for it in COALITION.modules {
            assert_eq!(it.derived().unwrap_or(it.fingerprint), it.fingerprint);
        }
        if let Some(it) = COALITION.ticket_issuer {
            assert_eq!(it.derived().unwrap_or(it.fingerprint), it.fingerprint);
        }
    }

    /// Commits to classes, positions, names, roles, ids, spans, pins and config bytes.
    #[test]
    fn composition_has_its_digest() {
        assert_eq!(UniqueId::from_parts(&[identity()]), COMPOSITION_DIGEST);
    }

    /// Commits to everything else: chain ids, content hashes, ticket-issuance roots, MR_TDs, peer hints.
    #[test]
    fn facts_have_their_digest() {
        let digest = unique_id!("${hashHex(factsOf(definition, networkId))}");
        assert_eq!(UniqueId::from_parts(&[facts()]), digest);
    }

    /// The RFC 8785 canonical JSON; its BLAKE3 hash is the composition digest.
    fn identity() -> String {
        let start = r#"${beforeName}"#;
        let parts = r#"${behindName}"#;
        let end = r#"${end}"#;
        let list = identity_parts().join(",");
        [start, COALITION.name, parts, &list, end].concat()
    }
${REST}`;
}

const REST = `
    fn identity_parts() -> Vec<String> {
        let mut parts = Vec::new();
        for (at, it) in COALITION.lattices.iter().enumerate() {
            parts.push(part("lattice", at, it.name, it.stable_id, None, None));
        }
        for (at, it) in COALITION.organisms.iter().enumerate() {
            parts.push(part("organism", at, it.role, it.stable_id, None, None));
        }
        for (at, it) in COALITION.confluences.iter().enumerate() {
            let config = it.config.as_ref().map(config_json);
            let (name, id) = (it.name, it.fingerprint);
            parts.push(part("confluence", at, name, id, config, Some(it.span)));
        }
        for (at, it) in COALITION.modules.iter().enumerate() {
            let config = it.config.as_ref().map(config_json);
            parts.push(part("module", at, it.name, it.fingerprint, config, it.span));
        }
        if let Some(it) = COALITION.ticket_issuer {
            let (name, id, acl) = (it.name, it.fingerprint, it.acl.map(digits));
            let config = acl.map(|it| format!(r#""config":{{"acl":"{it}"}},"#));
            parts.push(part("ticket-issuer", 0, name, id, config, None));
        }
        parts
    }

    fn part(
        class: &str,
        position: usize,
        name: &str,
        id: UniqueId,
        config: Option<String>,
        span: Option<&[SpannedCitizen]>,
    ) -> String {
        let name = name.replace('\\\\', r"\\\\").replace('"', r#"\\""#);
        let (id, config) = (id_digits(id), config.unwrap_or_default());
        let span = span.map(span_json).unwrap_or_default();
        format!(
            r#"{{"class":"{class}",{config}"id":"{id}","name":"{name}","position":{position}{span}}}"#
        )
    }

    fn config_json(config: &ConfigBytes) -> String {
        let (acl, content) = (digits(config.acl), digits(config.content));
        format!(r#""config":{{"acl":"{acl}","content":"{content}"}},"#)
    }

    fn span_json(span: &[SpannedCitizen]) -> String {
        let citizens: Vec<_> = span.iter().map(citizen_json).collect();
        format!(r#","span":[{}]"#, citizens.join(","))
    }

    fn citizen_json(it: &SpannedCitizen) -> String {
        let id = id_digits(it.stable_id);
        let Some(hash) = it.content_hash.map(id_digits) else {
            return format!(r#"{{"stableId":"{id}"}}"#);
        };
        format!(r#"{{"contentHash":"{hash}","stableId":"{id}"}}"#)
    }

    /// A line for each part, and for each MR_TD below the part that has it.
    fn facts() -> String {
        let mut lines = vec![format!("universe {}", id_digits(UNIVERSE))];
        for it in PEER_HINTS {
            let address = optional(it.address.map(String::from));
            let id = digits(&it.peer_id);
            lines.push(format!("peer {id} {address}"));
        }
        for it in COALITION.lattices {
            lines.push(format!("lattice {} {}", it.name, it.chain_id));
            let ids = [it.content_hash, it.ticket_issuance_root];
            lines.push(citizen(it.citizen_id, ids));
            lines.extend(it.mrtds.iter().map(measurement));
        }
        for it in COALITION.organisms {
            lines.push(format!("organism {}", it.name));
            let ids = [it.content_hash, it.ticket_issuance_root];
            lines.push(citizen(it.citizen_id, ids));
            lines.extend(it.mrtds.iter().map(measurement));
        }
        for it in COALITION.confluences {
            lines.push(format!("confluence {}", it.name));
            lines.extend(it.mrtds.iter().map(measurement));
        }
        for it in COALITION.modules {
            lines.push(format!("module {}", it.name));
            lines.extend(it.mrtds.iter().map(measurement));
        }
        lines.join("\\n")
    }

    fn citizen(id: [u8; 20], ids: [Option<UniqueId>; 2]) -> String {
        let [content, tickets] = ids.map(|it| optional(it.map(id_digits)));
        format!("{} {content} {tickets}", digits(&id))
    }

    fn measurement(it: &Mrtd) -> String {
        format!("{} {}", digits(&it.mrtd), it.unit)
    }

    fn optional(value: Option<String>) -> String {
        value.map_or("-".into(), |it| format!("={it}"))
    }

    fn id_digits(id: UniqueId) -> String {
        digits(id.as_bytes())
    }

    fn digits(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}
`;
