// How to bind to what the coalition offers: crate, verbs and docs of each confluence and module.

import { type Definition, shippedModules } from "../../src/core/definition.ts";
import { anchorOf, outward } from "./links.ts";
import { moduleTitle } from "./modules.tsx";
import { None, Section } from "./section.tsx";
import { Crate, Verbs } from "./service.tsx";

export function Bindings({ definition }: { definition: Definition }) {
  const services = [
    ...definition.confluences.map((it) => ({
      ...it,
      title: it.name,
      what: "confluence",
      anchor: anchorOf("confluence", it.name),
    })),
    ...shippedModules(definition).map(([kind, it]) => ({
      ...it,
      title: moduleTitle(kind),
      what: "module",
      anchor: anchorOf("module", kind),
    })),
  ];
  return (
    <Section
      id="bind"
      title="How to bind"
      purpose="Each service with the crate that binds to it, the verbs to call, and its documentation."
    >
      {services.length === 0 ? (
        <None>Nothing to bind to: no confluence, and no module is shipped.</None>
      ) : (
        <table class="cards">
          <thead>
            <tr>
              <th scope="col">Service</th>
              <th scope="col">Crate</th>
              <th scope="col">Verbs</th>
              <th scope="col">Docs</th>
            </tr>
          </thead>
          <tbody>
            {services.map(({ title, what, anchor, docs, ...service }) => (
              <tr key={anchor}>
                <th scope="row">
                  <a href={`#${anchor}`}>{title}</a>
                  <span class="operator">{what}</span>
                </th>
                <td data-label="Crate">
                  <Crate {...service} />
                </td>
                <td data-label="Verbs">
                  <Verbs {...service} />
                </td>
                <td data-label="Docs">
                  <a {...outward(docs)}>{docs.replace("https://", "")}</a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
