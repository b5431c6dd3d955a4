// The software as another version of it may be: a copy of the working tree, with some of its sources altered, built.

import { execFileSync } from "node:child_process";
import { readFileSync, symlinkSync } from "node:fs";
import { resolve } from "node:path";
import { committedWorkingTree } from "./fresh-clone.ts";
import type { GitRepository } from "./git-repository.ts";

/** The new text of a file; a file that does not exist yet has the empty text. */
export type Alterations = Record<string, (text: string) => string>;

/** The folder whose dist/coalitions.js and actions/ are the altered version's. */
export function alteredSoftware(...all: Alterations[]): GitRepository {
  const copy = committedWorkingTree();
  symlinkSync(resolve("node_modules"), copy.path("node_modules"));
  for (const [file, alter] of all.flatMap(Object.entries<(text: string) => string>)) {
    const text = textOf(copy.path(file));
    const altered = alter(text);
    // An alteration of what is no longer there would show nothing.
    if (altered === text) throw new Error(`${file} is not altered.`);
    copy.write(file, altered);
  }
  execFileSync(process.execPath, ["build/build.mjs"], { cwd: copy.folder, stdio: "pipe" });
  return copy;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/** Another limit in place of the one that is there. */
export function replacing(before: string, after: string): (text: string) => string {
  return (text) => text.replace(before, after);
}

/** Another value of a keyword in a JSON Schema, by the path to the node. */
export function limiting(...limits: [path: string, keyword: string, value: number][]) {
  return (text: string) => {
    const schema = JSON.parse(text);
    for (const [path, keyword, value] of limits) {
      const node = path.split("/").reduce((at, key) => at[key], schema);
      if (!(keyword in node)) throw new Error(`${path} has no ${keyword}.`);
      node[keyword] = value;
    }
    return JSON.stringify(schema);
  };
}
