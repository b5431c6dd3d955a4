// Coalitions in a table, one row each. The search puts its results in a body of their own below.

import type { Row } from "../../src/core/search/row.ts";
import { CoalitionRow } from "./coalition-row.tsx";
import { None } from "./section.tsx";

interface TableProps {
  rows: readonly Row[];
  /** From the page to the base of the site. */
  root: string;
}

export function CoalitionTable({ rows, root }: TableProps) {
  if (rows.length === 0) return <None>No coalition yet.</None>;
  return (
    <table class="cards coalitions" data-rows>
      <thead>
        <tr>
          <th scope="col">Coalition</th>
          <th scope="col">Archetype</th>
          <th scope="col">Citizens</th>
          <th scope="col">Modules shipped</th>
          <th scope="col">Fingerprint</th>
          <th scope="col">Status</th>
          <th scope="col">Last change</th>
        </tr>
      </thead>
      <tbody data-listed>
        {rows.map((row) => (
          <CoalitionRow key={row.name} row={row} root={root} />
        ))}
      </tbody>
      <tbody data-found hidden />
    </table>
  );
}
