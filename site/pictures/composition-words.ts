// The picture of a composition as text: titles of its parts, and the same facts as a list.

import { counted } from "../../src/core/text.ts";
import { isCitizen, type Row, type RowKind, type SpannedRow } from "./composition-rows.ts";

const KINDS: Record<Exclude<RowKind, "foreign">, string> = {
  lattice: "Lattice",
  organism: "Organism",
  confluence: "Confluence",
  module: "Module",
  issuer: "Ticket issuer",
};

/** The most names in a title. The list has all of them. */
const NAMED = 8;

/** "Confluence router: spans op.mainnet, base.mainnet (pinned)". */
export function rowTitle(rows: readonly Row[], row: Row): string {
  const { kind, name, present } = row;
  if (!present) {
    return kind === "issuer"
      ? "No ticket issuer: this coalition issues no tickets of its own"
      : `Module ${name}: not shipped`;
  }
  const what = partWords(row);
  if (isCitizen(row) || kind === "foreign") {
    const by = namesOf(spanning(rows, rows.indexOf(row)));
    return by === "" ? what : `${what}${kind === "foreign" ? ", " : ": "}spanned by ${by}`;
  }
  const spans = namesOf(spannedBy(rows, row));
  if (spans !== "") return `${what}: spans ${spans}`;
  return kind === "confluence" ? `${what}: spans no citizens` : what;
}

function partWords({ kind, name }: Row): string {
  return kind === "foreign" ? `${name}: not a citizen of this coalition` : `${KINDS[kind]} ${name}`;
}

/** The title of a station: "router spans op.mainnet". */
export function stationTitle(rows: readonly Row[], by: Row, { row, pinned }: SpannedRow): string {
  return `${by.name} spans ${rows[row]?.name ?? ""}${pinned ? " and pins its content hash" : ""}`;
}

function pinnable(name: string, pinned: boolean): string {
  return pinned ? `${name} (pinned)` : name;
}

function spannedBy(rows: readonly Row[], { spans }: Row): string[] {
  return spans.map(({ row, pinned }) => pinnable(rows[row]?.name ?? "", pinned));
}

function spanning(rows: readonly Row[], index: number): string[] {
  return rows.flatMap(({ name, spans }) => {
    const span = spans.find(({ row }) => row === index);
    return span ? [pinnable(name, span.pinned)] : [];
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
  const list = (title: string, names: string[]) => `${title}: ${names.join(", ") || "none"}.`;
  const counts = (noun: "lattice" | "organism" | "confluence") => {
    const names = named(noun);
    return names.length === 0 ? `No ${noun}s.` : list(counted(names.length, noun), names);
  };
  const spanning = rows.filter(({ kind, spans }) => kind === "confluence" || spans.length > 0);
  const foreign = named("foreign");
  return [
    ...[counts("lattice"), counts("organism"), counts("confluence")],
    ...spanning.map(
      (row) => `${partWords(row)} spans ${spannedBy(rows, row).join(", ") || "no citizens"}.`,
    ),
    ...(foreign.length > 0 ? [list("Spanned, but not citizens of this coalition", foreign)] : []),
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
    count("confluence") === 0 ? "no confluences" : counted(count("confluence"), "confluence"),
    `${count("module")} of ${rows.filter(({ kind }) => kind === "module").length} modules`,
    `${count("issuer") === 0 ? "no" : "a"} ticket issuer.`,
  ].join(", ");
}
