// Bundles the bench, which is written in TypeScript, and runs it in a temporary folder that is removed at the end.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundleModule } from "../build/bundle.mjs";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), "bench-"));
process.env.TMPDIR = folder;
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));

const bundle = async (name) => {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, await bundleModule(`bench/${name}.ts`, { platform: "node" }));
  return file;
};
process.env.BENCH_WHOLE_SITE = await bundle("whole-site");
await import(pathToFileURL(await bundle("main")));
