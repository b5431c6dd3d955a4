// The current time, in the form that the core takes.

import type { UtcTime } from "../../src/core/registry/definition.ts";
import { timeFromEpoch } from "../../src/core/time.ts";

export function now(): UtcTime {
  return timeFromEpoch(Math.floor(Date.now() / 1000));
}
