// Reads the files of the verified site through a callback, so that a browser can supply them, too.

import type { Parsed } from "../published/parse.ts";
import type { Findings, Place } from "./findings.ts";

/** The bytes of a file, relative to the site's base; undefined if it does not exist. */
export type ReadFile = (path: string) => Promise<Uint8Array | undefined>;

/** The bytes of a required file; undefined if it is missing, which is reported. */
export async function readBytes(read: ReadFile, place: Place): Promise<Uint8Array | undefined> {
  const bytes = await read(place.file);
  if (!bytes) place.problem("There is no such file.");
  return bytes;
}

/** The value of a JSON file with this shape; undefined otherwise, which is reported. */
export async function readShaped<T>(
  read: ReadFile,
  path: string,
  parse: (bytes: Uint8Array) => Parsed<T>,
  findings: Findings,
): Promise<T | undefined> {
  const place = findings.at(path);
  const bytes = await readBytes(read, place);
  if (!bytes) return undefined;
  const parsed = parse(bytes);
  if (parsed.fault === undefined) return parsed.value;
  place.problem(parsed.fault);
  return undefined;
}
