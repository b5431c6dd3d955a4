// Items 2 and 3 of the handshake page: the citizens that the coalition refers to.

import {
  latticeProvenance,
  type Provenance,
  shortCitizenId,
} from "../../src/core/derivation/fingerprint.ts";
import type { Hex, Lattice, Organism } from "../../src/core/registry/definition.ts";
import { oneLine } from "../../src/core/text.ts";
import { AnnounceLink } from "./announce-link.tsx";
import { Cards } from "./cards.tsx";
import { IdFeed } from "./feed-links.tsx";
import { Id } from "./id.tsx";
import { anchorOf, outward } from "./links.ts";
import { OperatorName } from "./operator.tsx";
import { ProvenanceMark } from "./provenance.tsx";
import { Section } from "./section.tsx";

interface Surroundings {
  /** The ids that have feeds: those that were published. */
  followed: ReadonlySet<Hex>;
  /** Where changes are announced; undefined where they cannot be. */
  noticeForm: string | undefined;
}

export function Lattices({ lattices, ...around }: { lattices: Lattice[] } & Surroundings) {
  return (
    <Section
      id="lattices"
      number={2}
      title="Lattices"
      count={lattices.length}
      purpose="Every lattice that is referred to. Its own operator’s page is the authority on its LatticeConfig."
      none={lattices.length === 0 && "No lattice: this coalition refers to none."}
    >
      <CitizenTable head={["Lattice", "Chain id"]} citizens={lattices} {...around} />
    </Section>
  );
}

export function Organisms({ organisms, ...around }: { organisms: Organism[] } & Surroundings) {
  return (
    <Section
      id="organisms"
      number={3}
      title="Standalone organisms"
      count={organisms.length}
      purpose="Every OrganismRef: its role, its stable id, and its content hash where the operator gives one."
      none={organisms.length === 0 && "No standalone organism: this coalition refers to none."}
    >
      <CitizenTable head={["Organism", "Role"]} citizens={organisms} {...around} />
    </Section>
  );
}

type Citizen = Lattice | Organism;
interface TableProps extends Surroundings {
  /** Of the first two columns. */
  head: [string, string];
  citizens: Citizen[];
}

function CitizenTable({ head, citizens, followed, noticeForm }: TableProps) {
  return (
    <>
      <Cards kind="citizens" head={[...head, "Ids"]}>
        {citizens.map((citizen) => (
          <CitizenRow
            key={citizen.stableId}
            citizen={citizen}
            head={head}
            hasFeed={followed.has(citizen.stableId)}
            noticeForm={noticeForm}
          />
        ))}
      </Cards>
      <p class="hint">
        Where no content hash, ticket-issuance root or red flag stands, the definition gives none.
        The short citizen id, which keys cross-citizen commits, is the first 20 bytes of the stable
        id.
      </p>
    </>
  );
}

interface RowProps {
  citizen: Citizen;
  head: [string, string];
  hasFeed: boolean;
  noticeForm: string | undefined;
}

function CitizenRow({ citizen, head, hasFeed, noticeForm }: RowProps) {
  const isLattice = "chainId" in citizen;
  const fact = isLattice ? citizen.chainId : citizen.role;
  return (
    <tr id={anchorOf(isLattice ? "lattice" : "organism", citizen.name)}>
      <th scope="row">
        {citizen.name}{" "}
        <span class="whose">
          <OperatorName operator={citizen.operator} />{" "}
          <a class="handshake" {...outward(citizen.handshake)}>
            handshake<span class="visually-hidden">{` page of ${citizen.name}`}</span>
          </a>
          <AnnounceLink
            form={noticeForm}
            name={citizen.name}
            kind="stable-id"
            id={citizen.stableId}
          />
        </span>
      </th>
      <td data-label={head[1]} class={isShort(fact) ? "figure" : undefined}>
        {fact}
      </td>
      <td>
        <RedFlags flags={citizen.redFlags} />
        <CitizenIds citizen={citizen} hasFeed={hasFeed} />
        {isLattice && <Reproducible lattice={citizen} />}
      </td>
    </tr>
  );
}

/** Stays on one line. */
function isShort(fact: number | string): boolean {
  return `${fact}`.length <= 20;
}

function CitizenIds({ citizen, hasFeed }: { citizen: Citizen; hasFeed: boolean }) {
  const { name, stableId, contentHash, ticketIssuanceRoot } = citizen;
  const ids: [label: string, value: Hex | undefined, provenance?: Provenance][] = [
    ["stable id", stableId, "chainId" in citizen ? latticeProvenance(citizen) : "declared"],
    ["citizen id", shortCitizenId(stableId)],
    ["content hash", contentHash, "declared"],
    ["ticket-issuance root", ticketIssuanceRoot, "declared"],
  ];
  return (
    <dl class="ids">
      {ids.map(
        ([label, value, provenance]) =>
          value !== undefined && (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <Id value={value} label={`${label} of ${name}`} />
                {provenance && <ProvenanceMark provenance={provenance} />}
                {label === "citizen id" && hasFeed && <IdFeed id={stableId} of={name} />}
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** An id that does not follow from its published derivation is reported, never papered over. */
function Reproducible({ lattice }: { lattice: Lattice }) {
  if (latticeProvenance(lattice) === "recomputed") return null;
  return (
    <p class="flag">
      This stable id does not follow from the instance name and the chain id. It is shown as
      declared: compare it with the lattice operator’s own page.
    </p>
  );
}

function RedFlags({ flags = [] }: { flags?: string[] | undefined }) {
  return (
    <>
      {flags.map((flag) => (
        <p key={flag} class="flag">
          <b>Red flag:</b> {oneLine(flag)}
        </p>
      ))}
    </>
  );
}
