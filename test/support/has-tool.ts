// Whether a program is on this machine's PATH: what needs one that is missing is skipped by name.

import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

export function hasTool(name: string): boolean {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
