// The readings of the derivation, the default first. To add one, add a file here and a line below, then run `npm run
// generate` to add its name to the schema.

import type { Definition } from "../../registry/definition.ts";
import { modulesDerived } from "./modules-derived.ts";
import { modulesFolded } from "./modules-folded.ts";
import type { Reading } from "./reading.ts";

export type { Reading } from "./reading.ts";

export const DEFAULT_READING: Reading = modulesFolded;

export const READINGS: readonly Reading[] = [DEFAULT_READING, modulesDerived];

/** The reading that a definition states, or the default. The schema refuses every other name. */
export function readingOf({ derivation }: Pick<Definition, "derivation">): Reading {
  return READINGS.find(({ name }) => name === derivation) ?? DEFAULT_READING;
}
