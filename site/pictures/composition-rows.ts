// The rows of the picture of a composition: each part of the coalition, with the citizens that it spans.

import {
  type Definition,
  type Id,
  MODULE_KINDS,
  type SpannedCitizen,
} from "../../src/core/registry/definition.ts";
import { citizensOf, servicesOf } from "../../src/core/registry/parts.ts";
import { oneLine } from "../../src/core/text.ts";
import { anchorOf } from "../components/links.ts";
import { moduleTitle } from "../components/module-title.ts";

/** A foreign row is a spanned citizen that is not in this coalition. */
export type RowKind = "lattice" | "organism" | "foreign" | "confluence" | "module" | "issuer";

export interface SpannedRow {
  /** The index of the citizen's row. */
  row: number;
  /** Whether its content hash is pinned. */
  pinned: boolean;
}

export interface Row {
  kind: RowKind;
  /** The name in the picture, on one line. */
  name: string;
  /** The anchor of its facts on the handshake page. */
  href: string;
  /** Whether the coalition has it. Modules that are not shipped and a missing issuer have rows too. */
  present: boolean;
  /** The number or letters in the row's mark; empty for citizens. */
  sign: string;
  /** In the order of the span. */
  spans: SpannedRow[];
}

/** In the order of the page: citizens, foreign ones, confluences, modules, the issuer. */
export function rowsOf(definition: Definition): Row[] {
  const { confluences, modules, ticketIssuer } = definition;
  const rows: Row[] = [];
  const places = new Map<Id, number>();
  const add = (kind: RowKind, name: string, href: string, more: Partial<Row> = {}) =>
    rows.push({ kind, name, href, present: true, sign: "", spans: [], ...more }) - 1;
  const spansOf = (span: readonly SpannedCitizen[] = []): SpannedRow[] =>
    span.flatMap(({ stableId, contentHash }) => {
      const row = places.get(stableId);
      return row === undefined ? [] : [{ row, pinned: contentHash !== undefined }];
    });
  for (const { class: kind, name, id } of citizensOf(definition)) {
    places.set(id, add(kind, name, hrefOf(kind, name)));
  }
  // Foreign citizens have no facts here: link to the part that spans them.
  for (const { class: partClass, name: by, value } of servicesOf(definition)) {
    for (const { stableId: id, name } of value.span ?? []) {
      if (places.has(id)) continue;
      const called = oneLine(name ?? "") || `${id.slice(0, 8)}…`;
      places.set(id, add("foreign", called, hrefOf(partClass, by)));
    }
  }
  for (const [index, { name, span }] of confluences.entries()) {
    const sign = `${index + 1}`;
    add("confluence", name, hrefOf("confluence", name), { sign, spans: spansOf(span) });
  }
  for (const kind of MODULE_KINDS) {
    const [title, module] = [moduleTitle(kind), modules[kind]];
    const spans = spansOf(module?.span);
    const sign = title.slice(0, 2);
    add("module", title, hrefOf("module", kind), { present: module !== null, sign, spans });
  }
  const name = ticketIssuer?.name ?? "Ticket issuer";
  add("issuer", name, "#ticket-issuer", { present: ticketIssuer !== null, sign: "Ti" });
  return rows;
}

function hrefOf(partClass: string, name: string): string {
  return `#${anchorOf(partClass, name)}`;
}

/** Whether it is a citizen of this coalition. */
export function isCitizen({ kind }: Row): boolean {
  return kind === "lattice" || kind === "organism";
}
