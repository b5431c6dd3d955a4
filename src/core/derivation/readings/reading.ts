// What a reading of the derivation is. The coalition book contradicts itself on what COALITION_ROOT folds; each
// published statement is a reading, in a file of its own, and index.ts lists them. See docs/fingerprint.md.

export interface Reading {
  /** The value of a definition's `derivation`. */
  name: string;
  /** What follows COALITION in the root, in a sentence. */
  about: string;
  /** The parts whose ids COALITION_ROOT folds after COALITION, in order, of all parts in the definition's order. */
  folded<P extends { class: string }>(parts: readonly P[]): readonly P[];
  /** The same ids as a jq expression: of a definition, their concatenation in hex. For the recipe in a shell. */
  jq: string;
}
