// Whether a version of a definition counts as published: the only thing that decides it. The check of pull requests
// may become stricter at any time, and takes nothing back by it.

import { isDefinitionV1 } from "../../../generated/validateHistory.js";
import type { Definition } from "../registry/definition.ts";
import { type Before, readV1 } from "./v1/reader.ts";
import { AS_IN_V1, readV2 } from "./v2/reader.ts";

export type { Before } from "./v1/reader.ts";

/**
 * Each is frozen. What a definition may be from some time on, such as one with another schemaVersion or a further
 * optional key, is another reader, in a folder of its own and in this list. A version counts if any of them takes it, so
 * that one that would take what was refused before, and is in histories, has to look at `committedAt`.
 */
const READERS = [readV1, readV2];

/** The definition in a file; undefined for a version that does not count. */
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

/** Whether a value has the form of a definition that may have been published, whatever follows from it. */
export function hasForm(value: unknown): boolean {
  return (
    isDefinitionV1(value) || isDefinitionV1({ ...(value as object | null), $schema: AS_IN_V1 })
  );
}
