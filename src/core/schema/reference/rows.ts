// A schema -> what a person looks up in it: each value with its path, its type, whether it must be there,
// what it means and what is asked of it. It is made from the schemas alone, so that it is never stale.

import {
  below,
  nodeAt,
  type Placed,
  referenceOf,
  resolve,
  type SchemaNode,
  titleOf,
  wordsOn,
} from "../node.ts";
import { type Limit, limitsOf, limitsOfItems, typesOf, valuesOf } from "./words.ts";

/** Where something is defined. */
export interface Target {
  file: string;
  /** On the file's page; "" for the page as a whole. */
  anchor: string;
  title: string;
}

export interface SchemaRow {
  anchor: string;
  /** The value's place as people write it: `modules.atlas`, `maintainers[].login`. */
  path: string;
  /** Its JSON types: "object or null". */
  types: string;
  /** For a list, the types of its items; "" if they are defined elsewhere. */
  itemTypes?: string;
  /** Where it, or what is in the list, is defined, if not here. */
  target?: Target;
  /** undefined of what is not a property with a name of its own. */
  required?: boolean;
  description: string;
  limits: Limit[];
  /** All allowed values as JSON; empty if the schema does not list them. */
  values: string[];
  /** As JSON. */
  examples: string[];
}

/** A schema, or one of the definitions in it. */
export interface SchemaPart {
  self: SchemaRow;
  title: string;
  /** Its properties, and those of the objects in it, in the schema's order. */
  rows: SchemaRow[];
  /** Whether an object may have further properties. */
  open: boolean;
}

/** The parts of a schema: itself where it describes a value, then its definitions. */
export function partsOf(file: string): SchemaPart[] {
  const root = nodeAt(file, "");
  const { $defs = {} } = root.node;
  const defs = Object.entries($defs).map(([name, node]) => below(root, ["$defs", name], node));
  const describes = root.node.type !== undefined || root.node.properties !== undefined;
  return [...(describes ? [root] : []), ...defs].map(partOf);
}

function partOf(placed: Placed): SchemaPart {
  return {
    self: rowOf(placed, ""),
    title: titleOf(placed),
    rows: propertiesOf(placed, ""),
    open: placed.node.properties !== undefined && placed.node.additionalProperties !== false,
  };
}

/** The rows of an object's properties, each followed by those of the object or list that it holds. */
function propertiesOf(placed: Placed, path: string): SchemaRow[] {
  const { properties = {}, required = [], items, additionalProperties: each } = placed.node;
  const own = Object.entries(properties).flatMap(([name, node]) => {
    const property = below(placed, ["properties", name], node);
    const at = path === "" ? name : `${path}.${name}`;
    const row = { ...rowOf(property, at), required: required.includes(name) };
    return [row, ...propertiesOf(property, at)];
  });
  if (typeof each === "object") own.push(...valuesOfMap(placed, each, `${path}.*`));
  return items ? [...own, ...propertiesOf(below(placed, ["items"], items), `${path}[]`)] : own;
}

/** For an object that is a map: the row of its values, followed by the rows of what they contain. */
function valuesOfMap(placed: Placed, each: SchemaNode, path: string): SchemaRow[] {
  const value = below(placed, ["additionalProperties"], each);
  return [rowOf(value, path), ...propertiesOf(value, path)];
}

function rowOf(placed: Placed, path: string): SchemaRow {
  const { node } = placed;
  const whole = resolve(placed).node;
  const items = node.items && below(placed, ["items"], node.items);
  const target = referenceOf(placed) ?? (items && referenceOf(items));
  return {
    anchor: anchorOf(placed.pointer),
    path,
    types: typesOf(whole),
    ...(items ? { itemTypes: items.node.$ref === undefined ? typesOf(items.node) : "" } : {}),
    ...(target ? { target: targetOf(target) } : {}),
    description: wordsOn(placed),
    limits: [...limitsOf(whole), ...limitsOfItems(whole)],
    values: valuesOf(whole),
    examples: (whole.examples ?? []).map((it) => JSON.stringify(it)),
  };
}

function targetOf(placed: Placed): Target {
  const { file, pointer } = placed;
  return { file, anchor: anchorOf(pointer), title: titleOf(placed) };
}

/**
 * A pointer as an anchor that stays as long as the schema does: `/properties/lattices` is
 * `properties-lattices`, and `/$defs/id` is `defs-id`.
 */
export function anchorOf(pointer: string): string {
  const steps = pointer.split("/").slice(1);
  return steps.map((it) => (it === "$defs" ? "defs" : safe(it))).join("-");
}

function safe(step: string): string {
  return step.replace(/[^A-Za-z0-9.]/g, (it) => `_${it.charCodeAt(0).toString(16)}`);
}
