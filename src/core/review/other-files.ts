// What a pull request changes besides definitions. A check runs in the pull request's own files, and nobody can list
// everything that some tool reads there. So this lists what no tool reads; everything else is reported.

/** A file that a pull request adds, changes or deletes. */
export interface ChangedFile {
  /** From the repository's root. */
  file: string;
  /** Whether it is a regular file that is not executable, or was deleted: not a link or submodule. */
  isPlain: boolean;
}

/** The files that may change what a check does. */
export interface OtherFiles {
  /** A few of them: those that tools read by default. */
  files: readonly string[];
  /** How many more there are. */
  more: number;
}

/** How many files are named before the rest is counted. */
const MOST = 10;

/** `folder`: the registry's; "" for the repository's root. */
export function otherFiles(changed: readonly ChangedFile[], folder: string): OtherFiles {
  const all = changed.filter((it) => !isHarmless(it, folder)).map(({ file }) => file);
  const sorted = all.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const files = sorted.slice(0, MOST);
  return { files, more: all.length - files.length };
}

/** Tools look for hidden files and files in the root. */
function rank(file: string): number {
  if (isHidden(file)) return 0;
  return file.includes("/") ? 2 : 1;
}

function isHidden(file: string): boolean {
  return file.split("/").some((step) => step.startsWith("."));
}

function isHarmless({ file, isPlain }: ChangedFile, folder: string): boolean {
  if (!isPlain || isHidden(file)) return false;
  return isDefinition(file, folder) || isProse(file, folder) || PICTURE.test(file);
}

/** At least two labels: tools read package.json and other names with one label. */
function isDefinition(file: string, folder: string): boolean {
  const start = folder === "" ? "coalitions/" : `${folder}/coalitions/`;
  return file.startsWith(start) && /\/[^/.]+\.[^/]+\.json$/.test(file);
}

/** In the root, in docs/, beside definitions, and every README. Elsewhere, code may read it. */
function isProse(file: string, folder: string): boolean {
  if (file === "LICENSE") return true;
  const [, place = "", name = ""] =
    /^(?:(.*)\/)?([^/]+)\.(?:md|markdown|rst|adoc)$/i.exec(file) ?? [];
  if (name === "" || INSTRUCTIONS.test(name)) return false;
  const own = folder === "" ? "coalitions" : `${folder}/coalitions`;
  const isIn = (root: string) => place === root || place.startsWith(`${root}/`);
  return place === "" || isIn("docs") || isIn(own) || /^readme$/i.test(name);
}

/** Files that coding agents follow. */
const INSTRUCTIONS = /^(agents|claude|gemini|copilot.*)$/i;

/** Not SVG, which can contain a script. */
const PICTURE = /\.(png|jpe?g|gif|webp|avif)$/i;
