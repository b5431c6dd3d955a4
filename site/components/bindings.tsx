// How to bind to each service: its crate, verbs and docs, and code with its id.

import type { Definition } from "../../src/core/registry/definition.ts";
import { type Binding, bindingsOf, renderBinding } from "../../src/core/render/binding.ts";
import { Code } from "./code-tabs.tsx";
import { Fact, Part } from "./fact.tsx";
import { anchorOf } from "./links.ts";
import { moduleTitle } from "./module-title.ts";
import { NarrowFold } from "./narrow-fold.tsx";
import { Section } from "./section.tsx";

const WHAT: Record<Binding["class"], string> = {
  confluence: "confluence",
  module: "module",
  "ticket-issuer": "ticket issuer",
};

const NOTHING = "Nothing to bind to: this coalition has no confluences, modules or ticket issuer.";

export function Bindings({ definition }: { definition: Definition }) {
  const bindings = bindingsOf(definition);
  return (
    <Section
      id="bind"
      title="How to bind"
      count={bindings.length}
      purpose="For each service: code with its id, its crate, the verbs to call and its docs."
      none={bindings.length === 0 && NOTHING}
    >
      {bindings.map((binding) => (
        <BindingPart key={binding.class + binding.name} binding={binding} />
      ))}
      <p class="hint">
        The code reads the id from coalition.rs and compiles with it. That file also has the
        published spans and config bytes. For a verb’s other arguments, see the docs of its service:
        this registry does not have them.
      </p>
    </Section>
  );
}

function BindingPart({ binding }: { binding: Binding }) {
  const { class: partClass, name } = binding;
  const title = partClass === "module" ? moduleTitle(name) : name;
  const anchor = partClass === "ticket-issuer" ? partClass : anchorOf(partClass, name);
  const link = <a href={`#${anchor}`}>{title}</a>;
  return (
    <Part id={`bind-${anchor}`} title={link} about={WHAT[partClass]} look="binding">
      <Fact term="Rust">
        <NarrowFold summary="code" of={title}>
          <Code text={renderBinding(binding)} label={`code that binds to ${title}`} />
        </NarrowFold>
      </Fact>
    </Part>
  );
}
