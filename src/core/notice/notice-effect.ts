// The shape of what a bump notice means for one coalition, and for the services that follow what is bumped.

import { runs, spans } from "../changes/apply.ts";
import type { Definition, Id, Operator, Upcoming } from "../registry/definition.ts";
import { operatorOf, servicesOf } from "../registry/parts.ts";

/**
 * moves: the coalition's fingerprint will be another. waits: it will or may be, but others have to say it
 * first. metadata: the definition changes, and the fingerprint stays. nothing: no change is needed.
 * retired: the coalition ends before it. faulty: the definition must be fixed first.
 */
export type Verdict = "moves" | "waits" | "metadata" | "nothing" | "retired" | "faulty";

export interface NoticeEffect {
  coalition: string;
  file: string;
  /** The coalition's own. */
  operator: Operator;
  /** What has the id there: "lattice base.mainnet", each once. */
  parts: string[];
  verdict: Verdict;
  /** Where nothing is to be announced, or it is blocked: why, in a sentence or two, and what may be done. */
  why?: string;
  /** `next` is told alike for all notices of one moment. */
  fingerprint: { now: Id; next: Id | undefined };
  /** "confluence router": services whose operators have yet to say their next fingerprint. */
  waitsFor: string[];
  /** Services whose own fingerprint follows, because they span what is bumped or run the image. */
  following: Following[];
  /** The entry of this notice that stands in `upcoming` now. */
  standing: Upcoming | undefined;
  /** The entry that should stand there. */
  wanted: Upcoming;
  /**
   * "due": it stands as it should, and its time has come. "blocked": it concerns the coalition, and nothing can be
   * proposed there before `why` is fixed. "at-once": it is to be carried out without being announced. "none": there is no entry to write.
   */
  stage: "to-announce" | "to-amend" | "announced" | "due" | "blocked" | "at-once" | "none";
}

/** Whether an entry of the notice is in the coalition's definition, or is to be. */
export function isAffected({ stage }: Pick<NoticeEffect, "stage">): boolean {
  return stage !== "none";
}

/** A confluence or module whose own fingerprint follows from what is bumped. */
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
