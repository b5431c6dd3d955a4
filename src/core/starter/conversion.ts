// Converts a registry that is a full copy of the software's repository: which files are the software's, and which
// stay.

import { ownFiles } from "../../../generated/own-files.js";
import { CONFIG_FILE } from "../config/config-file.ts";
import { starterPaths } from "./files.ts";

/** Folders with nothing but the software. A registry has none of them. */
const SOFTWARE_FOLDERS = [
  ".ci",
  ".github/actions",
  "actions",
  "bench",
  "build",
  "schemas",
  "scripts",
  "site",
  "src",
  "starter",
  "test",
];

/** Files that every full copy has, whatever its version. */
const COPY = ["src/core/check.ts", "schemas/coalition.schema.json", "package.json"];

/** What happens to the files of a full copy; all paths are relative to its root. */
export interface Conversion {
  /** The software's files, to be removed. */
  removed: string[];
  /**
   * Removed files that this version does not have: another version's, or the registry's own in a folder of the
   * software.
   */
  unknown: string[];
  /** Files that a new registry's files replace. */
  replaced: string[];
  /** Everything else that stays, besides the definitions and the config. */
  kept: string[];
}

export function isFullCopy(paths: ReadonlySet<string>): boolean {
  return COPY.every((it) => paths.has(it));
}

/** For a folder that is not a full copy: which of the software's files it has, and which it lacks. */
export function partsOf(
  paths: readonly string[],
  own: readonly string[],
): { there: string[]; missing: string[] } {
  const known = new Set(ownFiles);
  const isPart = (file: string) => known.has(file) && isBelow(file, SOFTWARE_FOLDERS);
  return {
    there: paths.filter((file) => isPart(file) && !own.includes(file)),
    missing: COPY.filter((it) => !paths.includes(it)),
  };
}

/** `own`: the registry's own files, wherever they are, such as its logo. `textOf` reads a workflow. */
export function planConversion(
  paths: readonly string[],
  own: readonly string[],
  textOf: (file: string) => string,
): Conversion {
  const known = new Set(ownFiles);
  const made = new Set(starterPaths());
  const plan: Conversion = { removed: [], unknown: [], replaced: [], kept: [] };
  for (const file of paths) {
    if (isOfRegistry(file)) continue;
    if (made.has(file)) plan.replaced.push(file);
    else if (own.includes(file)) plan.kept.push(file);
    else if (known.has(file)) plan.removed.push(file);
    else if (isBelow(file, SOFTWARE_FOLDERS) || runsSoftware(file, textOf)) {
      plan.removed.push(file);
      plan.unknown.push(file);
    } else plan.kept.push(file);
  }
  return plan;
}

function isOfRegistry(file: string): boolean {
  return file.startsWith("coalitions/") || file === CONFIG_FILE;
}

function isBelow(file: string, folders: readonly string[]): boolean {
  return folders.some((folder) => file.startsWith(`${folder}/`));
}

/** A workflow of another version, which uses files that are removed. */
function runsSoftware(file: string, textOf: (file: string) => string): boolean {
  return (
    /^\.github\/workflows\/[^/]+\.ya?ml$/.test(file) &&
    /\buses:\s*["']?\.\/(?:\.github\/actions|actions)\//.test(textOf(file))
  );
}
