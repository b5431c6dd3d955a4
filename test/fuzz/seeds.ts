// Sound definitions to begin with: the example registry's, and random ones of every shape.

import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import type { Definition } from "../../src/core/registry/definition.ts";
import { definitions } from "../support/arbitrary-definitions.ts";
import { checkDefinitions } from "../support/registries.ts";

const EXAMPLES = readdirSync("coalitions")
  .filter((it) => it.endsWith(".json"))
  .map((it) => JSON.parse(readFileSync(`coalitions/${it}`, "utf8")) as Definition);

const RANDOM = fc.sample(definitions, { numRuns: 60, seed: 14 });

/** Each passes the check by itself. */
export const SOUND: readonly Definition[] = [...EXAMPLES, ...RANDOM].filter(
  (it) => checkDefinitions(it).ok,
);

/** The same under names of their own, so that several can be in one registry. */
export function named(of: Definition, name: string): Definition {
  return { ...of, name };
}
