// src/core/registry/definition.ts and schemas/*.json say the same: every property of the one is in the other,
// and is optional, or may be null, in both or in neither.

import { describe, expect, it } from "vitest";
import {
  type Definition,
  MODULE_KINDS,
  UPCOMING_KINDS,
} from "../../src/core/registry/definition.ts";
import { checkSchema } from "../../src/core/schema/check-schema.ts";
import { EVERYTHING } from "../support/everything.ts";
import { objectSchemas, resolved, schemaAt } from "../support/schema-walk.ts";
import { factsOf } from "../support/type-facts.ts";

const walk = objectSchemas(schemaAt("coalition.schema.json"), [EVERYTHING]);

describe("a definition with every property of the types", () => {
  it("is accepted by the schema", () => {
    expect(checkSchema(EVERYTHING)).toEqual([]);
  });

  it("is reached whole by the walk through the schemas", () => {
    expect(walk.flatMap(({ values }) => values)).toHaveLength(countObjects(EVERYTHING));
  });
});

function countObjects(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const below = Object.values(value).reduce((sum: number, it) => sum + countObjects(it), 0);
  return Array.isArray(value) ? below : below + 1;
}

describe.each(walk.map((it) => [it.pointer, it] as const))("at %s", (pointer, at) => {
  const { schema, values } = at;
  const properties = Object.keys(schema.properties ?? {});

  it("the schema knows the properties of the types, and no others", () => {
    expect(values).not.toEqual([]);
    for (const value of values) expect(Object.keys(value).sort()).toEqual([...properties].sort());
    expect(schema.additionalProperties).toBe(false);
  });

  it("the same properties are optional", () => {
    const optional = properties.filter((key) => !schema.required?.includes(key));
    expect(optional.sort()).toEqual(Object.keys(factsOf(pointer).optional).sort());
  });

  it("the same properties may be null", () => {
    const nullable = Object.entries(schema.properties ?? {}).filter(([, property]) =>
      [resolved(property).type].flat().includes("null"),
    );
    const keys = nullable.map(([key]) => key);
    expect(keys.sort()).toEqual(Object.keys(factsOf(pointer).nullable).sort());
  });

  it("every property has a description", () => {
    for (const [key, property] of Object.entries(schema.properties ?? {})) {
      expect(`${key}: ${resolved(property).description}`).toMatch(/: .+\.$/s);
    }
  });
});

describe("the lists of words", () => {
  const archetypes: Record<Definition["archetype"], true> = {
    ecosystem: true,
    service: true,
    "multi-operator": true,
  };

  it("are the same in both", () => {
    const { properties } = schemaAt("coalition.schema.json");
    expect(properties?.archetype?.enum).toEqual(Object.keys(archetypes));
    expect(schemaAt("upcoming.schema.json").properties?.kind?.enum).toEqual(UPCOMING_KINDS);
    expect(Object.keys(properties?.modules?.properties ?? {})).toEqual(MODULE_KINDS);
  });
});
