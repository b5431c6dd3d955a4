// The generated Rust against the real mosaik crate: it compiles, and its own test, which recomputes
// the fingerprint by mosaik's hashing, passes. Needs cargo, and a way to fetch crates.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nameOfFile } from "../../src/core/rules/file-name.ts";
import { listDefinitions } from "../../src/io/registry-files.ts";
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
  it("compiles, and passes its own test", (context) => {
    context.skip(!fetched, "cargo cannot fetch the mosaik crate here");
    const site = join(crate, "site");
    execFileSync(process.execPath, [resolve("dist/coalitions.js"), "build", "--out", site]);
    const names = listDefinitions(".").files.map(nameOfFile);
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
});
