// Names of citizens and services on their pages, and links between those pages.

import type { Named } from "../../src/core/citizens/identity.ts";
import type { Id } from "../../src/core/registry/definition.ts";
import { oneLine } from "../../src/core/text.ts";
import { moduleTitle } from "./module-title.ts";

/** "op.mainnet", "Atlas"; the start of the id if only spans refer to it and none names it. */
export function citizenName({ id, class: of, names: [name] }: Named): string {
  if (name === undefined) return shortId(id);
  return of === "module" ? moduleTitle(name) : oneLine(name);
}

/** "Ticket issuer". */
export function citizenKind({ class: of }: Pick<Named, "class">): string {
  const words = of.replace("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Where the page of an id is, below the base URL. */
export function citizenFolder(id: Id): string {
  return `citizens/${id}/`;
}

/** Links from one of these pages to others. */
export function CitizenLinks({ ids }: { ids: readonly Id[] }) {
  return ids.map((id, index) => (
    <>
      {index > 0 && ", "}
      <a href={`../${id}/`}>
        <code class="hex">{shortId(id)}</code>
      </a>
    </>
  ));
}

function shortId(id: Id): string {
  return `${id.slice(0, 16)}…`;
}
