// The command to run this software: from the package in the same version, or from its own repository without a
// version.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { software } from "../../generated/software.js";

/** "mosaik-coalitions 1.0.0" */
export const SOFTWARE = `${software.name} ${software.version}`;

/** What a person types before a verb to run the same version: "npx mosaik-coalitions@1.0.0". */
export function commandHere(root: string): string {
  return `npx ${software.name}${isSoftware(root) ? "" : `@${software.version}`}`;
}

/** A stranger may have written package.json. If it cannot be read, this is not the software's repository. */
function isSoftware(root: string): boolean {
  try {
    return JSON.parse(readFileSync(join(root, "package.json"), "utf8"))?.name === software.name;
  } catch {
    return false;
  }
}
