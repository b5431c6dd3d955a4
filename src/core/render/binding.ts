// How integrators bind to services through a coalition in Rust. The registry only knows each service's id for
// certain; the service's docs say which other arguments a verb takes.

import type { Definition, Service } from "../registry/definition.ts";
import { partsOf } from "../registry/parts.ts";
import { oneLine } from "../text.ts";

/** A confluence, module or ticket issuer, with the facts that its operator publishes. */
export interface Binding extends Partial<Service> {
  class: "confluence" | "module" | "ticket-issuer";
  /** The confluence's or issuer's own name; for a module, its kind. */
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

/** A program that compiles with the coalition's `coalition.rs` and only the `mosaik` crate. */
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
    ...verbs.map((verb) => `    // ${oneLine(verb)}: see the docs for its arguments besides ${id}`),
    ...(docs === undefined ? [] : [`    // ${oneLine(docs)}`]),
    "}",
    "",
  ].join("\n");
}

/** By name rather than position, so that the same code works with the next constant. */
const IDS: Record<Binding["class"], (id: string, name: string) => string[]> = {
  confluence: (id, name) => [
    "let mut confluences = COALITION.confluences.iter();",
    `let ${id} = confluences.find(|it| it.name == ${JSON.stringify(name)}).unwrap().fingerprint;`,
  ],
  module: (id, name) => [`let ${id} = COALITION.module_root(${JSON.stringify(name)});`],
  "ticket-issuer": (id) => [`let ${id} = COALITION.tickets_root();`],
};

/** A valid Rust variable for any name: the suffix prevents keywords. */
function variable(name: string): string {
  const safe = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  return `${safe.slice(0, 40)}_id`.replace(/^(?=[0-9_])/, "the_");
}
