// Confluences and modules whose own fingerprint follows from what is bumped.

import { runs, servicesOf, spans } from "../edit/services.ts";
import type { Definition, Id, Operator, Upcoming } from "../registry/definition.ts";

export interface Following {
  /** "confluence router". */
  label: string;
  /** Who runs it: of a module the coalition's own operator. */
  operator: Operator;
  fingerprint: Id;
  /** As announced, or as its published config bytes give it; undefined where its operator has yet to say it. */
  next: Id | undefined;
}

/** `then` is the definition once the change has taken effect, as far as it is known. */
export function followingOf(
  definition: Definition,
  { kind, id }: Pick<Upcoming, "kind" | "id">,
  then: Definition,
  waitsFor: readonly string[] = [],
): Following[] {
  const after = new Map(servicesOf(then).map((it) => [it.label, it.part.fingerprint]));
  return servicesOf(definition)
    .filter((it) => (kind === "mrtd" ? runs(it, id) : spans(it, id)))
    .map(({ label, operator, part: { fingerprint } }) => ({
      label,
      operator,
      fingerprint,
      next: waitsFor.includes(label) ? undefined : after.get(label),
    }));
}
