// The generated Rust against the real mosaik crate: it compiles without a warning in the layout of rustfmt, its
// own tests pass, and fail for each value that is altered; so do the constants of announced changes, the arrays
// of bytes, and the code that binds to each service. Needs cargo, and a way to fetch crates.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { announcementsOf } from "../../src/core/changes/next-fingerprint.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { bindingsOf, renderBinding } from "../../src/core/render/binding.ts";
import { renderBytes } from "../../src/core/render/bytes.ts";
import { renderRust } from "../../src/core/render/rust.ts";
import { readSnapshot } from "../../src/io/read-snapshot.ts";
import { alterationsOf } from "../support/altered-constants.ts";
import { definitions } from "../support/arbitrary-definitions.ts";
import { ORIGIN } from "../support/constant-origin.ts";
import { changed } from "../support/definitions.ts";
import { ANNOUNCING, LONG_NAME } from "../support/handshake-registry.ts";
import { hasTool } from "../support/has-tool.ts";
import { RustCrate } from "../support/rust-crate.ts";
import { writtenConstants } from "../support/written-constants.ts";
import { EVERY_VALUE } from "./every-value.ts";
import { NETWORK_PROGRAM } from "./network-program.ts";

const RANDOM = fc.sample(definitions, { numRuns: 40, seed: 20261201 });
const TESTS_OF_EACH = 4;

let crate: RustCrate;
let fetched = false;
let examples: Definition[];
let constants: string[];
beforeAll(async () => {
  crate = new RustCrate();
  if (!hasTool("cargo")) return;
  fetched = crate.run("cargo", "fetch", "--quiet").status === 0;
  examples = (await readSnapshot(".")).definitions.map(({ definition }) => definition);
  const next = [ANNOUNCING, ...examples].flatMap((it) =>
    announcementsOf(it).flatMap(({ definition }) => definition ?? []),
  );
  const longest = changed(EVERY_VALUE, { name: LONG_NAME, derivation: "modules-derived" });
  const given = [...examples, EVERY_VALUE, longest, ANNOUNCING, ...next, ...RANDOM];
  constants = given.map((it) => renderRust(it, ORIGIN));
});
afterAll(() => crate.delete());

/** Compiles `texts` as modules of one library and gives what their tests print, by the module's number. */
function testAll(texts: readonly string[]): { printed: string; failed: Set<number> } {
  for (const [index, text] of texts.entries()) crate.write(`src/constant_${index}.rs`, text);
  const modules = texts.map((_, index) => `pub mod constant_${index};\n`);
  crate.write("src/lib.rs", modules.join(""));
  const built = crate.run("cargo", "test", "--quiet", "--lib", "--no-run");
  expect([built.status, built.stderr]).toEqual([0, ""]);
  const { stdout } = crate.run("cargo", "test", "--lib");
  const failures = stdout.matchAll(/^test constant_(\d+)::\S+ \.\.\. FAILED$/gm);
  return { printed: stdout, failed: new Set([...failures].map(([, number]) => Number(number))) };
}

describe.skipIf(!hasTool("cargo"))("the generated Rust (needs cargo)", () => {
  it("compiles as it is published, and passes its own tests", (context) => {
    context.skip(!fetched, "cargo cannot fetch the mosaik crate here");
    const site = join(crate.folder, "site");
    execFileSync(process.execPath, [resolve("dist/coalitions.js"), "build", "--out", site]);
    const published = examples.map(({ name }) => {
      return readFileSync(join(site, name, "coalition.rs"), "utf8");
    });
    const { printed } = testAll(published);
    expect(published.length).toBeGreaterThan(0);
    const count = TESTS_OF_EACH * published.length;
    expect(printed).toContain(`test result: ok. ${count} passed; 0 failed`);
  });

  it("passes its own tests whatever the definition, announced ones too", (context) => {
    context.skip(!fetched, "cargo cannot fetch the mosaik crate here");
    const { printed } = testAll(constants);
    const count = TESTS_OF_EACH * constants.length;
    expect(printed).toContain(`test result: ok. ${count} passed; 0 failed`);
  });

  it("compiles as stale --write leaves it, with whichever line ends, and passes its own tests", async (context) => {
    context.skip(!fetched, "cargo cannot fetch the mosaik crate here");
    const written = await writtenConstants("rs");
    expect(written.filter((it) => it.includes("\r\n"))).toHaveLength(written.length / 2);
    const { printed } = testAll(written);
    const count = TESTS_OF_EACH * written.length;
    expect(printed).toContain(`test result: ok. ${count} passed; 0 failed`);
  });

  it("fails its own tests for each value that is altered", (context) => {
    context.skip(!fetched, "cargo cannot fetch the mosaik crate here");
    const alterations = alterationsOf(renderRust(EVERY_VALUE, ORIGIN));
    const { failed } = testAll(alterations.map(({ text }) => text));
    expect(alterations.length).toBeGreaterThan(60);
    expect(alterations.filter((_, at) => !failed.has(at)).map(({ line }) => line)).toEqual([]);
  });

  it("has no warning of rustc or clippy where one handle of it is used", (context) => {
    context.skip(!fetched, "cargo cannot fetch the mosaik crate here");
    crate.write("src/lib.rs", "");
    const folder = "src/bin/one_handle";
    for (const [at, text] of constants.entries()) crate.write(`${folder}/constant_${at}.rs`, text);
    const modules = constants.map((_, at) => `mod constant_${at};\n`);
    const uses = constants.map((_, at) => {
      return `    println!("{}", constant_${at}::COALITION.module_root("atlas"));\n`;
    });
    crate.write(`${folder}/main.rs`, `${modules.join("")}\nfn main() {\n${uses.join("")}}\n`);
    const built = crate.run("cargo", "build", "--quiet", "--bins");
    expect([built.status, built.stderr]).toEqual([0, ""]);
    if (!hasTool("cargo-clippy")) return;
    const linted = crate.run("cargo", "clippy", "--quiet", "--bins", "--tests");
    expect([linted.status, linted.stderr]).toEqual([0, ""]);
  });

  it.skipIf(!hasTool("rustfmt"))("is in the layout of rustfmt", () => {
    const files = constants.map((text, at) => crate.write(`layout/constant_${at}.rs`, text));
    const checked = crate.run("rustfmt", "--check", "--edition", "2024", ...files);
    expect([checked.status, checked.stdout, checked.stderr]).toEqual([0, "", ""]);
  });

  it("compiles with the code that binds to each service", (context) => {
    context.skip(!fetched, "cargo cannot fetch the mosaik crate here");
    const programs = examples.flatMap((definition, index) =>
      bindingsOf(definition).map((binding, at) => {
        const folder = `src/bin/bind_${index}_${at}`;
        crate.write(`${folder}/main.rs`, `#![allow(unused)]\n${renderBinding(binding)}`);
        return crate.write(`${folder}/coalition.rs`, renderRust(definition, ORIGIN));
      }),
    );
    expect(programs.length).toBeGreaterThan(0);
    const built = crate.run("cargo", "build", "--quiet", "--bins");
    expect([built.status, built.stderr]).toEqual([0, ""]);
  });

  it("gives a network and each config to bind by, without a number typed by hand", (context) => {
    context.skip(!fetched, "cargo cannot fetch the mosaik crate here");
    crate.write("src/bin/network/main.rs", NETWORK_PROGRAM);
    crate.write("src/bin/network/coalition.rs", renderRust(EVERY_VALUE, ORIGIN));
    const { status, stdout, stderr } = crate.run("cargo", "run", "--quiet", "--bin", "network");
    expect([status, stderr]).toEqual([0, ""]);
    const { confluences, modules, peerHints } = EVERY_VALUE;
    expect(stdout.split("\n")).toEqual([
      `network ${ORIGIN.networkId}`,
      ...peerHints.map(({ peerId, address }) => `peer ${peerId} ${address ?? ""}`.trimEnd()),
      ...confluences.flatMap(({ name, fingerprint, config }) => {
        return config ? [`${name} ${fingerprint}`] : [];
      }),
      `atlas ${modules.atlas?.fingerprint}`,
      "",
    ]);
  });

  it("has the same fingerprint as the array of bytes", (context) => {
    context.skip(!fetched, "cargo cannot fetch the mosaik crate here");
    for (const [index, definition] of examples.entries()) {
      crate.write(`src/constant_${index}.rs`, renderRust(definition, ORIGIN));
      crate.write(`src/bytes_${index}.rs`, renderBytes(definition));
    }
    const lines = examples.map(
      (_, index) => `pub mod constant_${index};
pub mod bytes_${index};
#[test]
fn bytes_are_the_same_${index}() {
    assert_eq!(constant_${index}::FINGERPRINT.as_bytes(), &bytes_${index}::FINGERPRINT);
}
`,
    );
    crate.write("src/lib.rs", lines.join(""));
    const { stdout } = crate.run("cargo", "test", "--quiet", "--lib", "bytes_are_the_same");
    expect(stdout).toContain(`test result: ok. ${examples.length} passed; 0 failed`);
  });
});
