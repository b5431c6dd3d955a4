// How to bind to what the coalition offers: crate, verbs, docs, and the code that has the id.

import type { Definition } from "../../src/core/registry/definition.ts";
import { type Binding, bindingsOf, renderBinding } from "../../src/core/render/binding.ts";
import { Code } from "./code-tabs.tsx";
import { Fact, Part } from "./fact.tsx";
import { anchorOf } from "./links.ts";
import { moduleTitle } from "./module-title.ts";
import { NarrowFold } from "./narrow-fold.tsx";
import { Section } from "./section.tsx";
import { BindingFacts } from "./service.tsx";

const WHAT: Record<Binding["class"], string> = {
  confluence: "confluence",
  module: "module",
  "ticket-issuer": "ticket issuer",
};

const NOTHING =
  "Nothing to bind to: no confluence, no module is shipped, and there is no ticket issuer.";

export function Bindings({ definition }: { definition: Definition }) {
  const bindings = bindingsOf(definition);
  return (
    <Section
      id="bind"
      title="How to bind"
      count={bindings.length}
      purpose="Each service with the crate that binds to it, the verbs to call, its documentation, and the code that has its id."
      none={bindings.length === 0 && NOTHING}
    >
      {bindings.map((binding) => (
        <BindingPart key={binding.class + binding.name} binding={binding} />
      ))}
      <p class="hint">
        The code gets the id out of coalition.rs, and compiles with it. There, too, are the span and
        the config bytes that are published. What a verb takes beside them is in the docs of its
        service: this registry does not know it.
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
      <BindingFacts {...binding} />
      <Fact term="Rust">
        <NarrowFold summary="code" of={title}>
          <Code text={renderBinding(binding)} label={`code that binds to ${title}`} />
        </NarrowFold>
      </Fact>
    </Part>
  );
}
