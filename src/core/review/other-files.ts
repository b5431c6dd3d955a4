// What a pull request changes beside definitions. A check runs in the pull request's own files, and nobody can list
// all that some tool reads of them: so this lists what nothing reads, and everything else is reported.

/** A file that a pull request adds, changes or deletes. */
export interface ChangedFile {
  /** From the top of the repository. */
  file: string;
  /** Whether it is a regular file without a right to be run, or is gone: no link and no submodule. */
  isPlain: boolean;
}

/** The files that may change what a check does. */
export interface OtherFiles {
  /** A few of them, those that tools read without being told to first. */
  files: readonly string[];
  /** How many more there are. */
  more: number;
}

/** Files that are named before the rest is counted. */
const MOST = 10;

/** `folder`: the registry's, "" for the top of the repository. */
export function otherFiles(changed: readonly ChangedFile[], folder: string): OtherFiles {
  const all = changed.filter((it) => !isHarmless(it, folder)).map(({ file }) => file);
  const sorted = all.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const files = sorted.slice(0, MOST);
  return { files, more: all.length - files.length };
}

/** Hidden files and those at the top are what tools look for. */
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

/** Of two labels at least: package.json, or another file of one, is what tools read. */
function isDefinition(file: string, folder: string): boolean {
  const start = folder === "" ? "coalitions/" : `${folder}/coalitions/`;
  return file.startsWith(start) && /\/[^/.]+\.[^/]+\.json$/.test(file);
}

/** At the top, in docs/, beside definitions, and every README: elsewhere code may read it. */
function isProse(file: string, folder: string): boolean {
  if (file === "LICENSE") return true;
  const [, place = "", name = ""] =
    /^(?:(.*)\/)?([^/]+)\.(?:md|markdown|rst|adoc)$/i.exec(file) ?? [];
  if (name === "" || INSTRUCTIONS.test(name)) return false;
  const own = folder === "" ? "coalitions" : `${folder}/coalitions`;
  const isIn = (root: string) => place === root || place.startsWith(`${root}/`);
  return place === "" || isIn("docs") || isIn(own) || /^readme$/i.test(name);
}

/** What programs that write code take as orders. */
const INSTRUCTIONS = /^(agents|claude|gemini|copilot.*)$/i;

/** Not SVG, which can hold a script. */
const PICTURE = /\.(png|jpe?g|gif|webp|avif)$/i;
