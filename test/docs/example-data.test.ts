// docs/example-data.md: the seeds that it documents give the peer ids of the example definitions.

import { readFileSync } from "node:fs";
import { ed25519 } from "@noble/curves/ed25519.js";
import { blake3 } from "@noble/hashes/blake3.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { expect, it } from "vitest";
import { checkRegistry } from "../../src/core/check.ts";
import { readSnapshot } from "../../src/io/read-snapshot.ts";

const text = readFileSync("docs/example-data.md", "utf8");

/** `peer\|<peer>`: `superchain-1`, `superchain-2`, … */
function peersNamed(): string[] {
  const [, names = ""] = /^\| a peer's secret key \| `peer\\\|<peer>`: (.*) \|$/m.exec(text) ?? [];
  return [...names.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
}

it("every peer of the examples is one of those that are named, and all of them are there", async () => {
  const keys = peersNamed().map((name) => {
    const secret = blake3(utf8ToBytes(`example|peer|${name}`));
    return bytesToHex(ed25519.getPublicKey(secret));
  });
  const { definitions } = await readSnapshot(".");
  const there = definitions.flatMap(({ definition }) =>
    definition.peerHints.map(({ peerId }) => peerId),
  );
  expect(keys.length).toBeGreaterThan(0);
  expect([...new Set(there)].sort()).toEqual([...keys].sort());
});

it("the examples pass the check with no error and no warning", async () => {
  const registry = await readSnapshot(".");
  const { problems, checked } = checkRegistry(registry);
  expect([checked > 0, problems]).toEqual([true, []]);
});
