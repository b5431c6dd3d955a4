// Whether a version of a definition counts as published. Only this decides it. The check of pull requests may become
// stricter at any time without removing anything from the history.

import { isDefinitionV1 } from "../../../generated/validateHistory.js";
import type { Definition } from "../registry/definition.ts";
import { type Before, readV1 } from "./v1/reader.ts";
import { AS_IN_V1, readV2 } from "./v2/reader.ts";

export type { Before } from "./v1/reader.ts";

/**
 * All are frozen. To accept more later, such as another schemaVersion or a new optional key, add a reader in its own
 * folder to this list. A version counts if any reader accepts it. A reader that would accept versions refused in
 * existing histories must look at `committedAt`.
 */
const READERS = [readV1, readV2];

/** The definition in a file; undefined if the version does not count. */
export function readVersion(
  file: string,
  bytes: Uint8Array,
  before: Before = { published: new Map() },
): Definition | undefined {
  for (const read of READERS) {
    const definition = read(file, bytes, before);
    if (definition) return definition;
  }
  return undefined;
}

/** Whether a value has the form of a definition that may have been published. Derived values are not checked. */
export function hasForm(value: unknown): boolean {
  return (
    isDefinitionV1(value) || isDefinitionV1({ ...(value as object | null), $schema: AS_IN_V1 })
  );
}
