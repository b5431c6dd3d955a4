// What the picture of a composition shows: one row for each part of the coalition, and which citizens it spans.

import {
  type Definition,
  type Id,
  MODULE_KINDS,
  type ModuleKind,
  type SpannedCitizen,
} from "../../src/core/registry/definition.ts";
import { oneLine } from "../../src/core/text.ts";
import { anchorOf } from "../components/links.ts";
import { moduleTitle } from "../components/module-title.ts";

/** A foreign row is a citizen that something spans, and that is none of this coalition. */
export type RowKind = "lattice" | "organism" | "foreign" | "confluence" | "module" | "issuer";

export interface SpannedRow {
  /** The place of the citizen's row among all. */
  row: number;
  /** Whether its content hash is pinned. */
  pinned: boolean;
}

export interface Row {
  kind: RowKind;
  /** As the picture names it, one line. */
  name: string;
  /** Whether the coalition has it: modules that do not ship and an issuer that is none have rows, too. */
  present: boolean;
  /** The number or letters in the row's mark; none for citizens. */
  sign: string;
  /** The anchor of its facts on the handshake page. */
  href: string;
  /** In the order of the span. */
  spans: SpannedRow[];
}

const SIGNS: Record<ModuleKind, string> = {
  atlas: "At",
  almanac: "Al",
  chronicle: "Ch",
  compute: "Co",
};

/** In the order of the page: citizens, those of others, confluences, modules, the issuer. */
export function rowsOf(definition: Definition): Row[] {
  const citizens = [...citizenRows(definition), ...foreignRows(definition)];
  const places = new Map(citizens.map(({ id }, index): [Id, number] => [id, index]));
  const spansOf = (span: readonly SpannedCitizen[] = []): SpannedRow[] =>
    span.flatMap(({ stableId, contentHash }) => {
      const row = places.get(stableId);
      return row === undefined ? [] : [{ row, pinned: contentHash !== undefined }];
    });
  const confluences = definition.confluences.map((it, index) => ({
    kind: "confluence" as const,
    name: it.name,
    present: true,
    sign: `${index + 1}`,
    href: `#${anchorOf("confluence", it.name)}`,
    spans: spansOf(it.span),
  }));
  const modules = MODULE_KINDS.map((kind) => ({
    kind: "module" as const,
    name: moduleTitle(kind),
    present: definition.modules[kind] !== null,
    sign: SIGNS[kind],
    href: `#${anchorOf("module", kind)}`,
    spans: spansOf(definition.modules[kind]?.span),
  }));
  return [...citizens.map(({ row }) => row), ...confluences, ...modules, issuerRow(definition)];
}

interface CitizenRow {
  id: Id;
  row: Row;
}

function citizenRows({ lattices, organisms }: Definition): CitizenRow[] {
  const rowOf = (kind: "lattice" | "organism", name: string): Row => ({
    ...{ kind, name, present: true, sign: "", spans: [] },
    href: `#${anchorOf(kind, name)}`,
  });
  return [
    ...lattices.map(({ stableId, name }) => ({ id: stableId, row: rowOf("lattice", name) })),
    ...organisms.map(({ stableId, name }) => ({ id: stableId, row: rowOf("organism", name) })),
  ];
}

/** They have no facts of their own here: what spans them names them. */
function foreignRows({ lattices, organisms, confluences, modules }: Definition): CitizenRow[] {
  const seen = new Set([...lattices, ...organisms].map(({ stableId }) => stableId));
  const spans: [href: string, span: SpannedCitizen[]][] = [
    ...confluences.map((it): [string, SpannedCitizen[]] => [
      `#${anchorOf("confluence", it.name)}`,
      it.span,
    ]),
    ...MODULE_KINDS.map((kind): [string, SpannedCitizen[]] => [
      `#${anchorOf("module", kind)}`,
      modules[kind]?.span ?? [],
    ]),
  ];
  const rows: CitizenRow[] = [];
  for (const [href, span] of spans) {
    for (const { stableId, name } of span) {
      if (seen.has(stableId)) continue;
      seen.add(stableId);
      const called = oneLine(name ?? "") || `${stableId.slice(0, 8)}…`;
      const facts = { kind: "foreign" as const, name: called, present: true, sign: "" };
      rows.push({ id: stableId, row: { ...facts, href, spans: [] } });
    }
  }
  return rows;
}

function issuerRow({ ticketIssuer }: Definition): Row {
  return {
    kind: "issuer",
    name: ticketIssuer?.name ?? "Ticket issuer",
    present: ticketIssuer !== null,
    sign: "Ti",
    href: "#ticket-issuer",
    spans: [],
  };
}
