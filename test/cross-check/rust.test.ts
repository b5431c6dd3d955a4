// The generated Rust against the real mosaik crate: it compiles, and its own test, which recomputes
// the fingerprint by mosaik's hashing, passes; so do the constants of announced changes, the arrays of
// bytes, and the code that binds to each service. Needs cargo, and a way to fetch crates.

import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { announcementsOf } from "../../src/core/changes/next-fingerprint.ts";
import { bindingsOf, renderBinding } from "../../src/core/render/binding.ts";
import { renderBytes } from "../../src/core/render/bytes.ts";
import { renderRust } from "../../src/core/render/rust.ts";
import { readSnapshot } from "../../src/io/read-snapshot.ts";
import { hasTool } from "../support/has-tool.ts";

// mosaik 0.4.2 does not compile with a later tokio-util than the one in its own lockfile.
const MANIFEST = `[package]
name = "compiled-in"
version = "0.0.0"
edition = "2024"

[dependencies]
mosaik = { version = "=0.4.2", default-features = false }
tokio-util = "=0.7.19"

[profile.dev]
debug = 0
`;

let crate: string;
let fetched = false;
beforeAll(() => {
  crate = mkdtempSync(join(tmpdir(), "compiled-in-"));
  writeFileSync(join(crate, "Cargo.toml"), MANIFEST);
  mkdirSync(join(crate, "src"));
  writeFileSync(join(crate, "src/lib.rs"), "");
  if (!hasTool("cargo")) return;
  try {
    execFileSync("cargo", ["fetch", "--quiet"], { cwd: crate, stdio: "pipe" });
    fetched = true;
  } catch {
    fetched = false;
  }
});
afterAll(() => rmSync(crate, { recursive: true }));

describe.skipIf(!hasTool("cargo"))("the generated Rust (needs cargo)", () => {
  it("compiles, and passes its own test", async (context) => {
    context.skip(!fetched, "cargo cannot fetch the mosaik crate here");
    const site = join(crate, "site");
    execFileSync(process.execPath, [resolve("dist/coalitions.js"), "build", "--out", site]);
    const names = (await readSnapshot(".")).names();
    const modules = names.map((name) => name.replaceAll(/[.-]/g, "_"));
    for (const [index, name] of names.entries()) {
      cpSync(join(site, name, "coalition.rs"), join(crate, `src/${modules[index]}.rs`));
    }
    const lines = modules.map((module) => `pub mod ${module};\n`);
    writeFileSync(join(crate, "src/lib.rs"), lines.join(""));
    const printed = execFileSync("cargo", ["test", "--quiet", "--lib"], {
      cwd: crate,
      stdio: "pipe",
    });
    expect(names.length).toBeGreaterThan(0);
    expect(printed.toString()).toContain(`test result: ok. ${names.length} passed; 0 failed`);
  });

  it("compiles with the code that binds to each service, and gives it the published ids", async (context) => {
    context.skip(!fetched, "cargo cannot fetch the mosaik crate here");
    const given = (await readSnapshot(".")).definitions.map(({ definition }) => definition);
    const programs = given.flatMap((definition, index) =>
      bindingsOf(definition).map((binding, at) => {
        const folder = join(crate, `src/bin/bind_${index}_${at}`);
        mkdirSync(folder, { recursive: true });
        writeFileSync(join(folder, "main.rs"), renderBinding(binding));
        writeFileSync(join(folder, "coalition.rs"), renderRust(definition));
        return folder;
      }),
    );
    expect(programs.length).toBeGreaterThan(0);
    const checked = spawnSync("cargo", ["build", "--quiet", "--bins"], {
      cwd: crate,
      encoding: "utf8",
    });
    expect([checked.status, checked.stderr.match(/^error.*/gm)]).toEqual([0, null]);
  });

  it("holds for the constants of announced changes, and for the arrays of bytes", async (context) => {
    context.skip(!fetched, "cargo cannot fetch the mosaik crate here");
    const given = (await readSnapshot(".")).definitions.map(({ definition }) => definition);
    const next = given.flatMap((it) =>
      announcementsOf(it).flatMap((told) => told.definition ?? []),
    );
    const all = [...given, ...next];
    for (const [index, definition] of all.entries()) {
      writeFileSync(join(crate, `src/next_${index}.rs`), renderRust(definition));
      writeFileSync(join(crate, `src/next_${index}_bytes.rs`), renderBytes(definition));
    }
    const lines = all.map(
      (_, index) => `pub mod next_${index};
pub mod next_${index}_bytes;
#[test]
fn bytes_${index}() {
    assert_eq!(next_${index}::FINGERPRINT.as_bytes(), &next_${index}_bytes::FINGERPRINT);
    let folded = mosaik::UniqueId::from_parts(&next_${index}_bytes::FOLDED);
    assert_eq!(folded, next_${index}::FINGERPRINT);
}
`,
    );
    writeFileSync(join(crate, "src/lib.rs"), lines.join(""));
    const printed = execFileSync("cargo", ["test", "--quiet", "--lib"], {
      cwd: crate,
      stdio: "pipe",
    });
    expect(all.length).toBeGreaterThan(0);
    expect(printed.toString()).toContain(`test result: ok. ${2 * all.length} passed; 0 failed`);
  });
});
