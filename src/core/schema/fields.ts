// What the schemas say of each value of a definition: its words for people, its keys and their order.
// It stands apart from the validator, which is large, and which only the check needs.

import coalition from "../../../schemas/coalition.schema.json" with { type: "json" };
import common from "../../../schemas/common.schema.json" with { type: "json" };
import confluence from "../../../schemas/confluence.schema.json" with { type: "json" };
import lattice from "../../../schemas/lattice.schema.json" with { type: "json" };
import module from "../../../schemas/module.schema.json" with { type: "json" };
import organism from "../../../schemas/organism.schema.json" with { type: "json" };
import peerHint from "../../../schemas/peer-hint.schema.json" with { type: "json" };
import retirement from "../../../schemas/retirement.schema.json" with { type: "json" };
import ticketIssuer from "../../../schemas/ticket-issuer.schema.json" with { type: "json" };
import upcoming from "../../../schemas/upcoming.schema.json" with { type: "json" };
import { pointerSteps } from "../source/locate.ts";

interface SchemaNode {
  $id?: string;
  $ref?: string;
  $defs?: Record<string, SchemaNode>;
  description?: string;
  properties?: Record<string, SchemaNode>;
  required?: readonly string[];
  items?: SchemaNode;
  enum?: readonly unknown[];
}

/** A node, and the schema that its references are relative to. */
type Placed = { node: SchemaNode; schema: SchemaNode };

const SCHEMAS = [
  coalition,
  common,
  confluence,
  lattice,
  module,
  organism,
  peerHint,
  retirement,
  ticketIssuer,
  upcoming,
] as SchemaNode[];
const BY_FILE = new Map(SCHEMAS.map((schema) => [schema.$id, schema]));

export interface Field {
  /** For people, in a sentence or two; "" where the schema says nothing. */
  description: string;
  /** Of an object: the properties that the schema knows, in its order. */
  properties: string[];
  required: readonly string[];
  /** Of a value that is one of a few. */
  choices: string[];
}

const UNKNOWN: Field = { description: "", properties: [], required: [], choices: [] };

/** What may stand at `pointer` in a definition, where any number stands for an item of a list. */
export function fieldAt(pointer: string): Field {
  let placed: Placed | undefined = { node: coalition, schema: coalition };
  for (const step of pointerSteps(pointer)) placed = placed && childOf(placed, step);
  if (!placed) return UNKNOWN;
  const { properties, required = [], enum: choices = [] } = resolve(placed).node;
  return {
    // The words beside a reference are about this very place, and come before those it leads to.
    description: placed.node.description ?? resolve(placed).node.description ?? "",
    properties: Object.keys(properties ?? {}),
    required,
    choices: choices.map(String),
  };
}

function childOf(placed: Placed, step: string): Placed | undefined {
  const { node, schema } = resolve(placed);
  const child = /^[0-9]+$/.test(step) ? node.items : ownProperty(node.properties, step);
  return child && { node: child, schema };
}

/** Follows `file#/$defs/name`, or either half of it. */
function resolve(placed: Placed): Placed {
  const { $ref } = placed.node;
  if ($ref === undefined) return placed;
  const [file = "", path = ""] = $ref.split("#");
  const schema = file === "" ? placed.schema : BY_FILE.get(file);
  const name = path.split("/").at(-1) ?? "";
  const node = path === "" ? schema : ownProperty(schema?.$defs, name);
  if (!schema || !node) throw new Error(`The schemas have no ${$ref}.`);
  return resolve({ node, schema });
}

function ownProperty<T>(object: Record<string, T> | undefined, key: string): T | undefined {
  return object && Object.hasOwn(object, key) ? object[key] : undefined;
}
