// Changes single values in a definition's text, and leaves every other byte as its author wrote it.

import type { Id } from "./definition.ts";
import type { Source } from "./source/source.ts";

/** The text with another declared fingerprint; undefined when it has no such line. */
export function withFingerprint({ text, locator }: Source, fingerprint: Id): string | undefined {
  const node = locator.nodeAt("/fingerprint");
  if (!node) return undefined;
  return (
    text.slice(0, node.offset) + JSON.stringify(fingerprint) + text.slice(node.offset + node.length)
  );
}
