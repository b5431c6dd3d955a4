// Compares any two versions of a coalition: what differs, what breaks for whom, and what to do.

import { deriveFingerprint } from "../derivation/fingerprint.ts";
import type { Definition, Id } from "../registry/definition.ts";
import { counted } from "../text.ts";
import type { Change } from "./change.ts";
import { diffDefinitions } from "./diff.ts";
import { afterRetirement, endedHandles } from "./ended-handles.ts";
import { type DescribedChanges, describeChanges } from "./impact.ts";

/** Plain text, in sentences. */
export interface VersionComparison extends DescribedChanges {
  /** "2 changes, 1 of them breaking". */
  title: string;
  /** Whether it breaks builds with the first version, and which handles. */
  verdict: string;
  /** Recomputed for both. */
  fingerprint: { before: Id; after: Id };
}

/** `before` may be the later one: then it is the way back. */
export function compareVersions(before: Definition, after: Definition): VersionComparison {
  const changes = diffDefinitions(before, after);
  const fingerprint = { before: deriveFingerprint(before), after: deriveFingerprint(after) };
  return {
    title: comparisonTitle(changes),
    verdict: verdictOf(changes, fingerprint.before !== fingerprint.after),
    fingerprint,
    ...describeChanges(changes),
  };
}

function comparisonTitle(changes: readonly Change[]): string {
  if (changes.length === 0) return "No difference";
  const breaking = changes.filter((it) => it.breaking).length;
  const all = counted(changes.length, "change");
  if (breaking === 0) return `${all}, none of them breaking`;
  return breaking === changes.length ? `${all}, breaking` : `${all}, ${breaking} of them breaking`;
}

function verdictOf(changes: readonly Change[], moves: boolean): string {
  if (changes.length === 0) return "Both say the same: nothing breaks, and there is nothing to do.";
  const differs = moves ? "The fingerprint differs." : "The fingerprint is the same.";
  const ended = endedHandles(changes, moves);
  if (ended !== "") {
    const when = moves ? " once the second is served" : "";
    return `${differs} In builds with the first, handles on ${ended} time out (ConnectTimeout)${when}. All others keep working.${afterRetirement(changes)}`;
  }
  return changes.some(({ kind }) => kind === "retired")
    ? "The fingerprint is the same, but when the coalition retires, all its handles time out (ConnectTimeout)."
    : "The fingerprint is the same. Nothing breaks, and what you compiled in keeps working.";
}
