// The picture of a composition in words: titles of its parts, and the same facts as a list.

import { counted } from "../../src/core/text.ts";
import type { Row, RowKind } from "./composition-rows.ts";

const KINDS: Record<RowKind, string> = {
  lattice: "Lattice",
  organism: "Organism",
  foreign: "Not a citizen of this coalition",
  confluence: "Confluence",
  module: "Module",
  issuer: "Ticket issuer",
};

/** In a title; the list has all of them. */
const NAMED = 8;

/** "Confluence router: spans op.mainnet, base.mainnet (pinned)". */
export function rowTitle(rows: readonly Row[], index: number): string {
  const row = rows[index];
  if (!row) return "";
  if (!row.present) {
    return row.kind === "issuer"
      ? "No ticket issuer: this coalition issues no tickets of its own"
      : `Module ${row.name}: not shipped`;
  }
  const what =
    row.kind === "foreign" ? `${row.name}: not a citizen of this coalition` : partWords(row);
  const spanned = namesOf(spanning(rows, index));
  if (["lattice", "organism", "foreign"].includes(row.kind)) {
    const joint = row.kind === "foreign" ? ", " : ": ";
    return spanned === "" ? what : `${what}${joint}spanned by ${spanned}`;
  }
  const spans = namesOf(spannedBy(rows, row));
  if (spans !== "") return `${what}: spans ${spans}`;
  return row.kind === "confluence" ? `${what}: spans no citizen` : what;
}

function partWords({ kind, name }: Row): string {
  return `${KINDS[kind]} ${name}`;
}

/** "router spans op.mainnet", of one station. */
export function stationTitle(rows: readonly Row[], by: Row, citizen: number, pinned: boolean) {
  const name = rows[citizen]?.name ?? "";
  return `${by.name} spans ${name}${pinned ? " and pins its content hash" : ""}`;
}

function spannedBy(rows: readonly Row[], { spans }: Row): string[] {
  return spans.map(({ row, pinned }) => `${rows[row]?.name ?? ""}${pinned ? " (pinned)" : ""}`);
}

/** What spans the row. */
function spanning(rows: readonly Row[], index: number): string[] {
  return rows.flatMap(({ name, spans }) => {
    const span = spans.find(({ row }) => row === index);
    return span ? [`${name}${span.pinned ? " (pinned)" : ""}`] : [];
  });
}

function namesOf(names: string[]): string {
  const more = names.length - NAMED;
  return more > 1 ? `${names.slice(0, NAMED).join(", ")} and ${more} more` : names.join(", ");
}

/** Every fact of the picture, a sentence each. */
export function compositionWords(rows: readonly Row[]): string[] {
  const named = (kind: RowKind, present = true) =>
    rows.flatMap((it) => (it.kind === kind && it.present === present ? [it.name] : []));
  const list = (title: string, names: string[]) =>
    `${title}: ${names.length === 0 ? "none" : names.join(", ")}.`;
  const counts = (noun: "lattice" | "organism" | "confluence") => {
    const names = named(noun);
    return names.length === 0 ? `No ${noun}.` : list(counted(names.length, noun), names);
  };
  return [
    ...[counts("lattice"), counts("organism"), counts("confluence")],
    ...rows.flatMap((row) => {
      if (row.kind !== "confluence" && row.spans.length === 0) return [];
      const spans = spannedBy(rows, row).join(", ") || "no citizen";
      return [`${partWords(row)} spans ${spans}.`];
    }),
    ...(named("foreign").length > 0
      ? [list("Spanned, and no citizens of this coalition", named("foreign"))]
      : []),
    list("Modules shipped", named("module")),
    list("Modules not shipped", named("module", false)),
    list("Ticket issuer", named("issuer")),
  ];
}

/** "3 citizens, 2 confluences, 1 of 4 modules, a ticket issuer." */
export function compositionCounts(rows: readonly Row[]): string {
  const count = (...kinds: RowKind[]) =>
    rows.filter(({ kind, present }) => present && kinds.includes(kind)).length;
  return [
    counted(count("lattice", "organism"), "citizen"),
    count("confluence") === 0 ? "no confluence" : counted(count("confluence"), "confluence"),
    `${count("module")} of ${rows.filter(({ kind }) => kind === "module").length} modules`,
    `${count("issuer") === 0 ? "no" : "a"} ticket issuer.`,
  ].join(", ");
}
