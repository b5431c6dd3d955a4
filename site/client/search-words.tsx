// What the search says beside the matching rows: what the ids are, the pages of citizens and services, how many rows
// match, and what else to try if none does.

import type { ComponentChildren } from "preact";
import type { FoundPart } from "../../src/core/search/parts.ts";
import { ID_DIGITS } from "../../src/core/search/words.ts";
import { citizenFolder, citizenKind, citizenName } from "../components/citizen-names.tsx";
import type { Found } from "./search-found.ts";
import type { SearchedIds } from "./search-ids.ts";

export const figures = new Intl.NumberFormat("en");

/** In a line: how many rows match, how many of them are shown, and how ids were compared. */
export function describe(found: Found): string {
  const { rows, of, query, shown } = found;
  const count =
    rows.length === 0
      ? `No coalition ${noneOf(found)}`
      : `${figures.format(rows.length)} of ${figures.format(of)} ${of === 1 ? "coalition" : "coalitions"}`;
  const some =
    shown.length < rows.length ? `, the first ${figures.format(shown.length)} shown` : "";
  const compared = query.shortened ? `; ids are compared by their first ${ID_DIGITS} digits` : "";
  const how = query.id?.how.map((it) => `; ${it}`).join("") ?? "";
  return `${count}${some}${compared}${how}`;
}

function noneOf({ unfiltered, ids, ...found }: Found): string {
  if (unfiltered > 0) return "matches";
  if ("idFailure" in found) return "was found";
  return ids.found.length > 0 ? "has it now" : "matches";
}

/** What the buttons beside the result do. */
export interface FoundActions {
  withoutFilters: () => void;
  again: () => void;
}

interface FoundProps extends FoundActions {
  found: Found;
  /** To the base URL. */
  root: string;
}

export function FoundWords({ found, root, again, withoutFilters }: FoundProps) {
  return (
    <>
      {"idFailure" in found && (
        <Failed again={again}>
          {`Ids could not be looked up: a file for that could not be fetched${reasonOf(found.idFailure)}. What else matches is shown.`}
        </Failed>
      )}
      <WhatIdsAre ids={found.ids} root={root} />
      <PagesOf parts={found.parts} root={root} />
      {found.rows.length === 0 && <Instead {...{ found, root, withoutFilters }} />}
    </>
  );
}

function WhatIdsAre({ ids: { found }, root }: { ids: SearchedIds; root: string }) {
  if (found.length === 0) return null;
  return (
    <ul class="found-ids">
      {found.map(({ id, what }) => (
        <li key={id}>
          <a href={lookupOf(id, root)}>{what}</a>
          <code>{id}</code>
        </li>
      ))}
    </ul>
  );
}

/** Shown before the coalitions that refer to them. */
function PagesOf({ parts, root }: { parts: readonly FoundPart[]; root: string }) {
  if (parts.length === 0) return null;
  return (
    <p>
      <span>
        {"Across coalitions: "}
        {parts.map(({ class: of, name, id }, index) => (
          <>
            {index > 0 && ", "}
            <a href={root + citizenFolder(id)}>{citizenName({ id, class: of, names: [name] })}</a>
            {` (${citizenKind({ class: of }).toLowerCase()} ${id.slice(0, 8)})`}
          </>
        ))}
      </span>
    </p>
  );
}

/** If nothing was found: what else to try. */
function Instead({ found: { ids, unfiltered }, root, withoutFilters }: Omit<FoundProps, "again">) {
  if (unfiltered > 0) {
    const match = unfiltered === 1 ? "1 matches" : `${figures.format(unfiltered)} match`;
    return (
      <p>
        {`Without the filters, ${match}. `}
        <Button act={withoutFilters}>Search without the filters</Button>
      </p>
    );
  }
  if (ids.asked === "" || ids.found.length > 0) return null;
  return (
    <p>
      <span>
        {"No published id begins with these digits. "}
        <a href={lookupOf(ids.asked, root)}>Look the id up</a> to see similar ids.
      </span>
    </p>
  );
}

function lookupOf(asked: string, root: string): string {
  return `${root}lookup/?id=${encodeURIComponent(asked)}`;
}

/** `error` is why a file could not be read. */
export function Failure({ error, again }: { error: unknown; again: () => void }) {
  return (
    <Failed again={again}>
      {`The search failed: one of its files could not be fetched${reasonOf(error)}. This says nothing about the registry. If the site was published again since you opened this page, reload the page.`}
    </Failed>
  );
}

function Failed({ again, children }: { again: () => void; children: ComponentChildren }) {
  return (
    <div class="notice retired failed">
      <p>{children}</p>
      <Button act={again}>Try again</Button>
    </div>
  );
}

function reasonOf(error: unknown): string {
  return error instanceof Error && error.message !== "" ? `: ${error.message}` : "";
}

function Button({ act, children }: { act: () => void; children: string }) {
  return (
    <button type="button" class="act" onClick={act}>
      {children}
    </button>
  );
}
