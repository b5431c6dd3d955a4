// Writes times for sentences.

import type { UtcTime } from "../registry/definition.ts";

/** 2026-12-15T14:00:00Z -> "2026-12-15 14:00 UTC". */
export function moment(at: UtcTime): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}
