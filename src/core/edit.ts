// Changes single values in a definition's text, and leaves every other byte as its author wrote it.

import type { Id } from "./definition.ts";
import type { Source } from "./source/source.ts";

/**
 * The text with another declared fingerprint: in the place of the old one, or after the operator,
 * spaced as that is. Only for a definition that has an operator.
 */
export function withFingerprint({ text, locator }: Source, fingerprint: Id): string {
  const declared = locator.nodeAt("/fingerprint");
  if (declared) {
    const end = declared.offset + declared.length;
    return text.slice(0, declared.offset) + JSON.stringify(fingerprint) + text.slice(end);
  }
  const operator = locator.nodeAt("/operator")?.parent;
  if (!operator)
    throw new Error("A definition without an operator has no place for a fingerprint.");
  const before = text.slice(0, operator.offset);
  const space = before.slice(before.trimEnd().length);
  const colon = space === "" ? ":" : ": ";
  const end = operator.offset + operator.length;
  const line = `,${space}"fingerprint"${colon}${JSON.stringify(fingerprint)}`;
  return text.slice(0, end) + line + text.slice(end);
}
