// Version 2 of what counts as a definition in the history: what version 1 takes, where $schema is an https address of
// the schema, for registries that have no schemas of their own. Frozen, as version 1 is: see ../v1/reader.ts.

import type { Definition } from "../../registry/definition.ts";
import { readJson } from "../v1/json.ts";
import { type Before, definitionV1 } from "../v1/reader.ts";

/** The path leads editors, and nothing here: any will do that is one for a browser. */
const ADDRESS = /^https:\/\/[!-~]{1,500}$/;
/** What version 1 takes in its place. */
export const AS_IN_V1 = "../schemas/coalition.schema.json";

/** The definition in a file; undefined for a version that does not count. */
export function readV2(file: string, bytes: Uint8Array, before: Before): Definition | undefined {
  const value = readJson(bytes) as { $schema?: unknown } | null | undefined;
  const $schema = value?.$schema;
  if (typeof $schema !== "string" || !ADDRESS.test($schema)) return undefined;
  const counts = definitionV1(file, { ...value, $schema: AS_IN_V1 }, before) !== undefined;
  return counts ? (value as Definition) : undefined;
}
