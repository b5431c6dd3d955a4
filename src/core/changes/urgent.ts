// The mark of an urgent change: which change sets it, and why the others are urgent.

import type { Definition } from "../registry/definition.ts";
import type { Change } from "./change.ts";

/** Whether a change only sets, corrects or removes the mark: integrators do not have to act on that. */
export function isUrgentMark({ part, field }: Pick<Change, "part" | "field">): boolean {
  return part.class === "coalition" && field === "urgent";
}

/** The reason why these changes are urgent, if they set the mark or change its reason. */
export function urgentReason(
  changes: readonly Change[],
  { urgent }: Pick<Definition, "urgent">,
): string | undefined {
  const isMarkedNow = changes.some((it) => isUrgentMark(it) || it.kind === "published");
  return isMarkedNow ? urgent?.reason : undefined;
}
