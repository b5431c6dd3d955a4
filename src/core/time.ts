// UTC times as text. The only file of the core that touches Date, and never its clock.

import type { UtcTime } from "./definition.ts";

/** Whether the calendar has this moment: 2026-02-31T00:00:00Z has the form, and does not exist. */
export function isRealTime(time: UtcTime): boolean {
  // biome-ignore lint/style/noRestrictedGlobals: parses a value, reads no clock
  const parsed = new Date(time);
  if (Number.isNaN(parsed.getTime())) return false;
  return parsed.toISOString().startsWith(time.replace(/Z$/, ""));
}

/** Seconds since the Unix epoch -> `2026-12-01T14:00:00Z`. */
export function timeFromEpoch(seconds: number): UtcTime {
  // biome-ignore lint/style/noRestrictedGlobals: converts a value, reads no clock
  return new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
}
