// Item 6 of the handshake page: TDX measurements, those that the coalition operator answers for kept
// apart from those that are only re-published.

import { type Definition, type Mrtd, shippedModules } from "../../src/core/registry/definition.ts";
import { oneLine } from "../../src/core/text.ts";
import { Id } from "./id.tsx";
import { moduleTitle } from "./module-title.ts";
import { None, Section } from "./section.tsx";

interface Measured extends Mrtd {
  part: string;
  operator: string;
}

/** Who runs a unit is known by the operator's name, as the definition gives it. */
function measurementsOf(definition: Definition): {
  commissioned: Measured[];
  republished: Measured[];
} {
  const { operator, lattices, organisms, confluences } = definition;
  const of = (part: string, runs: string, mrtds: Mrtd[] = []): Measured[] =>
    mrtds.map((it) => ({ ...it, part, operator: runs }));
  const modules = shippedModules(definition).flatMap(([kind, { mrtds }]) =>
    of(`${moduleTitle(kind)} module`, operator.name, mrtds),
  );
  const spanning = confluences.flatMap((it) =>
    of(`confluence ${it.name}`, it.operator.name, it.mrtds),
  );
  const citizens = [
    ...lattices.flatMap((it) => of(`lattice ${it.name}`, it.operator.name, it.mrtds)),
    ...organisms.flatMap((it) => of(`organism ${it.name}`, it.operator.name, it.mrtds)),
  ];
  const own = (it: Measured) => it.operator === operator.name;
  return {
    commissioned: [...modules, ...spanning.filter(own)],
    republished: [...citizens, ...spanning.filter((it) => !own(it))],
  };
}

const NEITHER =
  "No MR_TD: the coalition operator commissions no TDX-gated unit, and none is re-published of citizens or of other operators’ confluences.";

export function Measurements({ definition }: { definition: Definition }) {
  const { commissioned, republished } = measurementsOf(definition);
  return (
    <Section
      id="measurements"
      number={6}
      title="MR_TDs"
      count={commissioned.length + republished.length}
      purpose="The TDX measurement of every gated unit, to check attestations against: all declared by who runs the unit."
      none={commissioned.length + republished.length === 0 && NEITHER}
    >
      <h3>Commissioned by the coalition operator</h3>
      {commissioned.length === 0 ? (
        <None>No MR_TD: the coalition operator commissions no TDX-gated unit.</None>
      ) : (
        <MeasurementTable measurements={commissioned} />
      )}
      <h3>Re-published for convenience</h3>
      {republished.length === 0 ? (
        <None>None is re-published of citizens or of other operators’ confluences.</None>
      ) : (
        <>
          <p class="hint">
            Of citizens and of other operators’ confluences. Their own operators’ pages are the
            authority on these.
          </p>
          <MeasurementTable measurements={republished} />
        </>
      )}
    </Section>
  );
}

function MeasurementTable({ measurements }: { measurements: Measured[] }) {
  return (
    <table class="cards">
      <thead>
        <tr>
          <th scope="col">Unit</th>
          <th scope="col">MR_TD, declared</th>
        </tr>
      </thead>
      <tbody>
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
      </tbody>
    </table>
  );
}
