// The only clock. Other code takes the time as a value.

import type { UtcTime } from "../core/registry/definition.ts";
import { timeFromEpoch } from "../core/time.ts";

export function currentTime(): UtcTime {
  return timeFromEpoch(Math.floor(Date.now() / 1000));
}
