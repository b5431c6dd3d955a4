// Generates facts about the sources: digests of the code, this software's name and version, the files of a new registry,
// and the packages in the bundles.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { bundledModules } from "./bundle.mjs";
import { filesBelow, sha256Of, write } from "./files.mjs";
import { licenceTexts, packagesOf } from "./third-party.mjs";

const COMPILED_BY = "build/validators.mjs";

/**
 * The code that decides which entries the change log has, and why a version has none. A history cached by different
 * code is not used.
 */
const HISTORY_SOURCES = ["src/core", "src/io", "schemas", COMPILED_BY, "package-lock.json"];

/** The code that decides what the site contains. build/ makes its style and script. */
const SITE_SOURCES = [...HISTORY_SOURCES, "site", "build"];

export function generateCodeDigest() {
  const digests = {
    codeDigest: digestOf(HISTORY_SOURCES),
    siteDigest: digestOf(SITE_SOURCES),
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

/**
 * This software's name, version and origin. A build from source knows only its version. A release also knows its
 * repository and its commit; an action does not, because its bundle is part of that commit.
 */
export function generateSoftware(commit) {
  const { name, version } = JSON.parse(readFileSync("package.json", "utf8"));
  const repository = process.env.COALITIONS_SOFTWARE_REPOSITORY || null;
  const code = `export const software = ${JSON.stringify({ name, version, repository, commit })};\n`;
  write("generated/software.js", code);
  write("generated/software.d.ts", SOFTWARE);
}

const SOFTWARE = `export declare const software: {
  readonly name: string;
  readonly version: string;
  /** The address of the repository that released this; null in a build from source. */
  readonly repository: string | null;
  /** The commit that the tag of this version is on; null in a build from source, and in actions. */
  readonly commit: string | null;
};
`;

/** The issue form is the same as this repository's own. */
const STARTER_FORM = ".github/ISSUE_TEMPLATE/bump-notice.yml";

export function generateStarter() {
  const own = filesBelow("starter").map((file) => [file.slice("starter/".length), file]);
  const texts = [...own, [STARTER_FORM, STARTER_FORM]]
    .map(([name, file]) => [name, readFileSync(file, "utf8")])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  write("generated/starter.js", `export const starter = ${JSON.stringify(texts)};\n`);
  write("generated/starter.d.ts", STARTER);
}

const STARTER = `/** Paths and texts of a new registry's files, with placeholders. */
export declare const starter: readonly (readonly [file: string, text: string])[];
`;

/** Files that belong to a registry, or may: they stay when the software is removed from a full copy. */
const OF_REGISTRIES = ["coalitions", "registry.config.json", "LICENSE", ".gitignore"];
/** Generated files, never committed. */
const BUILT =
  /^(?:node_modules|dist|generated|release|actions\/[^/]+\/dist|_site.*|\.git)(?:\/|$)|\.log$/;

/** Lists all paths of the software, and the digests of its example definitions. */
export function generateOwnFiles() {
  const top = readdirSync(".").filter((it) => !OF_REGISTRIES.includes(it) && !BUILT.test(it));
  const paths = top.flatMap(filesBelow).filter((it) => !BUILT.test(it));
  const examples = filesBelow("coalitions").map((file) => [file, sha256Of(file)]);
  write(
    "generated/own-files.js",
    `export const ownFiles = ${JSON.stringify(paths.sort())};\nexport const examples = ${JSON.stringify(examples.sort())};\n`,
  );
  write("generated/own-files.d.ts", OWN_FILES);
}

const OWN_FILES = `/** Every path of the software's repository, except those that belong to a registry. */
export declare const ownFiles: readonly string[];
/** Its example definitions, each with the SHA-256 of its content. */
export declare const examples: readonly (readonly [file: string, digest: string])[];
`;

/** Runs after everything is bundled. */
export function listThirdParties() {
  const packages = packagesOf(bundledModules);
  write(
    "generated/bundled.json",
    JSON.stringify(packages.map(({ name, version }) => `${name}@${version}`)),
  );
  write("generated/THIRD-PARTY-LICENSES", licenceTexts(packages));
}
