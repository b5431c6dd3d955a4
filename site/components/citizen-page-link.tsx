// From a coalition's page to that of one of its citizens or services.

import { isIdentity } from "../../src/core/citizens/identity.ts";
import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import type { Id } from "../../src/core/registry/definition.ts";
import { citizenFolder } from "./citizen-names.tsx";

interface PageLinkProps {
  /** The one whose page it is on. */
  coalition: CoalitionView;
  id: Id;
  /** For screen readers: its name. */
  of: string;
  /** "citizen page". */
  words: string;
}

/** Ids that were never published have none. */
export function CitizenPageLink({ coalition, id, of, words }: PageLinkProps) {
  if (!coalition.ids.some((it) => it.id === id && isIdentity(it))) return null;
  return (
    <a class="handshake" href={`../${citizenFolder(id)}`}>
      {words}
      <span class="visually-hidden">{` of ${of}`}</span>
    </a>
  );
}
