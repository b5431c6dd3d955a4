// Whether two compositions under one fingerprint are the same. What the fingerprint folds must be, except config bytes
// that are published later: they change nothing that integrators compiled in. What it does not fold may differ.

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
  /** The digest of the config bytes of each part that publishes them, by its place among the folded. */
  configs: Record<string, Id>;
}

/** The composition that a fingerprint was published with last. */
export interface VersionComposition {
  /** The composition digest. */
  digest: Id;
  /** Absent where it follows from the digest: all is folded, and nothing of it is config bytes. */
  folded?: FoldedComposition;
}

/** "disclosed": config bytes came, of parts that published none; "withdrawn": such bytes are gone. */
export type VersionDifference = "none" | "disclosed" | "withdrawn" | "other";

/** `digest`: its composition digest, where that is known. */
export function versionOf(
  definition: Definition,
  digest: Id = compositionDigest(definition),
): VersionComposition {
  const follows =
    readingOf(definition) === DEFAULT_READING &&
    partsOf(definition).every(({ value }) => !("config" in value && value.config));
  return { digest, ...(follows ? {} : { folded: foldedComposition(definition) }) };
}

/** What another definition with the fingerprint of `published` has that is not the same. */
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

/** Whether both have one fingerprint and different compositions. */
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
