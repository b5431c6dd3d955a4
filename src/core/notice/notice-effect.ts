// The effect of a bump notice on one coalition, and on the services that depend on the id.

import { runs, spans } from "../changes/apply.ts";
import type { Definition, Id, Operator, Upcoming } from "../registry/definition.ts";
import { operatorOf, servicesOf } from "../registry/parts.ts";

/**
 * moves: the coalition's fingerprint changes. waits: it changes or may change, but another operator must announce
 * theirs first. metadata: the definition changes and the fingerprint stays. nothing: no change is needed.
 * retired: the coalition ends before the change. faulty: the definition must be fixed first.
 */
export type Verdict = "moves" | "waits" | "metadata" | "nothing" | "retired" | "faulty";

export interface NoticeEffect {
  coalition: string;
  file: string;
  /** The coalition's own operator. */
  operator: Operator;
  /** Parts that have the id: "lattice base.mainnet", each once. */
  parts: string[];
  verdict: Verdict;
  /** If nothing is announced, or it is blocked: why, and what to do. */
  reason?: string;
  /** `next` is the same for all notices of one moment. */
  fingerprint: { now: Id; next: Id | undefined };
  /** "confluence router": services whose operators have not announced their next fingerprint. */
  waitsFor: string[];
  /** Services whose own fingerprint changes too, because they span the citizen or run the image. */
  following: Following[];
  /** The entry of this notice in `upcoming` now. */
  existing: Upcoming | undefined;
  /** The entry that should be there. */
  wanted: Upcoming;
  /**
   * "due": it is announced as wanted, and its time of change has passed. "blocked": nothing can be proposed before
   * `reason` is fixed. "at-once": the change is made without an announcement. "none": there is no entry to write.
   */
  stage: "to-announce" | "to-amend" | "announced" | "due" | "blocked" | "at-once" | "none";
}

/** Whether the coalition's definition has an entry of the notice, or needs one. */
export function isAffected({ stage }: Pick<NoticeEffect, "stage">): boolean {
  return stage !== "none";
}

/** A confluence or module whose own fingerprint depends on the id. */
export interface Following {
  /** "confluence router". */
  label: string;
  /** A module is run by the coalition's own operator. */
  operator: Operator;
  fingerprint: Id;
  /** As announced, or derived from its published config bytes; undefined until its operator announces it. */
  next: Id | undefined;
}

/** `then`: the definition after the change; what is unknown is unchanged. */
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
