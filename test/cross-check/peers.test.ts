// Peer ids and addresses against the types of the real mosaik crate: the check accepts what mosaik reads. Needs cargo,
// and a way to fetch crates.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addressFault } from "../../src/core/peers/address.ts";
import { keyFault } from "../../src/core/peers/key.ts";
import { hasTool } from "../support/has-tool.ts";
import { ADDRESSES, PEER_IDS } from "../support/peer-corpus.ts";
import { RustCrate } from "../support/rust-crate.ts";

/** Reads a file of lines "id …" and "address …", and prints what mosaik makes of each. */
const PROGRAM = `use std::{net::SocketAddr, str::FromStr};

fn main() {
    for line in std::fs::read_to_string("asked").unwrap().lines() {
        let (what, text) = line.split_once(' ').unwrap();
        let answer = match what {
            "id" if mosaik::PeerId::from_str(text).is_ok() => "read",
            "id" => "refused",
            _ if SocketAddr::from_str(text).is_ok() => "socket",
            _ if mosaik::iroh::RelayUrl::from_str(text).is_ok() => "url",
            _ => "nothing",
        };
        println!("{answer}");
    }
}
`;

let crate: RustCrate;
let fetched = false;
beforeAll(() => {
  crate = new RustCrate();
  crate.write("src/main.rs", PROGRAM);
  fetched = hasTool("cargo") && crate.run("cargo", "fetch", "--quiet").status === 0;
});
afterAll(() => crate.delete());

describe.skipIf(!hasTool("cargo"))("mosaik's own types (needs cargo)", () => {
  it("read every peer id and address as the corpus says", (context) => {
    context.skip(!fetched, "cargo cannot fetch the mosaik crate here");
    const asked = [
      ...PEER_IDS.map(({ id }) => `id ${id}`),
      ...ADDRESSES.map(({ address }) => `address ${address}`),
    ];
    crate.write("asked", asked.join("\n"));
    const { status, stdout, stderr } = crate.run("cargo", "run", "--quiet");
    expect(status, stderr).toBe(0);
    const answers = stdout.trim().split("\n");
    const expected = [
      ...PEER_IDS.map(({ fault }) => (fault === "off-curve" ? "refused" : "read")),
      ...ADDRESSES.map(({ rust }) => rust),
    ];
    expect(asked.map((it, at) => `${it}: ${answers[at]}`)).toEqual(
      asked.map((it, at) => `${it}: ${expected[at]}`),
    );
  });

  it("read all that the check accepts, which is some of each kind", () => {
    const keys = PEER_IDS.filter(({ id }) => keyFault(id) === undefined);
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.filter(({ fault }) => fault === "off-curve")).toEqual([]);
    const passed = ADDRESSES.filter(({ address }) => !addressFault(address)).map(
      ({ rust }) => rust,
    );
    expect([...new Set(passed)].sort()).toEqual(["socket", "url"]);
  });
});
