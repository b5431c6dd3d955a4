// The same words for a notice wherever it is told: in its comment, on pull requests, at a terminal.

import { announcedKind } from "../../impact-announcements.ts";
import { moment } from "../../lookup/moment.ts";
import type { BumpNotice } from "../../notice/notice.ts";

/** "stable id change of lattice base.mainnet". */
export function subjectOf({ kind }: BumpNotice, parts: readonly string[]): string {
  const of = [...new Set(parts)];
  return of.length === 0 ? announcedKind(kind) : `${announcedKind(kind)} of ${of.join(", ")}`;
}

/** "2026-12-01 14:00 UTC". */
export function whenOf({ effectiveAt }: Pick<BumpNotice, "effectiveAt">): string {
  return moment(effectiveAt);
}
