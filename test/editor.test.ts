// A definition in VS Code: the association finds the schema, references across files resolve, and an
// operator sees completions, descriptions and the errors that the check would report.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Definition } from "../src/core/registry/definition.ts";
import {
  confluence,
  definition,
  lattice,
  modules,
  organism,
  ticketIssuer,
} from "./support/definitions.ts";
import { OpenFile, ROOT, type Workspace } from "./support/editor.ts";
import { EVERYTHING } from "./support/everything.ts";
import { idOf } from "./support/ids.ts";
import { textOf } from "./support/registries.ts";
import { resolved, schemaAt } from "./support/schema-walk.ts";
import { made } from "./support/starter.ts";

const FILE = "coalitions/mini.coalition.json";
const WHOLE = definition({
  lattices: [lattice("mini.mainnet")],
  organisms: [organism("oracle")],
  confluences: [confluence("router")],
  modules: modules("atlas"),
  ticketIssuer: ticketIssuer("tickets"),
});

/** The file without its $schema, which would lead to the schema without the association. */
function unassociated(text: string): string {
  return text.replace(/ {2}"\$schema": .*\n/, "");
}

async function labels(text: string, file = FILE): Promise<string[]> {
  return [...(await new OpenFile(file, text).complete()).keys()].sort();
}

/** The properties that a schema knows, each with the nearest description. */
function described(ref: string): [string, string | undefined][] {
  const { properties = {} } = schemaAt(ref);
  return Object.entries(properties).map(([key, it]) => [key, resolved(it).description]);
}

/** A text with an object of each schema. */
const OBJECTS: [schema: string, text: string][] = [
  ["coalition.schema.json", "{▸}"],
  ["lattice.schema.json", '{"lattices": [{▸}]}'],
  ["organism.schema.json", '{"organisms": [{▸}]}'],
  ["confluence.schema.json", '{"confluences": [{▸}]}'],
  ["module.schema.json", '{"modules": {"chronicle": {▸}}}'],
  ["ticket-issuer.schema.json", '{"ticketIssuer": {▸}}'],
  ["peer-hint.schema.json", '{"peerHints": [{▸}]}'],
  ["urgent.schema.json", '{"urgent": {▸}}'],
  ["upcoming.schema.json", '{"upcoming": [{▸}]}'],
  ["retirement.schema.json", '{"retirement": {▸}}'],
  ["common.schema.json#/$defs/operator", '{"operator": {▸}}'],
  ["common.schema.json#/$defs/githubAccount", '{"operator": {"github": [{▸}]}}'],
  ["common.schema.json#/$defs/spannedCitizen", '{"confluences": [{"span": [{▸}]}]}'],
  ["common.schema.json#/$defs/mrtd", '{"lattices": [{"mrtds": [{▸}]}]}'],
];

describe("completion", () => {
  it.each(OBJECTS)("offers every property of %s in %s", async (ref, text) => {
    expect(await labels(text)).toEqual(Object.keys(schemaAt(ref).properties ?? {}).sort());
  });

  it.each(OBJECTS)("describes each property of %s in its own words in %s", async (ref, text) => {
    const offered = await new OpenFile(FILE, text).complete();
    expect([...offered].sort()).toEqual(described(ref).sort());
  });

  it("offers the words of a list", async () => {
    const offered = await labels('{"archetype": ▸}');
    expect(offered).toEqual(['"ecosystem"', '"multi-operator"', '"service"']);
  });

  it("works in a sub-folder of coalitions, and nowhere else", async () => {
    expect(await labels("{▸}", "coalitions/l2/mini.coalition.json")).toContain("lattices");
    expect(await labels("{▸}", "docs/other.json")).not.toContain("lattices");
  });

  it("also follows a $schema, where the file is not in the folder that is associated", async () => {
    const text = '{"$schema": "../schemas/coalition.schema.json", ▸}';
    expect(await labels(text, "elsewhere/mini.coalition.json")).toContain("lattices");
  });
});

describe("resting on a property shows its description, and no other", () => {
  const text = textOf(WHOLE);

  it.each([
    ["coalition.schema.json", "{", "organisms"],
    ["coalition.schema.json", "{", "fingerprint"],
    ["lattice.schema.json", '"lattices"', "chainId"],
    ["organism.schema.json", '"organisms"', "stableId"],
    ["module.schema.json", '"atlas"', "docs"],
  ])("of %s, after %s: %s", async (ref, section, key) => {
    const at = text.indexOf(`"${key}": `, text.indexOf(section));
    const file = new OpenFile(FILE, `${text.slice(0, at)}▸${text.slice(at)}`);
    const shown = (await file.hover()).split("\n");
    expect(shown.at(-1)).toBe(new Map(described(ref)).get(key));
  });
});

describe("a mistake is underlined", () => {
  async function underlined(value: unknown): Promise<string[]> {
    const found = await new OpenFile(FILE, unassociated(textOf(value))).diagnose();
    return found.filter((it) => !it.includes('Missing property "$schema"'));
  }
  const { stableId } = lattice("mini.mainnet");
  const withId = (id: string) => ({
    ...WHOLE,
    lattices: [{ ...lattice("mini.mainnet"), stableId: id }],
  });

  it("an unknown key", async () => {
    const [first, ...more] = await underlined({ ...WHOLE, ticketIsuer: null });
    expect(first).toMatch(/^"ticketIsuer" .*not allowed/);
    expect(more).toEqual([]);
  });

  it.each([
    ["with 0x", `0x${stableId}`],
    ["in upper case", stableId.toUpperCase()],
    ["too short", stableId.slice(1)],
  ])("an id %s, with the words of the schema", async (_, id) => {
    expect(await underlined(withId(id))).toEqual([`"${id}" 64 lowercase hex digits, without 0x.`]);
  });

  it("a property that is missing", async () => {
    const { peerHints: _, ...rest } = WHOLE;
    expect((await underlined(rest)).join()).toMatch(/Missing property "peerHints"/);
  });
});

describe("nothing is underlined in", () => {
  const retirement = { at: "2026-12-01T14:00:00Z", reason: "It is done.", replacement: null };
  const upcoming: Definition["upcoming"] = [
    {
      notice: 1,
      kind: "retirement",
      id: idOf("organism oracle"),
      to: null,
      effectiveAt: "2026-12-01T14:00:00Z",
      reason: "It is done.",
    },
  ];
  it.each<[string, unknown]>([
    ["a definition", WHOLE],
    ["one without modules or issuer", { ...WHOLE, modules: modules(), ticketIssuer: null }],
    ["a retired one without a replacement", { ...WHOLE, retirement }],
    ["one that announces a retirement", { ...WHOLE, upcoming }],
    ["one with every property", EVERYTHING],
  ])("%s", async (_, value) => {
    expect(await new OpenFile(FILE, textOf(value)).diagnose()).toEqual([]);
  });
});

describe("a registry without schemas, before anything of it is published", () => {
  const SCHEMAS = "https://raw.githubusercontent.com/acme/software/v1/schemas";
  const files = made();
  const asked: string[] = [];
  const registry: Workspace = {
    uri: "file:///registry",
    settings: files.get(".vscode/settings.json") ?? "",
    // The files of the release, and nothing else: nobody has a site yet.
    download: (uri) => {
      asked.push(uri);
      const [, name] = new RegExp(`^${SCHEMAS}/([a-z-]+\\.schema\\.json)$`).exec(uri) ?? [];
      if (name === undefined) throw new Error(`There is no ${uri}.`);
      return readFile(join(ROOT, "schemas", name), "utf8");
    },
  };
  const offered = async (text: string, file = FILE) =>
    [...(await new OpenFile(file, text, registry).complete()).keys()].sort();

  it.each(OBJECTS)("offers every property of %s in %s", async (ref, text) => {
    expect(await offered(text)).toEqual(Object.keys(schemaAt(ref).properties ?? {}).sort());
  });

  it("follows the $schema of a definition, and underlines nothing in it", async () => {
    const given = { ...EVERYTHING, $schema: `${SCHEMAS}/coalition.schema.json` };
    for (const file of [FILE, "elsewhere/mini.coalition.json"]) {
      expect(await new OpenFile(file, textOf(given), registry).diagnose()).toEqual([]);
    }
    expect(asked).toContain(`${SCHEMAS}/lattice.schema.json`);
  });

  it("completes registry.config.json, and underlines nothing in it", async () => {
    const text = files.get("registry.config.json") ?? "";
    expect(await new OpenFile("registry.config.json", text, registry).diagnose()).toEqual([]);
    expect(await offered(text.replace("{", "{▸"), "registry.config.json")).toContain("colours");
  });

  it("downloads nothing that its settings do not trust", async () => {
    const given = { ...EVERYTHING, $schema: "https://a.example/v1/schemas/coalition.schema.json" };
    const [problem] = await new OpenFile(FILE, textOf(given), registry).diagnose();
    expect(problem).toContain("is untrusted");
  });
});
