// What a reading of the derivation is. The coalition book contradicts itself on what COALITION_ROOT folds. Each of
// its statements is a reading, in its own file, and index.ts lists them. See docs/fingerprint.md.

export interface Reading {
  /** The value of a definition's `derivation`. */
  name: string;
  /** A sentence on what follows COALITION in the root. */
  about: string;
  /**
   * The parts whose ids COALITION_ROOT folds after COALITION, in order; `parts` has all parts in the definition's
   * order.
   */
  folded<P extends { class: string }>(parts: readonly P[]): readonly P[];
  /** A jq expression that concatenates the same ids of a definition in hex, for the shell recipe. */
  jq: string;
}
