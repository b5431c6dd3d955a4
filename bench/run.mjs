// Bundles the bench, which is written in TypeScript like all the rest, and runs it.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundleModule } from "../build/bundle.mjs";

process.chdir(new URL("..", import.meta.url).pathname);
const folder = mkdtempSync(join(tmpdir(), "bench-"));
try {
  const bundle = async (name) => {
    const file = join(folder, `${name}.mjs`);
    writeFileSync(file, await bundleModule(`bench/${name}.ts`, { platform: "node" }));
    return file;
  };
  process.env.BENCH_HANDSHAKES = await bundle("handshake-pages");
  process.env.BENCH_WHOLE_SITE = await bundle("whole-site");
  await import(pathToFileURL(await bundle("main")));
} finally {
  rmSync(folder, { recursive: true });
}
