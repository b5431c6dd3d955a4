// Bundles the fuzzer, which is written in TypeScript, and runs it.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundleModule } from "../../build/bundle.mjs";

process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), "fuzz-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, "main.mjs");
writeFileSync(file, await bundleModule("test/fuzz/main.ts", { platform: "node" }));
await import(pathToFileURL(file));
