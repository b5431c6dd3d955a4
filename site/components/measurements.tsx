// Item 6 of the handshake page: TDX measurements. Units that the coalition operator commissions are apart
// from those that are only re-published.

import type { Definition, Mrtd } from "../../src/core/registry/definition.ts";
import { operatorOf, type PartClass, partsOf } from "../../src/core/registry/parts.ts";
import { oneLine } from "../../src/core/text.ts";
import { Cards } from "./cards.tsx";
import { Id } from "./id.tsx";
import { moduleTitle } from "./module-title.ts";
import { None, Section } from "./section.tsx";

interface Measured extends Mrtd {
  class: PartClass;
  part: string;
  operator: string;
}

/** A unit is the coalition operator's if the definition gives its operator the same name. */
function measurementsOf(definition: Definition) {
  const all = partsOf(definition).flatMap((part): Measured[] => {
    const mrtds = ("mrtds" in part.value && part.value.mrtds) || [];
    const label = part.class === "module" ? `${moduleTitle(part.name)} module` : part.label;
    const operator = operatorOf(part, definition).name;
    return mrtds.map((it) => ({ ...it, class: part.class, part: label, operator }));
  });
  const of = (...classes: PartClass[]) => all.filter((it) => classes.includes(it.class));
  const own = (it: Measured) => it.operator === definition.operator.name;
  const spanning = of("confluence");
  return {
    commissioned: [...of("module"), ...spanning.filter(own)],
    republished: [...of("lattice", "organism"), ...spanning.filter((it) => !own(it))],
  };
}

const NEITHER =
  "No MR_TDs: the coalition operator commissions no TDX-gated units, and none are re-published for citizens or other operators’ confluences.";

export function Measurements({ definition }: { definition: Definition }) {
  const { commissioned, republished } = measurementsOf(definition);
  const count = commissioned.length + republished.length;
  return (
    <Section
      id="measurements"
      number={6}
      title="MR_TDs"
      count={count}
      purpose="The TDX measurement of every gated unit, to check attestations against. Each is declared by the operator of the unit."
      none={count === 0 && NEITHER}
    >
      <h3>Commissioned by the coalition operator</h3>
      <MeasurementTable
        measurements={commissioned}
        none="None: the coalition operator commissions no TDX-gated units."
      />
      <h3>Re-published for convenience</h3>
      {republished.length > 0 && (
        <p class="hint">
          For citizens and other operators’ confluences. Their operators’ own pages are
          authoritative.
        </p>
      )}
      <MeasurementTable
        measurements={republished}
        none="None: nothing is re-published for citizens or other operators’ confluences."
      />
    </Section>
  );
}

function MeasurementTable({ measurements, none }: { measurements: Measured[]; none: string }) {
  if (measurements.length === 0) return <None>{none}</None>;
  return (
    <Cards head={["Unit", "MR_TD, declared"]}>
      {measurements.map(({ unit, mrtd, part, operator }) => (
        <tr key={part + unit}>
          <th scope="row">
            {oneLine(unit)}
            <span class="operator">{`${part}, ${oneLine(operator)}`}</span>
          </th>
          <td data-label="MR_TD, declared" class="stacked">
            <Id value={mrtd} label={`MR_TD of ${oneLine(unit)} of ${part}`} />
          </td>
        </tr>
      ))}
    </Cards>
  );
}
