// What integrators bind to through a coalition, and how, in Rust: as much as the registry knows for certain,
// which is the id. Only the service's docs say what a verb takes beside it.

import type { Definition, Service } from "../registry/definition.ts";
import { partsOf } from "../registry/parts.ts";
import { oneLine } from "../text.ts";

/** A confluence, module or ticket issuer, with what its operator says of it. */
export interface Binding extends Partial<Service> {
  class: "confluence" | "module" | "ticket-issuer";
  /** The confluence's or issuer's own; of a module its kind. */
  name: string;
}

/** In the order in which the fingerprint folds them. */
export function bindingsOf(definition: Definition): Binding[] {
  return partsOf(definition).flatMap(({ class: partClass, name, value }) =>
    partClass === "lattice" || partClass === "organism"
      ? []
      : { ...(value as Partial<Service>), class: partClass, name },
  );
}

/** A program that compiles beside the coalition's `coalition.rs`, with the `mosaik` crate alone. */
export function renderBinding({
  class: partClass,
  name,
  docs,
  crate,
  verbs = [],
}: Binding): string {
  const id = variable(name);
  return [
    ...(crate === undefined ? [] : [`// cargo add ${crate}`]),
    "mod coalition; // coalition.rs, as on this page",
    "use coalition::COALITION;",
    "",
    "fn main() {",
    ...IDS[partClass](id, name).map((line) => `    ${line}`),
    ...verbs.map((verb) => `    // ${oneLine(verb)}: what it takes beside ${id} is in the docs`),
    ...(docs === undefined ? [] : [`    // ${oneLine(docs)}`]),
    "}",
    "",
  ].join("\n");
}

/** By its name and not its place: the same code is right with the constant that comes next. */
const IDS: Record<Binding["class"], (id: string, name: string) => string[]> = {
  confluence: (id, name) => [
    "let mut confluences = COALITION.confluences.iter();",
    `let ${id} = confluences.find(|it| it.name == ${JSON.stringify(name)}).unwrap().fingerprint;`,
  ],
  module: (id, name) => [`let ${id} = COALITION.module_root(${JSON.stringify(name)});`],
  "ticket-issuer": (id) => [`let ${id} = COALITION.tickets_root();`],
};

/** Fit for Rust, whatever the name: what ends so is no keyword. */
function variable(name: string): string {
  const safe = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  return `${safe.slice(0, 40)}_id`.replace(/^(?=[0-9_])/, "the_");
}
