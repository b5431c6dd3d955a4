// One coalition as a row of the list. The pages are made of it, and in the browser the search's
// results: so it is made from plain facts, and imports little.

import { MODULE_KINDS } from "../../src/core/registry/definition.ts";
import type { Row } from "../../src/core/search/row.ts";
import { ShortId } from "./id.tsx";
import { moduleTitle } from "./module-title.ts";
import { StatusBadges } from "./status.tsx";
import { Day } from "./time.tsx";

interface RowProps {
  row: Row;
  /** From the page to the base of the site. */
  root: string;
}

export function CoalitionRow({ row, root }: RowProps) {
  const { name, title, archetype, citizens, fingerprint, status, announced, at } = row;
  return (
    <tr class={status}>
      <th scope="row">
        <a href={`${root}${name}/`}>{name}</a>
        <span class="operator">{title}</span>
      </th>
      <td data-label="Archetype" class="figure">
        {archetype}
      </td>
      <td data-label="Citizens" class="figure">
        {citizens}
      </td>
      <td data-label="Modules">
        <ModulesShipped modules={row.modules} />
      </td>
      <td data-label="Fingerprint">
        <ShortId value={fingerprint} label={`fingerprint of ${name}`} />
      </td>
      <td data-label="Status">
        <span class="badges">
          <StatusBadges status={status} announced={announced} />
        </span>
      </td>
      <td data-label="Last change" class="figure">
        {at === null ? <span class="dim">none</span> : <Day at={at} />}
      </td>
    </tr>
  );
}

function ModulesShipped({ modules }: Pick<Row, "modules">) {
  if (modules.length === 0) return <span class="dim">none</span>;
  if (modules.length === MODULE_KINDS.length) return <>all four</>;
  return <>{modules.map(moduleTitle).join(", ")}</>;
}
