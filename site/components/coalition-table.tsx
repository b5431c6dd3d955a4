// Coalitions in a table, one row each. The search puts its results in a body of their own below.

import type { Row } from "../../src/core/search/row.ts";
import { CardsHead } from "./cards.tsx";
import { CoalitionRow } from "./coalition-row.tsx";
import { None } from "./section.tsx";

const HEAD = [
  ...["Coalition", "Archetype", "Citizens", "Modules shipped"],
  ...["Fingerprint", "Status", "Last change"],
];

interface TableProps {
  rows: readonly Row[];
  /** From the page to the base of the site. */
  root: string;
}

export function CoalitionTable({ rows, root }: TableProps) {
  if (rows.length === 0) return <None>No coalition yet.</None>;
  return (
    <table class="cards coalitions" data-rows>
      <CardsHead head={HEAD} />
      <tbody data-listed>
        {rows.map((row) => (
          <CoalitionRow key={row.name} row={row} root={root} />
        ))}
      </tbody>
      <tbody data-found hidden />
    </table>
  );
}
