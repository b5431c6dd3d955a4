// Times in UTC, for people and for programs.

import { moment } from "../../src/core/lookup/moment.ts";
import type { UtcTime } from "../../src/core/registry/definition.ts";

export function Time({ at }: { at: UtcTime }) {
  return <time dateTime={at}>{moment(at)}</time>;
}

export function Day({ at }: { at: UtcTime }) {
  return <time dateTime={at}>{at.slice(0, 10)}</time>;
}
