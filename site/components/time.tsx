// Times in UTC, for people and for programs.

import type { UtcTime } from "../../src/core/registry/definition.ts";
import { moment } from "../../src/core/time.ts";

export function Time({ at }: { at: UtcTime }) {
  return <time dateTime={at}>{moment(at)}</time>;
}

export function Day({ at }: { at: UtcTime }) {
  return <time dateTime={at}>{at.slice(0, 10)}</time>;
}
