// The tests of the Rust constant: altering any value makes one of them fail. What differs between coalitions is with the
// data; the rest is the same in every constant.

import { DEFAULT_READING } from "../../derivation/readings/index.ts";
import { type Definition, shippedModules } from "../../registry/definition.ts";

/** For the data: compares the fingerprint and each root that the coalition has. */
export function rootsTest(definition: Definition): string {
  const roots = shippedModules(definition).map(([kind]) => {
    return `assert_eq!(COALITION.module_root("${kind}"), ${kind.toUpperCase()}_ROOT);`;
  });
  if (definition.ticketIssuer) roots.push("assert_eq!(COALITION.tickets_root(), TICKETS_ROOT);");
  return `#[test]
fn fingerprint_and_roots_follow_from_the_composition() {
    assert_eq!(COALITION.coalition_id(), FINGERPRINT);
${roots.map((it) => `    ${it}\n`).join("")}}
`;
}

export const TESTS = `#[cfg(test)]
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
            "${DEFAULT_READING.name}" => String::new(),
            other => format!(r#""derivation":"{other}","#),
        };
        let rest = format!(r#""name":"{name}","parts":[{parts}],"schemaVersion":1"#);
        let identity = format!("{{{reading}{rest}}}");
        (identity, facts.join("\\n"))
    }

    fn part(
        class: &str,
        at: usize,
        name: &str,
        id: UniqueId,
        config: Option<String>,
        span: Option<&[SpannedCitizen]>,
    ) -> String {
        let name = name.replace('\\\\', r"\\\\").replace('"', r#"\\""#);
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
`;
