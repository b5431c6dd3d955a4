// Why a version does not count, in words: those of today's check, which the readers of the history do not depend on.

import { checkVersion } from "../check.ts";
import type { Problem } from "../problem.ts";
import { parseSource } from "../source/source.ts";
import type { Before } from "./read-version.ts";

export interface Refusal {
  why: string;
  /** None where today's check finds nothing wrong with the version any more. */
  problems: Problem[];
}

/** Of a version that `readVersion` does not take. */
export function explainRefusal(
  file: string,
  bytes: Uint8Array,
  before: Before = { published: new Map() },
): Refusal {
  const problems = checkVersion(parseSource(file, bytes), before);
  return { why: problems.length > 0 ? "The version does not pass the check." : LOOSER, problems };
}

const LOOSER =
  "The frozen reader v1 of the history refuses it, and no later one takes it, although today's check finds nothing wrong with it. It stays unpublished: an entry for it now would change the hash of every entry after it.";
