// docs/registry-config.md: its example is a valid config, and its table has every key.

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import schema from "../../schemas/registry-config.schema.json" with { type: "json" };
import { parseConfig } from "../../src/core/config/config.ts";
import { parseText } from "../../src/core/source/source.ts";

const text = readFileSync("docs/registry-config.md", "utf8");
const [, example = ""] = /```json\n(.*?)```/s.exec(text) ?? [];
const keys = Object.keys(schema.properties);

it("shows a config with every key, that the check accepts", () => {
  expect(parseConfig(parseText("registry.config.json", example)).problems).toEqual([]);
  expect(Object.keys(JSON.parse(example)).sort()).toEqual([...keys].sort());
});

it("says what each key does, and which are needed", () => {
  const rows = [...text.matchAll(/^\| `(\w+)` \| .+ \| (.+) \|$/gm)];
  expect(rows.map(([, key]) => key).sort()).toEqual(keys.filter((it) => it !== "$schema").sort());
  const needed = rows
    .filter(([, , without]) => without?.startsWith("needed"))
    .map(([, key]) => key);
  expect(needed.sort()).toEqual([...schema.required].sort());
});
