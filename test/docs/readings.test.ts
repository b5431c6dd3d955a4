// The schema accepts exactly the names of the readings: `npm run generate` writes them into it.

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { READINGS } from "../../src/core/derivation/readings/index.ts";

const SCHEMA = "schemas/coalition.schema.json";

it("the schema knows every reading of the derivation", async () => {
  const schema = readFileSync(SCHEMA, "utf8");
  const names = READINGS.map(({ name }) => JSON.stringify(name)).join(", ");
  const pattern = /("derivation": \{\s+"description": "[^"]*",\s+"enum": )\[[^\]]*\]/;
  expect(schema).toMatch(pattern);
  const written = schema.replace(pattern, `$1[${names}]`);
  await expect(written).toMatchFileSnapshot(`../../${SCHEMA}`);
});
