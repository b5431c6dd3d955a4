// The JSON Schemas as values: the keywords that they use, and where a reference leads.

import { pointerOf, pointerSteps } from "../source/locate.ts";
import { publishedSchemas } from "./schemas.ts";

/** What the schemas of this project are written with; a test refuses any other keyword. */
export interface SchemaNode {
  $id?: string;
  $ref?: string;
  $comment?: string;
  $defs?: Record<string, SchemaNode>;
  title?: string;
  description?: string;
  type?: string | readonly string[];
  properties?: Record<string, SchemaNode>;
  required?: readonly string[];
  /** For a map: the schema of its values. */
  additionalProperties?: boolean | SchemaNode;
  items?: SchemaNode;
  const?: unknown;
  enum?: readonly unknown[];
  examples?: readonly unknown[];
  pattern?: string;
  /** The pattern described as text, which editors also show. */
  patternErrorMessage?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
}

export interface Placed {
  node: SchemaNode;
  /** The file's name, such as lattice.schema.json. */
  file: string;
  /** RFC 6901, from the top of the file: "" or /$defs/id. */
  pointer: string;
}

/** Every schema by its file's name, in their order. */
export const SCHEMAS_BY_FILE: ReadonlyMap<string, SchemaNode> = new Map(
  publishedSchemas("").map(({ file, schema }) => [file, schema as SchemaNode]),
);

/** The node at `pointer` of a file. Throws if there is none, because the schemas are the project's own. */
export function nodeAt(file: string, pointer: string): Placed {
  let value: unknown = SCHEMAS_BY_FILE.get(file);
  for (const key of pointerSteps(pointer)) {
    const isObject = typeof value === "object" && value !== null && Object.hasOwn(value, key);
    value = isObject ? (value as Record<string, unknown>)[key] : undefined;
  }
  if (typeof value !== "object" || value === null) {
    throw new Error(`The schemas have no ${file}#${pointer}.`);
  }
  return { node: value as SchemaNode, file, pointer };
}

/** What a node says by itself or by what it refers to: the last node of the chain of references. */
export function resolve(placed: Placed): Placed {
  const target = referenceOf(placed);
  return target ? resolve(target) : placed;
}

/** The node that a node refers to; undefined if it has no reference. */
export function referenceOf({ node: { $ref }, file }: Placed): Placed | undefined {
  if ($ref === undefined) return undefined;
  const [other = "", pointer = ""] = $ref.split("#");
  return nodeAt(other === "" ? file : other, pointer);
}

/** A node below another one, by the steps to it. */
export function below({ file, pointer }: Placed, steps: string[], child: SchemaNode): Placed {
  return { node: child, file, pointer: pointer + pointerOf(...steps) };
}

/** The words on a node: those beside a reference are about this very place, and come first. */
export function wordsOn(placed: Placed): string {
  const { node } = placed;
  const target = referenceOf(placed);
  return node.description ?? (target ? wordsOn(target) : (node.$comment ?? ""));
}

/** A node's title, or else its key. */
export function titleOf({ node, file, pointer }: Placed): string {
  return node.title ?? pointer.split("/").at(-1) ?? file;
}
