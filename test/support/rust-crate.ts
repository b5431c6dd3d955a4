// A crate of its own in a temporary folder, which depends on the real mosaik.

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { MOSAIK } from "../../src/core/render/rust.ts";

// mosaik 0.4.2 does not compile with a later tokio-util than the one in its own lockfile.
const MANIFEST = `[package]
name = "compiled-in"
version = "0.0.0"
edition = "2024"

[dependencies]
mosaik = { version = "=${MOSAIK.checked}", default-features = false }
tokio-util = "=0.7.19"

[profile.dev]
debug = 0
incremental = false

[lints.rust]
warnings = "deny"

[lints.clippy]
all = "deny"
`;

export class RustCrate {
  readonly folder = mkdtempSync(join(tmpdir(), "compiled-in-"));

  constructor() {
    this.write("Cargo.toml", MANIFEST);
    this.write("src/lib.rs", "");
  }

  /** Where it is. */
  write(path: string, text: string): string {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  }

  /** What was printed has no colours. A build of the dependencies takes minutes. */
  run(tool: string, ...args: string[]): { status: number | null; stdout: string; stderr: string } {
    const options = { cwd: this.folder, encoding: "utf8", maxBuffer: 1 << 28 } as const;
    const { status, stdout, stderr } = spawnSync(tool, args, options);
    return { status, stdout, stderr };
  }

  delete(): void {
    rmSync(this.folder, { recursive: true });
  }
}
