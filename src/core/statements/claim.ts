// What a definition claims about an id: that it is a lattice, a module, a spanned citizen, or the coalition itself.

import type { Definition, Id } from "../registry/definition.ts";
import { type FoldedPart, type PartClass, partsOf, servicesOf } from "../registry/parts.ts";

/** A place that states what an id is. */
export type Claim =
  | { class: Exclude<PartClass, "coalition">; part: FoldedPart }
  /** The coalition's own fingerprint. */
  | { class: "coalition" }
  /** An id in a span: that it is a citizen, without saying which kind. */
  | { class: "citizen"; part: FoldedPart };

/** `claim` is what the definition states about `id` at `pointer`. */
export type Claimed = Claim & { id: Id; pointer: string };

/** Every id about which a valid definition states what it is. */
export function* claimsIn(definition: Definition): Generator<Claimed> {
  yield { class: "coalition", id: definition.fingerprint, pointer: "/fingerprint" };
  for (const part of partsOf(definition)) {
    yield { class: part.class, part, id: part.id, pointer: part.idPointer };
  }
  for (const part of servicesOf(definition)) {
    for (const [at, { stableId: id }] of (part.value.span ?? []).entries()) {
      yield { class: "citizen", part, id, pointer: `${part.pointer}/span/${at}/stableId` };
    }
  }
}
