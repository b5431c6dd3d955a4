// Confluences and modules whose own fingerprint follows from what is bumped.

import { runs, spans } from "../changes/apply.ts";
import type { Definition, Id, Operator, Upcoming } from "../registry/definition.ts";
import { operatorOf, servicesOf } from "../registry/parts.ts";

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
  const after = new Map(servicesOf(then).map(({ label, id: fingerprint }) => [label, fingerprint]));
  return servicesOf(definition)
    .filter((it) => (kind === "mrtd" ? runs(it, id) : spans(it, id)))
    .map((service) => ({
      label: service.label,
      operator: operatorOf(service, definition),
      fingerprint: service.id,
      next: waitsFor.includes(service.label) ? undefined : after.get(service.label),
    }));
}
