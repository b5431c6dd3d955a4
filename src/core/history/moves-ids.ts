// Which changes have other ids in a definition than before.

import type { Change, ChangeKind } from "../changes/change.ts";

const ABOUT_NO_ID: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  "authority-changed",
  "history-rewritten",
  "metadata-changed",
  "overdue",
  "peer-hints-changed",
]);

/** Whether other ids may be in the definition, or the same under other names: most entries are about neither. */
export function movesIds({ kind, field }: Change): boolean {
  return !ABOUT_NO_ID.has(kind) || field === "name";
}
