// A file that a registry's config names: read only where it is in the registry's folder.

import { realpathSync } from "node:fs";
import { join, sep } from "node:path";
import { readRegularFile } from "./read-source.ts";

/**
 * The bytes of `root`/`file`, of one that is larger than `most` one byte more than that; or the system's
 * code for why it cannot be read, which is ELOOP where a link leads elsewhere. Never throws.
 */
export function readInside(
  root: string,
  file: string,
  most: number,
): Uint8Array | { code: string } {
  try {
    const inside = realpathSync(root);
    const path = realpathSync(join(root, file));
    if (!path.startsWith(`${inside}${sep}`)) return { code: "ELOOP" };
    return readRegularFile(join(root, file), most);
  } catch (error) {
    return { code: (error as NodeJS.ErrnoException).code ?? String(error) };
  }
}
