// What a check needs, and nothing else: reads each definition below coalitions/, parses it and validates it with
// the compiled schema.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { validateDefinition } from "../generated/validateDefinition.js";

let valid = 0;
for (const name of readdirSync("coalitions", { recursive: true })) {
  if (!name.endsWith(".json")) continue;
  if (validateDefinition(JSON.parse(readFileSync(join("coalitions", name), "utf8")))) valid++;
}
console.log(`${valid} valid`);
