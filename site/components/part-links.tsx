// Who operates a citizen or confluence, and where else it is: its handshake page, its own page, and the notice form.

import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import type { Confluence, Id, Lattice, Organism } from "../../src/core/registry/definition.ts";
import { AnnounceLink } from "./announce-link.tsx";
import { CitizenPageLink } from "./citizen-page-link.tsx";
import { outward } from "./links.ts";
import { OperatorName } from "./operator.tsx";

interface Props {
  coalition: CoalitionView;
  part: Lattice | Organism | Confluence;
  /** What its operator would announce another one of. */
  kind: "stable-id" | "fingerprint";
  id: Id;
  /** What its own page is called. */
  page: string;
}

export function PartLinks({
  coalition,
  part: { name, operator, handshake },
  kind,
  id,
  page,
}: Props) {
  return (
    <span class="whose">
      <OperatorName operator={operator} />{" "}
      <a class="handshake" {...outward(handshake)}>
        handshake<span class="visually-hidden">{` page of ${name}`}</span>
      </a>{" "}
      <CitizenPageLink coalition={coalition} id={id} of={name} words={page} />
      <AnnounceLink coalition={coalition} title={name} name={name} kind={kind} id={id} />
    </span>
  );
}
