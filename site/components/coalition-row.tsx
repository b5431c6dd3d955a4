// Coalitions in a table, one row each. In the browser, the search draws its results with the same rows, so
// they take plain facts and import little.

import { MODULE_KINDS } from "../../src/core/registry/definition.ts";
import type { Row } from "../../src/core/search/row.ts";
import { CardsHead } from "./cards.tsx";
import { ShortId } from "./id.tsx";
import { moduleTitle } from "./module-title.ts";
import { None } from "./section.tsx";
import { StatusBadges } from "./status.tsx";
import { Day } from "./time.tsx";

interface TableProps {
  rows: readonly Row[];
  /** From the page to the base of the site. */
  root: string;
}

/** The search puts its results into the second table body. */
export function CoalitionTable({ rows, root }: TableProps) {
  if (rows.length === 0) return <None>No coalitions yet.</None>;
  return (
    <table class="cards coalitions" data-rows>
      <CardsHead
        head={[
          ...["Coalition", "Archetype", "Citizens", "Modules shipped"],
          ...["Fingerprint", "Status", "Last change"],
        ]}
      />
      <tbody data-listed>
        {rows.map((row) => (
          <CoalitionRow key={row.name} row={row} root={root} />
        ))}
      </tbody>
      <tbody data-found hidden />
    </table>
  );
}

interface RowProps {
  row: Row;
  /** From the page to the base of the site. */
  root: string;
}

export function CoalitionRow({ row, root }: RowProps) {
  const { name, title, archetype, citizens, fingerprint, status, announced, ends, urgent, at } =
    row;
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
          <StatusBadges {...{ status, announced, ends, urgent }} />
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
