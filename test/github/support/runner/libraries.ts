// GitHub's own parser of workflows and evaluator of expressions. They import JSON without an attribute, which node
// refuses, so they are bundled together at the start of a test: each identifies the other's classes by identity.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { rolldown } from "rolldown";

type Libraries = typeof import("@actions/workflow-parser") &
  typeof import("@actions/workflow-parser/actions/index") &
  typeof import("@actions/workflow-parser/workflows/file-reference") & {
    expressions: typeof import("@actions/expressions");
  };

const SOURCE = `export * from "@actions/workflow-parser";
export * from "@actions/workflow-parser/actions/index";
export * from "@actions/workflow-parser/workflows/file-reference";
export * as expressions from "@actions/expressions";
`;

async function bundle(): Promise<string> {
  const entry = join(import.meta.dirname, "libraries-in-memory.js");
  const build = await rolldown({
    input: entry,
    platform: "node",
    logLevel: "warn",
    plugins: [
      {
        name: "from-memory",
        resolveId: (source) => (source === entry ? entry : undefined),
        load: (source) => (source === entry ? { code: SOURCE, moduleType: "js" } : undefined),
      },
    ],
  });
  const { output } = await build.generate({ format: "esm", codeSplitting: false });
  await build.close();
  return output[0].code;
}

async function load(): Promise<Libraries> {
  const folder = mkdtempSync(join(tmpdir(), "actions-libraries-"));
  const file = join(folder, "libraries.mjs");
  try {
    writeFileSync(file, await bundle());
    return await import(/* @vite-ignore */ pathToFileURL(file).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const libraries: Libraries = await load();
