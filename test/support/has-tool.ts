// Where a program is on this machine's PATH: a test that needs a missing program is skipped, and names it.

import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

export function hasTool(name: string): boolean {
  return toolPath(name) !== undefined;
}

export function toolPath(name: string): string | undefined {
  const places = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, name));
  return places.find((place) => {
    try {
      accessSync(place, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
