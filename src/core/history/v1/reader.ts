// Version 1 of what counts as a definition in the history. It is frozen: what a version's bytes, its path and what
// was published before it decide today, they decide in every later version of the software, or entries that are out
// in the world would leave the change log, or others come between them. So nothing in this folder ever changes, and
// nothing here is imported that may: only the derivation, which never changes either, and types. What a definition
// may be from now on, another reader says, in a folder beside this one: see ../read-version.ts.

import { isDefinitionV1 } from "../../../../generated/validateHistory.js";
import { sameComposition } from "../../derivation/composition.ts";
import { differenceFrom, type VersionComposition } from "../../derivation/versions.ts";
import type { Definition, Id, UtcTime } from "../../registry/definition.ts";
import { readJson } from "./json.ts";
import { isSound } from "./meaning.ts";

/** What a version comes after. */
export interface Before {
  /** By fingerprint, the composition that the coalition published with it last. */
  published: ReadonlyMap<Id, VersionComposition>;
  /** The version that was published last. */
  last?: Definition | undefined;
  /** The latest time that a commit claims until then; absent of a version whose commit is not known. */
  committedAt?: UtcTime | undefined;
}

/** The definition in a file; undefined for a version that does not count. */
export function readV1(file: string, bytes: Uint8Array, before: Before): Definition | undefined {
  return definitionV1(file, readJson(bytes), before);
}

/** The same of the value in a file. */
export function definitionV1(file: string, value: unknown, before: Before): Definition | undefined {
  if (!isDefinitionV1(value)) return undefined;
  const definition = value as Definition;
  const base = file.slice(file.lastIndexOf("/") + 1).replace(/\.json$/, "");
  return isSound(definition, base) && isUnambiguous(definition, before) ? definition : undefined;
}

/** Before this, a version that published config bytes under the fingerprint of the one before it was skipped. */
const DISCLOSED_SINCE: UtcTime = "2026-11-30T00:00:00Z";

/** One fingerprint has one composition. */
function isUnambiguous(definition: Definition, { published, last, committedAt }: Before): boolean {
  const known = published.get(definition.fingerprint);
  if (!known || (last && sameComposition(last, definition))) return true;
  const difference = differenceFrom(known, definition);
  if (difference !== "disclosed") return difference === "none";
  return committedAt === undefined || committedAt >= DISCLOSED_SINCE;
}
