// Where a definition's $schema may lead: along the folders to the registry's own, or to an address with a version.

import { describe, expect, it } from "vitest";
import { checkRegistry } from "../../../src/core/check.ts";
import { parseText } from "../../../src/core/source/source.ts";
import { definition } from "../../support/definitions.ts";
import { bytesOfValue, registryOf } from "../../support/registries.ts";

const FILE = "coalitions/mini.one.json";
const RAW = "https://raw.githubusercontent.com/acme/software";
const SHA = "0123456789abcdef0123456789abcdef01234567";
const CONFIG = { name: "Mini", description: "Mini.", baseUrl: "https://mini.example/" };

/** What the check reports on it, in a registry whose config has this $schema. */
function said(
  $schema: string,
  { file = FILE, config = "./schemas/registry-config.schema.json" } = {},
) {
  const given = definition({ name: "mini.one", $schema });
  const source = parseText("registry.config.json", JSON.stringify({ ...CONFIG, $schema: config }));
  const registry = registryOf({ [file]: bytesOfValue(given) }, { config: source });
  return checkRegistry(registry).problems.map(({ code, message, fix }) => ({ code, message, fix }));
}

describe("$schema", () => {
  it.each([
    ["the relative path", "../schemas/coalition.schema.json"],
    ["the address of a major version", `${RAW}/v1/schemas/coalition.schema.json`],
    ["of a version", `${RAW}/v1.2.3/schemas/coalition.schema.json`],
    ["of a tag by its whole name", `${RAW}/refs/tags/v1.2.3-rc.1/schemas/coalition.schema.json`],
    ["of a commit", `${RAW}/${SHA}/schemas/coalition.schema.json`],
    ["of a package", "https://unpkg.com/mosaik-coalitions@1/schemas/coalition.schema.json"],
    ["of a fork's package", "https://unpkg.com/@acme/registry@1.0.0/schemas/coalition.schema.json"],
  ])("may be %s", (_, $schema) => {
    expect(said($schema)).toEqual([]);
  });

  it.each([
    ["a branch", `${RAW}/main/schemas/coalition.schema.json`],
    ["no version", "https://coalitions.example/schemas/coalition.schema.json"],
    [
      "the newest of a package",
      "https://unpkg.com/mosaik-coalitions/schemas/coalition.schema.json",
    ],
    ["a version elsewhere", "https://a.example/v1/x/schemas/coalition.schema.json"],
    ["a version as a user", "https://x@1/schemas/coalition.schema.json"],
  ])("may not be an address of %s", (_, $schema) => {
    const [problem, ...more] = said($schema);
    expect(more).toEqual([]);
    expect(problem?.code).toBe("schema-path");
    expect(problem?.message).toContain(`${$schema} has no version.`);
    expect(problem?.message).toContain("https://…/v1/schemas/coalition.schema.json");
    expect(problem?.fix).toBe('Write: "$schema": "../schemas/coalition.schema.json"');
  });

  it.each([
    ["http", "http://a.example/v1/schemas/coalition.schema.json"],
    ["another schema", `${RAW}/v1/schemas/lattice.schema.json`],
    ["a query", `${RAW}/v1/schemas/coalition.schema.json?x`],
    ["a path without a way up", "schemas/coalition.schema.json"],
    [
      "an address without end",
      `https://a.example/${"x".repeat(300)}/v1/schemas/coalition.schema.json`,
    ],
  ])("is refused by the schema with %s, naming both forms", (_, $schema) => {
    const [problem] = said($schema);
    expect(problem?.code).toBe("value-invalid");
    expect(problem?.fix).toContain("/v1/schemas/coalition.schema.json");
    expect(problem?.fix).toContain("../schemas/coalition.schema.json");
  });

  it("from another folder is measured from there", () => {
    const [problem] = said("../schemas/coalition.schema.json", {
      file: "coalitions/l2/mini.one.json",
    });
    expect(problem?.fix).toBe('Write: "$schema": "../../schemas/coalition.schema.json"');
  });
});

describe("$schema where the registry's config has an address", () => {
  const config = `${RAW}/v1/schemas/registry-config.schema.json`;

  it("is the address beside it, not a path to nothing", () => {
    const [problem] = said("../schemas/coalition.schema.json", { config });
    expect(problem?.code).toBe("schema-path");
    expect(problem?.fix).toBe(`Write: "$schema": "${RAW}/v1/schemas/coalition.schema.json"`);
    expect(said(`${RAW}/v1/schemas/coalition.schema.json`, { config })).toEqual([]);
    expect(said(`${RAW}/v2/schemas/coalition.schema.json`, { config })).toEqual([]);
  });

  it("stays as it was in a definition that is there already", () => {
    const last = definition({ name: "mini.one" });
    const published = new Map([
      [
        "mini.one",
        { versions: new Map(), entries: new Map(), last, holders: new Map(), there: true },
      ],
    ]);
    const source = parseText(
      "registry.config.json",
      JSON.stringify({ ...CONFIG, $schema: config }),
    );
    const registry = registryOf(
      { [FILE]: bytesOfValue({ ...last, title: "New" }) },
      { config: source },
    );
    expect(checkRegistry(registry, { published }).problems).toEqual([]);
  });
});
