// Valid definitions to begin with: the example registry's, and random ones of every shape.

import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import type { Definition } from "../../src/core/registry/definition.ts";
import { definitions } from "../support/arbitrary-definitions.ts";
import { bytesOfValue, checkDefinitions, fileOf } from "../support/registries.ts";
import { faultInFile } from "./oracle.ts";

const EXAMPLES = readdirSync("coalitions")
  .filter((it) => it.endsWith(".json"))
  .map((it) => JSON.parse(readFileSync(`coalitions/${it}`, "utf8")) as Definition);

const RANDOM = fc.sample(definitions, { numRuns: 60, seed: 14 });

/** Each passes the check by itself, and the oracle. */
export const VALID: readonly Definition[] = [...EXAMPLES, ...RANDOM].filter(
  (it) =>
    checkDefinitions(it).ok && faultInFile(fileOf(it), bytesOfValue(it), "2000") === undefined,
);
