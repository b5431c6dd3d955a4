// Integrators whose CI runs `stale` daily are never surprised by an announced change, and never warned without cause.

import { expect, it } from "vitest";
import { Random } from "../fuzz/random.ts";
import { liveThrough } from "../support/stale-years.ts";

it.each(Array.from({ length: 20 }, (_, seed) => seed))("in the year %i", (seed) => {
  const { faults, met } = liveThrough(new Random(seed));
  expect(faults).toEqual([]);
  expect(met).toBeGreaterThan(0);
});
