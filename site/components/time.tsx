// Moments in UTC, as people read them and programs do.

import type { UtcTime } from "../../src/core/registry/definition.ts";

/** 2026-12-15T14:00:00Z -> "2026-12-15 14:00 UTC". */
export function Time({ at }: { at: UtcTime }) {
  return <time dateTime={at}>{`${at.slice(0, 10)} ${at.slice(11, 16)} UTC`}</time>;
}

export function Day({ at }: { at: UtcTime }) {
  return <time dateTime={at}>{at.slice(0, 10)}</time>;
}
