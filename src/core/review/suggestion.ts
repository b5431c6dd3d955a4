// A suggestion to commit with one click: the right fingerprint in the line that declares it.

import { otherReadingOf } from "../derivation/fingerprint.ts";
import { withFingerprint } from "../edit/plan.ts";
import { rewrite } from "../edit/rewrite.ts";
import { DefinitionFile } from "../registry/snapshot.ts";

export interface Suggestion {
  file: string;
  /** 1-based. */
  line: number;
  /** The corrected line without its line end. */
  text: string;
}

/** A suggestion may contain none of the operator's own text except indentation. */
const PLAIN_LINE = /^[ \t]*"fingerprint": ?"[0-9a-f]{64}",?$/;

/**
 * The corrected line of `text` that declares the fingerprint; undefined if the fingerprint cannot be derived, or the
 * line has anything else. Call it only if the check refused the line.
 */
export function suggestFingerprint(file: string, text: string): Suggestion | undefined {
  const read = DefinitionFile.parse(file, text);
  const { source } = read;
  const definition = read.definitionBut("/fingerprint");
  // The tree is built only for a valid definition: other text may be nested too deep.
  const declared = definition && source.locator.nodeAt("/fingerprint");
  // If another reading gives the declared fingerprint, the definition may just not state that reading.
  if (!declared || otherReadingOf(definition, declared.value)) return undefined;
  const { line } = source.locator.placeAt(declared.offset);
  const right = rewrite(text, withFingerprint(definition)).split(/\r\n|\n|\r/)[line - 1];
  return right !== undefined && PLAIN_LINE.test(right) ? { file, line, text: right } : undefined;
}
