// The derivation of one definition, step by step: every preimage with its hash.

import { type Definition, type Hex, type Id, MODULE_KINDS, shippedModules } from "../definition.ts";
import {
  confluencePreimage,
  deriveCoalition,
  deriveFingerprint,
  foldedIds,
  provenanceOf,
} from "./fingerprint.ts";
import { concat, digits, hashHex, hexOf, type Part } from "./hash.ts";

/** One hash: what it is, the bytes that went in, part by part, and what came out. */
export interface Step {
  name: string;
  parts: { label: string; bytes: Hex }[];
  /** How many bytes went in. */
  length: number;
  hash: Id;
}

/** Every step from the name to the roots, in the order in which each needs the one before. */
export function explainDerivation(definition: Definition): Step[] {
  const coalition = deriveCoalition(definition.name);
  const root = deriveFingerprint(definition);
  const module = hashHex(digits(root), "module");
  return [
    ...definition.confluences
      .filter((it) => provenanceOf(it) === "recomputed")
      .map(({ name, span, config }) =>
        configStep(`CONFLUENCE ${name}`, { name, span, content: "", acl: "", ...config }),
      ),
    ...shippedModules(definition)
      .filter(([, it]) => provenanceOf(it) === "recomputed")
      .map(([name, { span = [], config }]) =>
        configStep(`MODULE ${name}`, { name, span, content: "", acl: "", ...config }),
      ),
    ...issuerStep(definition),
    step("COALITION", [
      ["domain", "coalition|"],
      ["schema version", Uint8Array.of(definition.schemaVersion)],
      ["separator", "|"],
      ["name", definition.name],
    ]),
    step("COALITION_ROOT, the fingerprint", [
      ["COALITION", digits(coalition)],
      ...foldedIds(definition).map(({ label, id }): [string, Part] => [label, digits(id)]),
    ]),
    step("module", [
      ["COALITION_ROOT", digits(root)],
      ["info", "module"],
    ]),
    ...MODULE_KINDS.map((kind) =>
      step(`${kind} root`, [
        ["module", digits(module)],
        ["info", kind],
      ]),
    ),
    step("tickets root", [
      ["COALITION_ROOT", digits(root)],
      ["info", "tickets"],
    ]),
  ];
}

function issuerStep({ ticketIssuer }: Definition): Step[] {
  if (!ticketIssuer?.config) return [];
  return [
    step("TICKET_ISSUER", [
      ["domain", "ticket-issuer|"],
      ["schema version", Uint8Array.of(1)],
      ["separator", "|"],
      ["name", ticketIssuer.name],
      ["acl bytes", digits(ticketIssuer.config.acl)],
    ]),
  ];
}

function configStep(title: string, config: Parameters<typeof confluencePreimage>[0]): Step {
  const parts = confluencePreimage(config);
  const citizens = config.span.flatMap(({ name, stableId, contentHash }) => [
    `stable id of ${name ?? stableId}`,
    ...(contentHash === undefined ? [] : [`content hash of ${name ?? stableId}, pinned`]),
  ]);
  const before = ["domain", "schema version", "separator", "name"];
  const labels = [...before, ...citizens, "content bytes", "acl bytes"];
  return step(
    title,
    parts.map((part, index): [string, Part] => [labels[index] ?? "", part]),
  );
}

function step(name: string, parts: [string, Part][]): Step {
  const bytes = parts.map(([label, part]) => ({ label, bytes: hexOf(concat([part])) }));
  const preimage = concat(parts.map(([, part]) => part));
  return { name, parts: bytes, length: preimage.length, hash: hashHex(preimage) };
}
