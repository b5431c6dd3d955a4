// Items 2 and 3 of the handshake page: the citizens that the coalition refers to.

import {
  latticeProvenance,
  type Provenance,
  shortCitizenId,
} from "../../src/core/derivation/fingerprint.ts";
import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import type { Hex, Lattice, Organism } from "../../src/core/registry/definition.ts";
import { oneLine } from "../../src/core/text.ts";
import { Cards } from "./cards.tsx";
import { BoxedFact } from "./fact.tsx";
import { Id } from "./id.tsx";
import { anchorOf } from "./links.ts";
import { NarrowFold } from "./narrow-fold.tsx";
import { PartLinks } from "./part-links.tsx";
import { ProvenanceMark } from "./provenance.tsx";
import { Section, type SectionProps } from "./section.tsx";

type Citizen = Lattice | Organism;

interface Props {
  coalition: CoalitionView;
}

export function Lattices({ coalition }: Props) {
  return (
    <Citizens
      id="lattices"
      number={2}
      title="Lattices"
      purpose="Every lattice this coalition refers to. The lattice operator’s own page is authoritative for its LatticeConfig."
      none="This coalition does not refer to any lattices."
      head={["Lattice", "Chain id"]}
      coalition={coalition}
      citizens={coalition.definition.lattices}
      isFirst
    />
  );
}

export function Organisms({ coalition }: Props) {
  return (
    <Citizens
      id="organisms"
      number={3}
      title="Standalone organisms"
      purpose="Every OrganismRef: its role, its stable id, and its content hash if the operator gives one."
      none="This coalition does not refer to any standalone organisms."
      head={["Organism", "Role"]}
      coalition={coalition}
      citizens={coalition.definition.organisms}
      isFirst={coalition.definition.lattices.length === 0}
    />
  );
}

interface CitizensProps extends Props, Omit<SectionProps, "children"> {
  /** The headings of the first two columns. */
  head: [string, string];
  citizens: Citizen[];
  /** Whether its hint is not above. */
  isFirst: boolean;
}

function Citizens({ coalition, head, citizens, none, isFirst, ...section }: CitizensProps) {
  const { length } = citizens;
  return (
    <Section {...section} count={length} none={length === 0 && none}>
      <Cards kind="citizens" head={[...head, "Ids"]}>
        {citizens.map((it) => (
          <CitizenRow key={it.stableId} citizen={it} term={head[1]} coalition={coalition} />
        ))}
      </Cards>
      {isFirst && (
        <p class="hint">
          If a row has no content hash, ticket-issuance root or red flag, the definition has none.
          The citizen id is the first 20 bytes of the stable id: the key in cross-citizen commits.
        </p>
      )}
    </Section>
  );
}

interface RowProps extends Props {
  citizen: Citizen;
  /** The heading of the second column. */
  term: string;
}

function CitizenRow({ coalition, citizen, term }: RowProps) {
  const { name, stableId, redFlags = [] } = citizen;
  const isLattice = "chainId" in citizen;
  const fact = isLattice ? citizen.chainId : citizen.role;
  return (
    <tr id={anchorOf(isLattice ? "lattice" : "organism", name)}>
      <th scope="row">
        {name}{" "}
        <PartLinks
          coalition={coalition}
          part={citizen}
          kind="stable-id"
          id={stableId}
          page="citizen page"
        />
      </th>
      <td data-label={term} class={lookOf(`${fact}`)}>
        {fact}
      </td>
      <td>
        {redFlags.map((flag) => (
          <p key={flag} class="flag">
            <b>Red flag:</b> {oneLine(flag)}
          </p>
        ))}
        <CitizenIds citizen={citizen} />
        {isLattice && <Reproducible lattice={citizen} />}
      </td>
    </tr>
  );
}

/** A short fact is kept on one line, and one of short words does not break inside them. */
function lookOf(fact: string): string | undefined {
  const isShort = (it: string) => it.length <= 20;
  if (isShort(fact)) return "figure";
  return fact.split(/(?<=-)|\s/).every(isShort) ? "words" : undefined;
}

function CitizenIds({ citizen }: { citizen: Citizen }) {
  const { name, stableId, contentHash, ticketIssuanceRoot } = citizen;
  const provenance = "chainId" in citizen ? latticeProvenance(citizen) : "declared";
  return (
    <>
      <dl class="ids">
        <CitizenId label="stable id" value={stableId} of={name} provenance={provenance} />
      </dl>
      <NarrowFold summary="more" of={name}>
        <dl class="ids">
          <CitizenId label="citizen id" value={shortCitizenId(stableId)} of={name} />
          <CitizenId label="content hash" value={contentHash} of={name} provenance="declared" />
          <CitizenId
            label="ticket-issuance root"
            value={ticketIssuanceRoot}
            of={name}
            provenance="declared"
          />
        </dl>
      </NarrowFold>
    </>
  );
}

interface IdProps {
  label: string;
  value: Hex | undefined;
  of: string;
  provenance?: Provenance;
}

function CitizenId({ label, value, of, provenance }: IdProps) {
  if (value === undefined) return null;
  return (
    <BoxedFact term={label}>
      <Id value={value} label={`${label} of ${of}`} />
      {provenance && <ProvenanceMark provenance={provenance} />}
    </BoxedFact>
  );
}

/** An id that does not match its published derivation is reported, never corrected. */
function Reproducible({ lattice }: { lattice: Lattice }) {
  if (latticeProvenance(lattice) === "recomputed") return null;
  return (
    <p class="flag">
      This stable id does not match the instance name and chain id. It is shown as declared: compare
      it with the lattice operator’s own page.
    </p>
  );
}
