// Paths below coalitions/ must work on every system: plain ASCII, no Windows device names, and no two that differ
// only by case. This applies to the current tree, never to past versions.

import { codePoint } from "../characters.ts";
import type { Finding } from "../problem.ts";

/** Windows cannot check out a file or folder whose name begins with a device, whatever follows a full stop. */
export const DEVICE = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;

const PORTABLE = /^[A-Za-z0-9._-]+$/;

/** What is wrong with the path of a file; `twins` gives paths that differ from it by case alone. */
export function checkPath(file: string, twins: CaseTwins): Finding[] {
  const components = file.split("/");
  const folders = components.slice(0, -1);
  // A definition is named for its coalition, whose name has rules of its own.
  const named = file.endsWith(".json") ? folders : components;
  return [
    ...named.filter((it) => !PORTABLE.test(it)).map(notPlain),
    ...folders.filter((it) => PORTABLE.test(it)).flatMap(refusedByWindows),
    ...twins
      .of(file)
      .map((twin) =>
        unportable(
          `The path differs from ${twin} only by upper and lower case. On Windows and macOS they are the same path, and one file is lost.`,
          `Use one spelling: git mv ${file}`,
        ),
      ),
  ];
}

function notPlain(name: string): Finding {
  const chars = [...name].filter((char) => !PORTABLE.test(char)).map(charName);
  return unportable(
    `The name ${JSON.stringify(name)} has ${[...new Set(chars)].join(", ")}. Systems store such names in different ways, so clones can differ.`,
    "Rename it, using only letters a to z, digits, dots, hyphens and underscores: git mv",
  );
}

/** `a space`, `"é" (U+00E9)`; control and other invisible characters by their number alone. */
function charName(char: string): string {
  const number = codePoint(char);
  if (char === " ") return "a space";
  return /[\p{C}\p{Z}\p{M}]/u.test(char) ? number : `"${char}" (${number})`;
}

function refusedByWindows(folder: string): Finding[] {
  const faults = [
    ...(DEVICE.test(folder)
      ? [`The folder ${folder} has the name of a Windows device, so Windows cannot check it out.`]
      : []),
    ...(folder.endsWith(".")
      ? [`The folder name ${folder} ends with a full stop, which Windows drops.`]
      : []),
  ];
  return faults.map((it) => unportable(it, "Give the folder another name: git mv"));
}

function unportable(message: string, fix: string): Finding {
  return { code: "path-unportable", pointer: "", message, fix };
}

/** Finds paths that are one where case is ignored. */
export class CaseTwins {
  /** By the path in lower case. */
  readonly #first = new Map<string, string>();
  /** All spellings where there are several, which is rare. */
  readonly #spellings = new Map<string, Set<string>>();

  constructor(files: Iterable<string>) {
    const folders = new Set<string>();
    for (const file of files) {
      this.#add(file);
      const folder = folderOf(file);
      if (folders.has(folder)) continue;
      folders.add(folder);
      for (const path of prefixesOf(folder)) this.#add(path);
    }
  }

  #add(path: string): void {
    const key = path.toLowerCase();
    const first = this.#first.get(key);
    if (first === undefined) this.#first.set(key, path);
    else if (first !== path) {
      this.#spellings.set(key, (this.#spellings.get(key) ?? new Set([first])).add(path));
    }
  }

  /** The other spellings of the file's path, or of the outermost folder of it that has some. */
  of(file: string): string[] {
    if (this.#spellings.size === 0) return [];
    for (const path of prefixesOf(file)) {
      const spellings = this.#spellings.get(path.toLowerCase());
      if (spellings) return [...spellings].filter((it) => it !== path);
    }
    return [];
  }
}

function folderOf(file: string): string {
  return file.slice(0, Math.max(0, file.lastIndexOf("/")));
}

/** `a`, `a/b`, `a/b/c.json`. */
function prefixesOf(file: string): string[] {
  const components = file.split("/");
  return components.map((_, at) => components.slice(0, at + 1).join("/"));
}
