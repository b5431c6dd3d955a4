// Peer ids and addresses against the types of the real mosaik crate: what the check lets pass is what mosaik reads.
// Needs cargo, and a way to fetch crates.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addressFault } from "../../src/core/peers/address.ts";
import { keyFault } from "../../src/core/peers/key.ts";
import { hasTool } from "../support/has-tool.ts";
import { ADDRESSES, PEER_IDS } from "../support/peer-corpus.ts";

// The same versions as in rust.test.ts.
const MANIFEST = `[package]
name = "peers"
version = "0.0.0"
edition = "2024"

[dependencies]
mosaik = { version = "=0.4.2", default-features = false }
tokio-util = "=0.7.19"

[profile.dev]
debug = 0
`;

/** Reads lines "id …" and "address …", and says of each what mosaik makes of it. */
const PROGRAM = `use std::{io::BufRead, net::SocketAddr, str::FromStr};

fn main() {
    for line in std::io::stdin().lock().lines() {
        let line = line.unwrap();
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

let crate: string;
let fetched = false;
beforeAll(() => {
  crate = mkdtempSync(join(tmpdir(), "peers-"));
  writeFileSync(join(crate, "Cargo.toml"), MANIFEST);
  mkdirSync(join(crate, "src"));
  writeFileSync(join(crate, "src/main.rs"), PROGRAM);
  if (!hasTool("cargo")) return;
  try {
    execFileSync("cargo", ["fetch", "--quiet"], { cwd: crate, stdio: "pipe" });
    fetched = true;
  } catch {
    fetched = false;
  }
});
afterAll(() => rmSync(crate, { recursive: true }));

describe.skipIf(!hasTool("cargo"))("mosaik's own types (needs cargo)", () => {
  it("read every peer id and address as the corpus says", (context) => {
    context.skip(!fetched, "cargo cannot fetch the mosaik crate here");
    const asked = [
      ...PEER_IDS.map(({ id }) => `id ${id}`),
      ...ADDRESSES.map(({ address }) => `address ${address}`),
    ];
    const printed = execFileSync("cargo", ["run", "--quiet"], {
      cwd: crate,
      input: `${asked.join("\n")}\n`,
      stdio: ["pipe", "pipe", "pipe"],
    });
    const answers = printed.toString().trim().split("\n");
    const expected = [
      ...PEER_IDS.map(({ fault }) => (fault === "off-curve" ? "refused" : "read")),
      ...ADDRESSES.map(({ rust }) => rust),
    ];
    expect(asked.map((it, at) => `${it}: ${answers[at]}`)).toEqual(
      asked.map((it, at) => `${it}: ${expected[at]}`),
    );
  });

  it("read all that the check lets pass, of which there is some of each kind", () => {
    const keys = PEER_IDS.filter(({ id }) => keyFault(id) === undefined);
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.filter(({ fault }) => fault === "off-curve")).toEqual([]);
    const passed = ADDRESSES.filter(({ address }) => !addressFault(address)).map(
      ({ rust }) => rust,
    );
    expect([...new Set(passed)].sort()).toEqual(["socket", "url"]);
  });
});
