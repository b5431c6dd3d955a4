// Builds everything that is generated from the sources and never committed:
//   generated/   compiled schema validators, the site's style and script as text, digests of the code, the files of a
//                new registry, this software's version, and the bundled packages with their licences
//   dist/        the command line: coalitions.js, and in chunks/ what it loads on demand
//   actions/*/dist/  the bundled actions, each in its index.js
// Run by `npm ci` (prepare), `npm start`, `npm test` and `npm run build`.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bundleModule, bundleOneFile, bundleProgram, bundleScript } from "./bundle.mjs";
import {
  generateCodeDigest,
  generateOwnFiles,
  generateSoftware,
  generateStarter,
  listThirdParties,
} from "./facts.mjs";
import { write, writeProgram } from "./files.mjs";
import { compileHistoryValidator, compileValidators, readSchemas } from "./validators.mjs";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));

/** Lets rolldown take a module's source from memory. */
function fromMemory(id, code) {
  return {
    name: "from-memory",
    resolveId: (source) => (source === id ? id : undefined),
    load: (source) => (source === id ? { code, moduleType: "js" } : undefined),
  };
}

async function generateValidators() {
  const names = [];
  for (const [name, source] of compileValidators(readSchemas("schemas"))) {
    await generateValidator(name, source);
    names.push(name);
  }
  const exports = names.map((name) => `export { ${name} } from "./${name}.js";\n`);
  write("generated/validators.js", exports.join(""));
  const types = names.map((name) => `export declare const ${name}: Validate;\n`);
  write("generated/validators.d.ts", VALIDATE + types.join(""));
  // Kept apart, or every program that loads another validator would load this one, too.
  const [schema] = readSchemas("src/core/history/v1");
  await generateValidator("validateHistory", compileHistoryValidator(schema));
  write("generated/validateHistory.d.ts", IS_DEFINITION);
}

async function generateValidator(name, source) {
  const id = `${process.cwd()}/${name}-in-memory.js`;
  const code = await bundleModule(id, { platform: "browser", plugins: [fromMemory(id, source)] });
  write(`generated/${name}.js`, code);
}

const IS_DEFINITION = "export declare const isDefinitionV1: (value: unknown) => boolean;\n";

const VALIDATE = `interface Validate {
  (value: unknown): boolean;
  errors?: unknown[] | null;
}
`;

async function generateAssets() {
  const style = readdirSync("site/style")
    .filter((file) => file.endsWith(".css"))
    .sort()
    .map((file) => readFileSync(`site/style/${file}`, "utf8"))
    .join("\n");
  const constants = { style, scripts: await bundleScript("site/client/main.ts") };
  const code = Object.entries(constants)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};\n`)
    .join("");
  write("generated/assets.js", code);
  write("generated/assets.d.ts", ASSETS);
}

const ASSETS = `export declare const style: string;
/** Names and texts: the entry first, then what it imports on demand. */
export declare const scripts: readonly (readonly [name: string, code: string])[];
`;

async function bundleActions() {
  for (const verb of readdirSync("actions")) {
    const folder = `actions/${verb}/dist`;
    writeProgram(folder, await bundleOneFile(`actions/${verb}/main.ts`, "index.js"));
  }
}

async function bundleCommandLine() {
  const together = ["scripts/verbs/check.ts", "scripts/show-check.ts"];
  writeProgram("dist", await bundleProgram("scripts/main.ts", "coalitions.js", { together }));
}

/** Set in a release build. The actions' bundles are part of that commit, so they are built before it is known. */
const commit = process.env.COALITIONS_RELEASE_COMMIT || null;

await generateValidators();
generateCodeDigest();
generateSoftware(commit);
await generateAssets();
generateStarter();
generateOwnFiles();
if (commit === null) await bundleActions();
await bundleCommandLine();
if (commit === null) listThirdParties();
