// Bundles modules: one file for a library, a folder of files for a program.
import { rolldown } from "rolldown";

/** The paths of bundled modules from packages: their licences must be included. */
export const bundledModules = new Set();

/**
 * Packages whose unused code may be left out. The runner's toolkit includes an HTTP client that only its tokens need,
 * and a validator is as large as all the rules together.
 */
const WITHOUT_SIDE_EFFECTS = [
  /[\\/]node_modules[\\/](@actions|undici|tunnel)[\\/]/,
  /[\\/]generated[\\/]validat/,
];

function open(input, { platform, plugins = [] }) {
  return rolldown({
    input,
    platform,
    plugins,
    resolve: {
      // jsonc-parser's "main" is UMD, which cannot be bundled; its "module" can.
      mainFields: ["module", "main"],
      // If node_modules is a link, bundles would name its target and differ from folder to folder.
      symlinks: false,
    },
    treeshake: {
      moduleSideEffects: WITHOUT_SIDE_EFFECTS.map((test) => ({ test, sideEffects: false })),
    },
    tsconfig: `${process.cwd()}/tsconfig.json`,
    logLevel: "warn",
  });
}

async function generate(build, options) {
  const { output } = await build.generate(options);
  await build.close();
  for (const [id, { code }] of output.flatMap((it) => Object.entries(it.modules))) {
    if (code && /[\\/]node_modules[\\/]/.test(id)) bundledModules.add(id);
  }
  return output;
}

/** Bundles all that `input` needs into the text of one module. */
export async function bundleModule(input, { platform, minify = false, plugins }) {
  const build = await open(input, { platform, plugins });
  const output = await generate(build, { format: "esm", minify, codeSplitting: false });
  return output[0].code;
}

/**
 * Bundles a script for browsers: its entry first, then what it imports on demand, as [name, code].
 * Each name contains a hash of the code.
 */
export async function bundleScript(input) {
  const build = await open(input, { platform: "browser" });
  const output = await generate(build, {
    format: "esm",
    minify: true,
    hashCharacters: "hex",
    entryFileNames: "script.[hash:12].js",
    chunkFileNames: "[name].[hash:12].js",
  });
  return output.map(({ fileName, code }) => [fileName, code]);
}

/** Marks the files beside it as CommonJS, which Node starts faster than ES modules. */
const COMMONJS = ["package.json", '{ "type": "commonjs" }\n'];

/**
 * Bundles a program for Node into one file; returns the texts of files by name. What it imports on demand is in the
 * same file but runs later.
 */
export async function bundleOneFile(input, entry) {
  const build = await open({ entry: input }, { platform: "node" });
  const [{ code }] = await generate(build, {
    format: "cjs",
    entryFileNames: entry,
    codeSplitting: false,
  });
  return new Map([[entry, code], COMMONJS]);
}

/**
 * Bundles a program for Node: its entry, and what it imports on demand, as the texts of files
 * by name. Each module of `together` is in one file with all its static imports, because
 * opening many small files takes longer than reading one.
 */
export async function bundleProgram(input, entry, { together = [] } = {}) {
  const build = await open({ entry: input }, { platform: "node" });
  const output = await generate(build, {
    format: "cjs",
    entryFileNames: entry,
    // Names stay the same from build to build, so that a running program still finds its chunks after a build.
    chunkFileNames: "chunks/[name].js",
    minifyInternalExports: false,
    codeSplitting: { groups: [startOf(input), ...together.map(groupOf)] },
  });
  return new Map([...output.map(({ fileName, code }) => [fileName, code]), COMMONJS]);
}

const MOST_GROUPS = 100;

/** All static imports of the entry, without itself: nothing imports from it while it runs. */
function startOf(input) {
  const entry = `${process.cwd()}/${input}`;
  const needed = importedAtOnce(entry);
  return {
    debugName: "start",
    // A module that several groups need goes to the first of them: this one, then those of `together`.
    priority: MOST_GROUPS,
    name: (id, context) => (id !== entry && needed(context).has(id) ? "start" : null),
  };
}

function groupOf(module, index) {
  const name = /([^/]+)\.\w+$/.exec(module)[1];
  const needed = importedAtOnce(`${process.cwd()}/${module}`);
  return {
    debugName: name,
    priority: MOST_GROUPS - 1 - index,
    name: (id, context) => (needed(context).has(id) ? name : null),
  };
}

/** The ids of a module and its static imports, found when needed. */
function importedAtOnce(root) {
  const found = new Set();
  return (context) => {
    if (found.size === 0) found.add(root);
    for (const id of found) {
      for (const imported of context.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
    }
    return found;
  };
}
