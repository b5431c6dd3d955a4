// What the schemas say about each value of a definition: its description, its keys and their order.

import { pointerSteps } from "../source/locate.ts";
import { below, nodeAt, type Placed, resolve } from "./node.ts";

export interface Field {
  /** For people, in a sentence or two; "" where the schema says nothing. */
  description: string;
  /** For an object: the properties in the schema, in its order. */
  properties: string[];
  required: readonly string[];
  /** For a value with a fixed list of choices. */
  choices: string[];
}

/** The field at `pointer` in a definition. Any number means any item of a list. */
export function fieldAt(pointer: string): Field {
  let placed: Placed | undefined = nodeAt("coalition.schema.json", "");
  for (const step of pointerSteps(pointer)) placed = placed && childOf(resolve(placed), step);
  if (!placed) return { description: "", properties: [], required: [], choices: [] };
  const target = resolve(placed).node;
  const { properties = {}, required = [], enum: choices = [] } = target;
  return {
    // The words beside a reference are about this very place, and come before those it leads to.
    description: placed.node.description ?? target.description ?? "",
    properties: Object.keys(properties),
    required,
    choices: choices.map(String),
  };
}

function childOf(placed: Placed, step: string): Placed | undefined {
  const { items, properties = {} } = placed.node;
  if (/^[0-9]+$/.test(step)) return items && below(placed, ["items"], items);
  const property = Object.hasOwn(properties, step) ? properties[step] : undefined;
  return property && below(placed, ["properties", step], property);
}
