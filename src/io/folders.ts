// Paths in a registry's folder.

import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { CONFIG_FILE } from "../core/config/config-file.ts";

/** Where its definitions live. */
export const COALITIONS = "coalitions";

/** The path of a registry's folder in the repository's checkout, with forward slashes; "" for its top. */
export function registryFolder(workspace: string, root: string): string {
  return relative(workspace, root).split(sep).join("/");
}

/** Whether `root` is a registry's folder. One without definitions has only its config. */
export function isRegistry(root: string): boolean {
  const coalitions = statSync(join(root, COALITIONS), { throwIfNoEntry: false });
  return coalitions?.isDirectory() || existsSync(join(root, CONFIG_FILE));
}

/** The registry that contains this folder, for a person who started in a subfolder of it. */
export function registryAbove(folder: string): string | undefined {
  for (let [below, it] = [folder, dirname(folder)]; it !== below; [below, it] = [it, dirname(it)]) {
    if (existsSync(join(it, CONFIG_FILE)) || holdsDefinitions(it, below)) return it;
  }
  return undefined;
}

/** A folder named coalitions may have nothing to do with a registry. */
function holdsDefinitions(root: string, folder: string): boolean {
  return (
    folder === join(root, COALITIONS) && readdirSync(folder).some((name) => name.endsWith(".json"))
  );
}
