// Modules -> the files that are run: one file for a library, a folder of them for a program.
import { rolldown } from "rolldown";

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
    // jsonc-parser's "main" is UMD, which cannot be bundled; its "module" can.
    resolve: { mainFields: ["module", "main"] },
    treeshake: {
      moduleSideEffects: WITHOUT_SIDE_EFFECTS.map((test) => ({ test, sideEffects: false })),
    },
    tsconfig: `${process.cwd()}/tsconfig.json`,
    logLevel: "warn",
  });
}

/** All that `input` needs, as the text of one module. */
export async function bundleModule(input, { platform, minify = false, plugins }) {
  const build = await open(input, { platform, plugins });
  const { output } = await build.generate({ format: "esm", minify, codeSplitting: false });
  await build.close();
  return output[0].code;
}

/**
 * A program for Node: its entry, and what it imports when it comes to need it, as the texts of files
 * by their names. Each module of `together` is in one file with all that it imports at once, because
 * finding and opening many small files takes longer than reading one.
 */
export async function bundleProgram(input, entry, { together = [] } = {}) {
  const build = await open({ entry: input }, { platform: "node" });
  const { output } = await build.generate({
    format: "esm",
    entryFileNames: entry,
    // The same names from build to build, so that a program that is running finds them afterwards.
    chunkFileNames: "chunks/[name].js",
    minifyInternalExports: false,
    codeSplitting: { groups: together.map(groupOf) },
  });
  await build.close();
  // The entry awaits what it imports: what waits for the entry in turn would wait for ever.
  const waiting = output.filter(({ imports }) => imports.includes(entry));
  if (waiting.length > 0) throw new Error(`${waiting[0].fileName} imports ${entry}.`);
  return new Map(output.map(({ fileName, code }) => [fileName, code]));
}

function groupOf(module, index, all) {
  const root = `${process.cwd()}/${module}`;
  const name = /([^/]+)\.\w+$/.exec(module)[1];
  let needed;
  return {
    debugName: name,
    // What two of them need is in the file of the first.
    priority: all.length - index,
    name(id, context) {
      needed ??= importedAtOnce(root, context);
      return needed.has(id) ? name : null;
    },
  };
}

function importedAtOnce(root, context) {
  const found = new Set([root]);
  for (const id of found) {
    for (const imported of context.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  }
  return found;
}
