// Whether two compositions with the same fingerprint are equal. What the fingerprint folds must be, except config
// bytes that are published later: they change nothing that integrators compiled in. The rest may differ.

import { keysOf, valueAt } from "../json.ts";
import type { Definition, Id } from "../registry/definition.ts";
import { partsOf } from "../registry/parts.ts";
import { compositionDigest, digestOfHistory, identityOf } from "./composition.ts";
import { deriveFingerprint, foldedParts } from "./fingerprint.ts";
import { DEFAULT_READING, readingOf } from "./readings/index.ts";

/** The parts that a fingerprint folds. */
export interface FoldedComposition {
  /** The digest of their identity, without their config bytes. */
  bare: Id;
  /** The digest of each part's published config bytes, by the part's index among the folded ones. */
  configs: Record<string, Id>;
}

/** The composition last published with a fingerprint. */
export interface VersionComposition {
  /** The composition digest. */
  digest: Id;
  /** Absent if the digest gives it: every part is folded, and none publishes config bytes. */
  folded?: FoldedComposition;
}

/**
 * "disclosed": parts now publish config bytes that they did not publish before; "withdrawn": such bytes were removed.
 */
export type VersionDifference = "none" | "disclosed" | "withdrawn" | "other";

/** `digest`: its composition digest, if known. */
export function versionOf(
  definition: Definition,
  digest: Id = compositionDigest(definition),
): VersionComposition {
  const follows =
    readingOf(definition) === DEFAULT_READING &&
    partsOf(definition).every(({ value }) => !("config" in value && value.config));
  return { digest, ...(follows ? {} : { folded: foldedComposition(definition) }) };
}

/** How a definition with the fingerprint of `published` differs from it. */
export function differenceFrom(
  { digest, folded: then = { bare: digest, configs: {} } }: VersionComposition,
  definition: Definition,
): VersionDifference {
  if (compositionDigest(definition) === digest) return "none";
  const now = foldedComposition(definition);
  if (then.bare !== now.bare) return "other";
  const places = keysOf(then.configs, now.configs);
  const configs = places.map((at) => [valueAt(then.configs, at), valueAt(now.configs, at)]);
  if (configs.some(([before, after]) => before && after && before !== after)) return "other";
  if (configs.some(([, after]) => after === undefined)) return "withdrawn";
  return configs.some(([before]) => before === undefined) ? "disclosed" : "none";
}

/** Whether both have the same fingerprint but different compositions. */
export function areAmbiguous(a: Definition, b: Definition): boolean {
  return (
    deriveFingerprint(a) === deriveFingerprint(b) && differenceFrom(versionOf(a), b) !== "none"
  );
}

function foldedComposition(definition: Definition): FoldedComposition {
  const { schemaVersion, name, parts } = identityOf(definition, foldedParts(definition));
  const bare = parts.map(({ config: _, ...part }) => part);
  return {
    bare: digestOfHistory({ schemaVersion, name, parts: bare }),
    configs: Object.fromEntries(
      parts.flatMap(({ config }, at) => (config ? [[at, digestOfHistory(config)]] : [])),
    ),
  };
}
