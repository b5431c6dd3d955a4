// What the picture of a composition shows: one row for each part of the coalition, and which citizens it spans.

import {
  type Definition,
  type Id,
  MODULE_KINDS,
  type ModuleKind,
  type SpannedCitizen,
} from "../../src/core/registry/definition.ts";
import { citizensOf, servicesOf } from "../../src/core/registry/parts.ts";
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
  const confluences = definition.confluences.map(
    ({ name, span }, index): Row => ({
      ...{ kind: "confluence", name, present: true, sign: `${index + 1}` },
      ...{ href: hrefOf("confluence", name), spans: spansOf(span) },
    }),
  );
  const modules = MODULE_KINDS.map((kind): Row => {
    const module = definition.modules[kind];
    return {
      ...{ kind: "module", name: moduleTitle(kind), present: module !== null, sign: SIGNS[kind] },
      ...{ href: hrefOf("module", kind), spans: spansOf(module?.span) },
    };
  });
  return [...citizens.map(({ row }) => row), ...confluences, ...modules, issuerRow(definition)];
}

function hrefOf(partClass: string, name: string): string {
  return `#${anchorOf(partClass, name)}`;
}

interface CitizenRow {
  id: Id;
  row: Row;
}

function citizenRows(definition: Definition): CitizenRow[] {
  return citizensOf(definition).map(({ class: kind, name, id }) => ({
    id,
    row: { kind, name, present: true, sign: "", href: hrefOf(kind, name), spans: [] },
  }));
}

/** They have no facts of their own here: what spans them names them. */
function foreignRows(definition: Definition): CitizenRow[] {
  const seen = new Set(citizensOf(definition).map(({ id }) => id));
  const rows: CitizenRow[] = [];
  for (const { class: partClass, name, value } of servicesOf(definition)) {
    for (const { stableId: id, name: given } of value.span ?? []) {
      if (seen.has(id)) continue;
      seen.add(id);
      const called = oneLine(given ?? "") || `${id.slice(0, 8)}…`;
      const href = hrefOf(partClass, name);
      rows.push({
        id,
        row: { kind: "foreign", name: called, present: true, sign: "", href, spans: [] },
      });
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
