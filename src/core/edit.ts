// Changes single values in a definition's text, and leaves every other byte as its author wrote it.

import { applyEdits, modify } from "jsonc-parser";
import type { Id } from "./definition.ts";
import type { Source } from "./source/source.ts";

/** The text with another declared fingerprint: in the place of the old one, or after the operator. */
export function withFingerprint({ text, locator }: Source, fingerprint: Id): string {
  const node = locator.nodeAt("/fingerprint");
  if (node) {
    const end = node.offset + node.length;
    return text.slice(0, node.offset) + JSON.stringify(fingerprint) + text.slice(end);
  }
  const edits = modify(text, ["fingerprint"], fingerprint, {
    formattingOptions: { insertSpaces: !/^\t/m.test(text), tabSize: 2 },
    getInsertionIndex: (keys) => keys.indexOf("operator") + 1 || keys.length,
  });
  return applyEdits(text, edits);
}
