// The constant that a Rust integrator compiles in: one self-contained file that needs only the `mosaik` crate. Data
// comes first, then the derivation, then tests that check each value against published digests.

import { compositionDigest } from "../derivation/composition.ts";
import { deriveModuleRoot, deriveTicketsRoot } from "../derivation/fingerprint.ts";
import { hashHex } from "../derivation/hash.ts";
import { readingOf } from "../derivation/readings/index.ts";
import { type Definition, type Id, shippedModules } from "../registry/definition.ts";
import { codeLine } from "./constant-code.ts";
import { type ConstantOrigin, originLines } from "./constant-origin.ts";
import { coalitionConfig, peerHints } from "./rust/data.ts";
import { coalitionId, DERIVATION } from "./rust/derivation.ts";
import { factsOf } from "./rust/facts.ts";
import { constant } from "./rust/layout.ts";
import { id, text } from "./rust/literals.ts";
import { rootsTest, TESTS } from "./rust/tests.ts";
import { TYPES } from "./rust/types.ts";

/**
 * Versions of the `mosaik` crate: the one that the cross-check compiles every constant with, and the oldest that
 * works. Versions 0.3.11 to 0.3.18 have everything needed, but depend on pre-releases that no longer fit together.
 */
export const MOSAIK = { checked: "0.4.2", oldest: "0.3.19" };

export function renderRust(definition: Definition, origin: ConstantOrigin): string {
  return [
    ...head(definition, origin).map((it) => `// ${it}`),
    "",
    '#![allow(dead_code, reason = "an integrator uses what it binds to")]',
    "",
    "use mosaik::iroh::EndpointAddr;",
    "use mosaik::{NetworkId, PeerId, UniqueId, unique_id};",
    "",
    ...data(definition, origin),
    coalitionId(definition),
    rootsTest(definition),
    codeLine(),
    "",
    TYPES,
    DERIVATION,
    TESTS,
  ].join("\n");
}

function head(definition: Definition, origin: ConstantOrigin): string[] {
  return [
    ...originLines(definition, origin),
    `Needs the mosaik crate and nothing else. Compiled with ${MOSAIK.checked}; the oldest that works is ${MOSAIK.oldest}.`,
    "`cargo test` checks every value against the published digests.",
  ];
}

function data(definition: Definition, { networkId }: ConstantOrigin): string[] {
  const { fingerprint, ticketIssuer } = definition;
  return [
    constant("The universe: the id of the mosaik network.", "UNIVERSE", "NetworkId", id(networkId)),
    constant(
      "Peers of the universe, for a cold start.",
      "PEER_HINTS",
      "&[PeerHint]",
      peerHints(definition.peerHints),
    ),
    idConstant("FINGERPRINT", "`COALITION.coalition_id()`, as published.", fingerprint),
    idConstant(
      "COMPOSITION_DIGEST",
      "The registry's digest of the composition: it commits to what the fingerprint does not.",
      compositionDigest(definition),
    ),
    ...shippedModules(definition).map(([kind]) =>
      idConstant(
        `${kind.toUpperCase()}_ROOT`,
        `The root of the coalition's ${kind} module.`,
        deriveModuleRoot(fingerprint, kind),
      ),
    ),
    ...(ticketIssuer
      ? [
          idConstant(
            "TICKETS_ROOT",
            "The root of the coalition's tickets.",
            deriveTicketsRoot(fingerprint),
          ),
        ]
      : []),
    constant(
      "The coalition to compile in.",
      "COALITION",
      "CoalitionConfig",
      coalitionConfig(definition),
    ),
    constant(
      "The reading of the derivation that the fingerprint follows.",
      "DERIVATION",
      "&str",
      text(readingOf(definition).name),
    ),
    idConstant(
      "FACTS_DIGEST",
      "It commits to the rest: chain ids, content hashes, ticket-issuance roots, MR_TDs, peer hints.",
      hashHex(factsOf(definition, networkId)),
    ),
  ];
}

function idConstant(name: string, about: string, value: Id): string {
  return constant(about, name, "UniqueId", id(value));
}
