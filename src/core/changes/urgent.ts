// The mark of a change that cannot wait: which of the changes it is, and what it says of the others.

import type { Definition } from "../registry/definition.ts";
import type { Change } from "./change.ts";

/** Whether a change is the mark itself, set, corrected or taken off: nothing that integrators act on. */
export function isUrgentMark({ part, field }: Pick<Change, "part" | "field">): boolean {
  return part.class === "coalition" && field === "urgent";
}

/** Why changes are urgent, which led to this definition: where they bring the mark, or another reason for it. */
export function urgentReason(
  changes: readonly Change[],
  { urgent }: Pick<Definition, "urgent">,
): string | undefined {
  const isMarkedNow = changes.some((it) => isUrgentMark(it) || it.kind === "published");
  return isMarkedNow ? urgent?.reason : undefined;
}
