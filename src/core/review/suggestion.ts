// A suggestion that one click commits: the right fingerprint, in place of the line that declares it.

import { otherReadingOf } from "../derivation/fingerprint.ts";
import { withFingerprint } from "../edit/plan.ts";
import { rewrite } from "../edit/rewrite.ts";
import { DefinitionFile } from "../registry/snapshot.ts";

export interface Suggestion {
  file: string;
  /** 1-based. */
  line: number;
  /** The whole line as it should be, without its end. */
  text: string;
}

/** Nothing of the operator's own text but indentation may stand in a suggestion. */
const PLAIN_LINE = /^[ \t]*"fingerprint": ?"[0-9a-f]{64}",?$/;

/**
 * The line of `text` that declares the fingerprint, as it should be; undefined where it
 * cannot be derived, or where other things are on that line. Call it only where the check refused the line.
 */
export function suggestFingerprint(file: string, text: string): Suggestion | undefined {
  const read = DefinitionFile.parse(file, text);
  const { source } = read;
  const definition = read.definitionBut("/fingerprint");
  // The tree is built of nothing but a sound definition: other text may nest too deep for it.
  const declared = definition && source.locator.nodeAt("/fingerprint");
  // Where another reading gives what is declared, it may be the reading that is not stated.
  if (!declared || otherReadingOf(definition, declared.value)) return undefined;
  const { line } = source.locator.placeAt(declared.offset);
  const right = rewrite(text, withFingerprint(definition)).split(/\r\n|\n|\r/)[line - 1];
  return right !== undefined && PLAIN_LINE.test(right) ? { file, line, text: right } : undefined;
}
