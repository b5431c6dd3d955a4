// Why a version does not count, as today's check explains it. The history's readers do not depend on it.

import { checkVersion } from "../check.ts";
import type { Problem } from "../problem.ts";
import { parseSource } from "../source/source.ts";
import type { Before } from "./read-version.ts";

export interface Refusal {
  reason: string;
  /** Empty if today's check no longer finds anything wrong with the version. */
  problems: Problem[];
}

/** Explains why `readVersion` refused a version. */
export function explainRefusal(
  file: string,
  bytes: Uint8Array,
  before: Before = { published: new Map() },
): Refusal {
  const problems = checkVersion(parseSource(file, bytes), before);
  return {
    reason: problems.length > 0 ? "The version does not pass the check." : LOOSER,
    problems,
  };
}

const LOOSER =
  "Today's check finds no error in this version, but no reader of the history accepts it. It stays unpublished, because an entry for it would change the hash of every later entry.";
