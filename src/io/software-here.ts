// How the software is called where it runs: from the package, in the version that checks; or as the folder itself has
// it, where that is the software's own.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { software } from "../../generated/software.js";

/** "mosaik-coalitions 1.0.0" */
export const SOFTWARE = `${software.name} ${software.version}`;

/** What a person types before a verb to have the same version: "npx mosaik-coalitions@1.0.0". */
export function commandHere(root: string): string {
  return `npx ${software.name}${isSoftware(root) ? "" : `@${software.version}`}`;
}

/** A stranger may have written the file: one that cannot be read is not the software's. */
function isSoftware(root: string): boolean {
  try {
    return JSON.parse(readFileSync(join(root, "package.json"), "utf8"))?.name === software.name;
  } catch {
    return false;
  }
}
