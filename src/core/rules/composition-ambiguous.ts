// The published derivation is unframed: {lattices: [a, b]} and {lattices: [a], organisms: [b]} have
// one fingerprint. The registry does not accept two compositions under one fingerprint.

import { compositionDigest, sameComposition } from "../derivation/composition.ts";
import { COMPOSED_OF, type Rule } from "./rule.ts";

export const compositionAmbiguous: Rule = {
  reads: COMPOSED_OF,
  history: true,
  check(subject, { registry, published, last }) {
    // Definitions of different names never share a fingerprint: the name is folded first.
    const namesakes = registry
      .named(subject.definition.name)
      .filter(
        ({ file, definition }) => file !== subject.file && subject.isAmbiguousWith(definition),
      )
      .map(({ file }) => file);
    const digest = published.get(subject.fingerprint);
    // Most changes leave the composition as it is, so that its digest need not be made.
    const isKnown =
      digest === undefined ||
      (last && sameComposition(last, subject.definition)) ||
      compositionDigest(subject.definition) === digest;
    const others = [...namesakes, ...(isKnown ? [] : ["an earlier version of this definition"])];
    if (others.length === 0) return [];
    return {
      code: "composition-ambiguous",
      pointer: "/fingerprint",
      message: `This composition has the fingerprint of ${others.join(" and ")}, but differs in classes, roles, names, pins or config bytes. The derivation folds ids without their classes, so the fingerprint cannot tell the two apart, and an integrator could be given either.`,
      fix: "Undo the change, or change an id, too: a part that plays another role is another part.",
      cause: subject.fingerprint,
    };
  },
};
