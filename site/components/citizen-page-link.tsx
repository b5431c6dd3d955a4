// A link from a coalition's page to the page of one of its citizens or services.

import { isIdentity } from "../../src/core/citizens/identity.ts";
import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import type { Id } from "../../src/core/registry/definition.ts";
import { citizenFolder } from "./citizen-names.tsx";

interface PageLinkProps {
  /** The coalition whose page has the link. */
  coalition: CoalitionView;
  id: Id;
  /** For screen readers: its name. */
  of: string;
  /** "citizen page". */
  words: string;
}

/** Renders nothing for an id that was never published: it has no page. */
export function CitizenPageLink({ coalition, id, of, words }: PageLinkProps) {
  if (!coalition.ids.some((it) => it.id === id && isIdentity(it))) return null;
  return (
    <a class="handshake" href={`../${citizenFolder(id)}`}>
      {words}
      <span class="visually-hidden">{` of ${of}`}</span>
    </a>
  );
}
