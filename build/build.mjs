// Builds everything that is made from the sources and never committed:
//   generated/   the compiled schema validators, the site's style and script as text, a digest of the code, the files
//                that a new registry begins with, and which version of the software this is; the packages that are
//                bundled, and their licences
//   dist/        the command line: coalitions.js, and in chunks/ what it loads when it needs it
//   actions/*/dist/  the bundled actions, each in its index.js
// Run by `npm ci` (prepare), `npm start`, `npm test` and `npm run build`.
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import {
  bundledModules,
  bundleModule,
  bundleOneFile,
  bundleProgram,
  bundleScript,
} from "./bundle.mjs";
import { licenceTexts, packagesOf } from "./third-party.mjs";
import { compileHistoryValidator, compileValidators, readSchemas } from "./validators.mjs";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));

/** Writes only what changed, so that watchers and caches stay quiet. */
function write(file, text) {
  if (existsSync(file) && readFileSync(file, "utf8") === text) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Writes a program into `folder`, and clears away the chunks that it had before and has no more. */
function writeProgram(folder, files) {
  // The entry comes first, and is written last: what it imports is there by then.
  for (const [name, code] of [...files].reverse()) write(`${folder}/${name}`, code);
  const chunks = `${folder}/chunks`;
  for (const name of existsSync(chunks) ? readdirSync(chunks) : []) {
    if (!files.has(`chunks/${name}`)) rmSync(`${chunks}/${name}`);
  }
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
  const names = [];
  for (const [name, source] of compileValidators(readSchemas("schemas"))) {
    await generateValidator(name, source);
    names.push(name);
  }
  const exports = names.map((name) => `export { ${name} } from "./${name}.js";\n`);
  write("generated/validators.js", exports.join(""));
  const types = names.map((name) => `export declare const ${name}: Validate;\n`);
  write("generated/validators.d.ts", VALIDATE + types.join(""));
  // Not among the others, or whatever loads one of them would take it along.
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

const COMPILED_BY = "build/validators.mjs";

/**
 * What decides on the entries of the change log, and says why a version has none: a history that was kept by other
 * code is not believed.
 */
const HISTORY_SOURCES = ["src/core", "src/io", "schemas", COMPILED_BY, "package-lock.json"];

/** What decides on the site: its style and script are made by what is below build/. */
const SITE_SOURCES = [...HISTORY_SOURCES, "site", "build"];

function generateCodeDigest() {
  const digests = {
    codeDigest: digestOf(HISTORY_SOURCES),
    siteDigest: digestOf(SITE_SOURCES.filter(existsSync)),
  };
  const code = Object.entries(digests).map(([name, it]) => `export const ${name} = "${it}";\n`);
  const types = Object.keys(digests).map((name) => `export declare const ${name}: string;\n`);
  write("generated/code-digest.js", code.join(""));
  write("generated/code-digest.d.ts", types.join(""));
}

function digestOf(sources) {
  const digest = createHash("sha256");
  for (const file of sources.flatMap(filesBelow).sort())
    digest.update(`${file}\0`).update(readFileSync(file)).update("\0");
  return digest.digest("hex");
}

function filesBelow(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesBelow(`${path}/${name}`));
}

/**
 * What this software is. A build from source knows its version alone; that of a release says where it is published, too,
 * and as which commit: an action cannot, because its bundle is in that commit.
 */
function generateSoftware(commit) {
  const { name, version } = JSON.parse(readFileSync("package.json", "utf8"));
  const repository = process.env.COALITIONS_SOFTWARE_REPOSITORY || null;
  const code = `export const software = ${JSON.stringify({ name, version, repository, commit })};\n`;
  write("generated/software.js", code);
  write("generated/software.d.ts", SOFTWARE);
}

const SOFTWARE = `export declare const software: {
  readonly name: string;
  readonly version: string;
  /** The address of the repository that this is released from; null in a build from source. */
  readonly repository: string | null;
  /** The commit that the tag of this version is on; null in a build from source, and in actions. */
  readonly commit: string | null;
};
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
/** Names and texts: the entry first, then what it imports when it comes to need it. */
export declare const scripts: readonly (readonly [name: string, code: string])[];
`;

/** The issue form is this repository's own: what reads it is the same. */
const STARTER_FORM = ".github/ISSUE_TEMPLATE/bump-notice.yml";

function generateStarter() {
  const own = filesBelow("starter").map((file) => [file.slice("starter/".length), file]);
  const texts = [...own, [STARTER_FORM, STARTER_FORM]]
    .map(([name, file]) => [name, readFileSync(file, "utf8")])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  write("generated/starter.js", `export const starter = ${JSON.stringify(texts)};\n`);
  write("generated/starter.d.ts", STARTER);
}

const STARTER = `/** Paths and texts of the files that a new registry begins with, with placeholders. */
export declare const starter: readonly (readonly [file: string, text: string])[];
`;

/** What is a registry's own, or may be: it stays where the software is taken out of a full copy. */
const OF_REGISTRIES = ["coalitions", "registry.config.json", "LICENSE", ".gitignore"];
/** What is built, and never committed. */
const BUILT = /^(?:node_modules|dist|generated|actions\/[^/]+\/dist|_site.*|\.git)(?:\/|$)|\.log$/;

/** All paths of the software, and its example definitions by their digests. */
function generateOwnFiles() {
  const top = readdirSync(".").filter((it) => !OF_REGISTRIES.includes(it) && !BUILT.test(it));
  const paths = top.flatMap(filesBelow).filter((it) => !BUILT.test(it));
  const examples = filesBelow("coalitions").map((file) => [
    file,
    createHash("sha256").update(readFileSync(file)).digest("hex"),
  ]);
  write(
    "generated/own-files.js",
    `export const ownFiles = ${JSON.stringify(paths.sort())};\nexport const examples = ${JSON.stringify(examples.sort())};\n`,
  );
  write("generated/own-files.d.ts", OWN_FILES);
}

const OWN_FILES = `/** Every path of the software's repository, but for what is a registry's own. */
export declare const ownFiles: readonly string[];
/** Its example definitions, each with the SHA-256 of its bytes. */
export declare const examples: readonly (readonly [file: string, digest: string])[];
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

function listThirdParties() {
  const packages = packagesOf(bundledModules);
  write(
    "generated/bundled.json",
    JSON.stringify(packages.map(({ name, version }) => `${name}@${version}`)),
  );
  write("generated/THIRD-PARTY-LICENSES", licenceTexts(packages));
}

/** The commit of a release has the bundles of the actions, which are built before it therefore, and know none. */
const commit = process.env.COALITIONS_RELEASE_COMMIT || null;

await generateValidators();
generateCodeDigest();
generateSoftware(commit);
if (existsSync("site/client/main.ts")) await generateAssets();
if (existsSync("starter")) generateStarter();
if (existsSync("scripts/main.ts")) generateOwnFiles();
if (existsSync("actions") && commit === null) await bundleActions();
if (existsSync("scripts/main.ts")) await bundleCommandLine();
if (commit === null) listThirdParties();
