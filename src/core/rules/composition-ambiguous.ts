// The derivation is unframed: {lattices: [a, b]} and {lattices: [a], organisms: [b]} have one fingerprint.
// The registry does not accept two compositions under one fingerprint, except where config bytes come later.

import { sameComposition } from "../derivation/composition.ts";
import { areAmbiguous, differenceFrom } from "../derivation/versions.ts";
import { listed } from "../text.ts";
import { COMPOSED_OF, type Rule, type Subject, type Surroundings } from "./rule.ts";

export const compositionAmbiguous: Rule = {
  reads: COMPOSED_OF,
  check(subject, around) {
    // Definitions of different names never share a fingerprint: the name is folded first.
    const namesakes = around.registry
      .named(subject.definition.name)
      .filter(
        ({ file, definition }) =>
          file !== subject.file &&
          definition !== undefined &&
          areAmbiguous(definition, subject.definition),
      )
      .map(({ file }) => file);
    const earlier = differsFromPublished(subject, around);
    const others = [...namesakes, ...(earlier ? ["an earlier version of this definition"] : [])];
    if (others.length === 0) return [];
    return {
      code: "composition-ambiguous",
      pointer: "/fingerprint",
      message: `This composition has the same fingerprint as ${listed(others)}, but differs in classes, roles, names, pins or config bytes. The derivation folds ids without their classes, so the fingerprint cannot tell the two apart. An integrator could get either.`,
      fix: "Undo the change, or use a different id: a part with another role is another part.",
      cause: subject.fingerprint,
    };
  },
};

function differsFromPublished(
  { definition, fingerprint }: Subject,
  { published, last }: Surroundings,
): boolean {
  const before = published.get(fingerprint);
  // Most changes leave the composition as it is, so its digest is not needed.
  if (!before || (last && sameComposition(last, definition))) return false;
  const difference = differenceFrom(before, definition);
  return difference !== "none" && difference !== "disclosed";
}
