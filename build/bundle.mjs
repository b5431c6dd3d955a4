// Modules -> the files that are run: one file for a library, a folder of them for a program.
import { rolldown } from "rolldown";

/** The modules of packages that are in what was bundled, by their paths: their licences ask to be named. */
export const bundledModules = new Set();

/**
 * What a program does not use of these stays out of it: the runner's toolkit brings along an HTTP
 * client that only its tokens need, and a validator is as large as all the rules together.
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
      // Where node_modules is a link, bundles would name what it points to, and differ from folder to folder.
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

/** All that `input` needs, as the text of one module. */
export async function bundleModule(input, { platform, minify = false, plugins }) {
  const build = await open(input, { platform, plugins });
  const output = await generate(build, { format: "esm", minify, codeSplitting: false });
  return output[0].code;
}

/**
 * A script for browsers: its entry first, then what it imports when it comes to need it, as [name, code].
 * Each name holds the hash of what is in the file.
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

/** What says of the files beside it that they are CommonJS, which Node starts faster than ES modules. */
const COMMONJS = ["package.json", '{ "type": "commonjs" }\n'];

/**
 * A program for Node in one file, as the texts of files by their names. What it imports when it comes to need it is
 * in that file, and is not run before.
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
 * A program for Node: its entry, and what it imports when it comes to need it, as the texts of files
 * by their names. Each module of `together` is in one file with all that it imports at once, because
 * finding and opening many small files takes longer than reading one.
 */
export async function bundleProgram(input, entry, { together = [] } = {}) {
  const build = await open({ entry: input }, { platform: "node" });
  const output = await generate(build, {
    format: "cjs",
    entryFileNames: entry,
    // The same names from build to build, so that a program that is running finds them afterwards.
    chunkFileNames: "chunks/[name].js",
    minifyInternalExports: false,
    codeSplitting: { groups: [startOf(input), ...together.map(groupOf)] },
  });
  return new Map([...output.map(({ fileName, code }) => [fileName, code]), COMMONJS]);
}

const MOST_GROUPS = 100;

/** What the entry imports at once, without itself: while it runs, nothing can import anything of it. */
function startOf(input) {
  const entry = `${process.cwd()}/${input}`;
  const needed = importedAtOnce(entry);
  return {
    debugName: "start",
    // What several groups need is in the file of the first: this one, then those of `together`.
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

/** The ids of a module and of all that it imports at once, looked up when they are asked for. */
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
