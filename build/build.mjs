// Builds everything that is made from the sources and never committed:
//   generated/   the compiled schema validators, and the site's style and script as text
//   dist/        the command line, one file
//   actions/*/dist/  the bundled actions
// Run by `npm ci` (prepare), `npm start`, `npm test` and `npm run build`.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { rolldown } from "rolldown";
import { compileValidators, readSchemas } from "./validators.mjs";

process.chdir(new URL("..", import.meta.url).pathname);

/** Writes only what changed, so that watchers and caches stay quiet. */
function write(file, text) {
  if (existsSync(file) && readFileSync(file, "utf8") === text) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

async function bundle(input, { platform, minify = false, plugins = [] }) {
  const build = await rolldown({
    input,
    platform,
    plugins,
    // jsonc-parser's "main" is UMD, which cannot be bundled; its "module" can.
    resolve: { mainFields: ["module", "main"] },
    tsconfig: `${process.cwd()}/tsconfig.json`,
    logLevel: "warn",
  });
  const { output } = await build.generate({ format: "esm", minify, codeSplitting: false });
  await build.close();
  return output[0].code;
}

/** Lets rolldown take a module's source from memory. */
function fromMemory(id, code) {
  return {
    name: "from-memory",
    resolveId: (source) => (source === id ? id : undefined),
    load: (source) => (source === id ? { code, moduleType: "js" } : undefined),
  };
}

async function generateValidators() {
  const source = compileValidators(readSchemas("schemas"));
  const id = `${process.cwd()}/validators-in-memory.js`;
  const code = await bundle(id, { platform: "browser", plugins: [fromMemory(id, source)] });
  write("generated/validators.js", code);
  write(
    "generated/validators.d.ts",
    `interface Validate {
  (value: unknown): boolean;
  errors?: unknown[] | null;
}
export declare const validateDefinition: Validate;
export declare const validateConfig: Validate;
`,
  );
}

async function generateAssets() {
  const style = readdirSync("site/style")
    .filter((file) => file.endsWith(".css"))
    .sort()
    .map((file) => readFileSync(`site/style/${file}`, "utf8"))
    .join("\n");
  const script = await bundle("site/client/main.ts", { platform: "browser", minify: true });
  const constants = { style, script };
  const code = Object.entries(constants)
    .map(([name, text]) => `export const ${name} = ${JSON.stringify(text)};\n`)
    .join("");
  write("generated/assets.js", code);
  const types = Object.keys(constants).map((name) => `export declare const ${name}: string;\n`);
  write("generated/assets.d.ts", types.join(""));
}

async function bundlePrograms() {
  const cli = await bundle("scripts/main.ts", { platform: "node" });
  write("dist/coalitions.js", cli);
  for (const verb of readdirSync("actions")) {
    const code = await bundle(`actions/${verb}/main.ts`, { platform: "node" });
    write(`actions/${verb}/dist/index.js`, code);
    // A runner reads the module type from the nearest package.json.
    write(`actions/${verb}/dist/package.json`, '{ "type": "module" }\n');
  }
}

await generateValidators();
if (existsSync("site/client/main.ts")) await generateAssets();
if (existsSync("scripts/main.ts")) await bundlePrograms();
