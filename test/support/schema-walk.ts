// A walk through schemas/*.json, beside a value that they describe.

import common from "../../schemas/common.schema.json" with { type: "json" };
import { publishedSchemas } from "../../src/core/schema/schemas.ts";

export interface Schema {
  title?: string;
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean;
  items?: Schema;
  enum?: unknown[];
  type?: string | string[];
  $ref?: string;
  $defs?: Record<string, Schema>;
}

const FILES = new Map(publishedSchemas("").map(({ file, schema }) => [file, schema as Schema]));

/** The schema of a file, or one of its definitions: `common.schema.json#/$defs/id`. */
export function schemaAt(ref: string): Schema {
  const [file = "", pointer = ""] = ref.split("#");
  const whole = file === "" ? (common as Schema) : FILES.get(file);
  const name = pointer.replace("/$defs/", "");
  const found = pointer === "" ? whole : whole?.$defs?.[name];
  if (!found) throw new Error(`No schema at ${ref}`);
  return found;
}

/** The schema without its reference; keywords beside a `$ref` win. */
export function resolved(schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const { $ref, ...beside } = schema;
  return { ...resolved(schemaAt($ref)), ...beside };
}

/** Every object schema under `schema`, by pointer, with all values found there in `values`. */
export function objectSchemas(
  schema: Schema,
  values: unknown[],
  pointer = "",
): { pointer: string; schema: Schema; values: Record<string, unknown>[] }[] {
  const here = resolved(schema);
  if (here.items) {
    const items = values.flatMap((value) => (Array.isArray(value) ? value : []));
    return objectSchemas(here.items, items, `${pointer}/*`);
  }
  if (!here.properties) return [];
  const objects = values.filter(
    (value): value is Record<string, unknown> => typeof value === "object" && value !== null,
  );
  const below = Object.entries(here.properties).flatMap(([key, property]) => {
    const members = objects.map((object) => object[key]).filter((member) => member !== undefined);
    return objectSchemas(property, members, `${pointer}/${key}`);
  });
  return [{ pointer, schema: here, values: objects }, ...below];
}
