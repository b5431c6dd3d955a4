// Where things are in a registry's folder.

import { statSync } from "node:fs";
import { join } from "node:path";

/** Where its definitions live. */
export const COALITIONS = "coalitions";
/** What is particular to a registry, beside them. */
export const CONFIG_FILE = "registry.config.json";

/** Whether `root` is a registry's folder at all. */
export function isRegistry(root: string): boolean {
  return statSync(join(root, COALITIONS), { throwIfNoEntry: false })?.isDirectory() ?? false;
}
