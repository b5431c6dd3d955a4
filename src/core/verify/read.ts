// The files of the site that is verified, through a callback, so that a browser can give them as well.

import { readJson } from "../published/read-json.ts";
import type { Shaped } from "../published/shapes.ts";
import type { Findings } from "./findings.ts";

/** The bytes of a file below the site's base; undefined where there is none. */
export type ReadFile = (path: string) => Promise<Uint8Array | undefined>;

/** The text of a file; undefined where there is none, or no UTF-8, which is told then. */
export async function readText(
  read: ReadFile,
  path: string,
  findings: Findings,
): Promise<string | undefined> {
  const bytes = await read(path);
  if (!bytes) {
    findings.problem(path, "There is no such file.");
    return undefined;
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    findings.problem(path, "The file is not UTF-8.");
    return undefined;
  }
}

/** The value of a JSON file that has its shape; undefined otherwise, which is told. */
export async function readShaped<T>(
  read: ReadFile,
  path: string,
  as: (value: unknown) => Shaped<T>,
  findings: Findings,
): Promise<T | undefined> {
  const bytes = await read(path);
  if (!bytes) {
    findings.problem(path, "There is no such file.");
    return undefined;
  }
  const json = readJson(bytes);
  const shaped = json.fault === undefined ? as(json.value) : json;
  if (shaped.fault === undefined) return shaped.value;
  findings.problem(path, shaped.fault);
  return undefined;
}
