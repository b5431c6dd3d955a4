// The files of the site that is verified, through a callback, so that a browser can give them as well.

import type { Entry } from "../history/entry.ts";
import { readJson } from "../published/read-json.ts";
import type { Shaped } from "../published/shapes.ts";
import type { Findings } from "./findings.ts";

/** The bytes of a file below the site's base; undefined where there is none. */
export type ReadFile = (path: string) => Promise<Uint8Array | undefined>;

/** The bytes of a file that must be there; undefined where it is not, which is reported. */
export async function readBytes(
  read: ReadFile,
  path: string,
  findings: Findings,
  entry?: Entry,
): Promise<Uint8Array | undefined> {
  const bytes = await read(path);
  if (!bytes) findings.problem(path, "There is no such file.", { entry });
  return bytes;
}

/** The value of a JSON file that has its shape; undefined otherwise, which is reported. */
export async function readShaped<T>(
  read: ReadFile,
  path: string,
  as: (value: unknown) => Shaped<T>,
  findings: Findings,
): Promise<T | undefined> {
  const bytes = await readBytes(read, path, findings);
  if (!bytes) return undefined;
  const json = readJson(bytes);
  const shaped = json.fault === undefined ? as(json.value) : json;
  if (shaped.fault === undefined) return shaped.value;
  findings.problem(path, shaped.fault);
  return undefined;
}
