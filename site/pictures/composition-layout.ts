// Where everything is in the picture of a composition: plain geometry, in px, of rows and columns.
//
// One row for each part, its name at the left. A part that spans citizens also has a column: its line runs
// down from the column's head, through a station for each citizen, to its own row and name. The columns are
// in the order of the rows, so no lines cross.

import type { Row, RowKind } from "./composition-rows.ts";
import { cutText, type Label, short } from "./text-cells.ts";

export const ROW_HEIGHT = 24;
const HEAD_HEIGHT = 40;
/** The side of the mosaic at the top left. */
export const MOSAIC_SIDE = 32;
/** The widest marks: of confluences, modules and issuers. */
export const MARK_SIDE = 20;
export const STATION_SIDE = 11;
/** The middle of all rows' marks. */
export const MARK_X = 30;
/** The clickable part of a row begins here. */
export const HIT_X = 18;
const GROUP_GAP = 10;
const COLUMN_WIDTH = 28;
const LABEL_X = 48;
const NAME_CELLS = 28;
const EDGE = 2;

export interface LaidRow extends Row {
  /** The middle of the row. */
  y: number;
  label: Label;
  /** Only for parts that span citizens. */
  column: { index: number; x: number } | undefined;
}

export interface CompositionLayout {
  width: number;
  height: number;
  head: Label;
  rows: LaidRow[];
  /** The x of the last column; 0 if there is none. */
  lastX: number;
}

const GROUPS: Record<RowKind, number> = {
  lattice: 0,
  organism: 0,
  foreign: 1,
  confluence: 2,
  module: 3,
  issuer: 3,
};

/** `name` is the coalition's. */
export function layOutComposition(name: string, rows: readonly Row[]): CompositionLayout {
  const head = { ...cutText(name, NAME_CELLS), x: MOSAIC_SIDE + 10, y: MOSAIC_SIDE / 2 };
  const labels = rows.map((row) => ({ ...cutText(labelOf(row), NAME_CELLS), x: LABEL_X }));
  const namesEnd = Math.ceil(Math.max(...[head, ...labels].map(endOf)));
  const spanning = rows.filter(({ spans }) => spans.length > 0);
  const columnX = (index: number) => namesEnd + 8 + COLUMN_WIDTH / 2 + index * COLUMN_WIDTH;
  const lastX = spanning.length === 0 ? 0 : columnX(spanning.length - 1);
  let y = HEAD_HEIGHT - ROW_HEIGHT / 2;
  const laid = rows.map((row, at): LaidRow => {
    const { kind: before = row.kind } = rows[at - 1] ?? {};
    y += ROW_HEIGHT + (GROUPS[before] === GROUPS[row.kind] ? 0 : GROUP_GAP);
    const index = spanning.indexOf(row);
    const column = index < 0 ? undefined : { index, x: columnX(index) };
    return { ...row, y, label: { text: "", width: 0, x: LABEL_X, ...labels[at], y }, column };
  });
  return {
    width: Math.max(namesEnd + 8, lastX === 0 ? 0 : lastX + COLUMN_WIDTH / 2) + EDGE,
    height: y + ROW_HEIGHT / 2 + EDGE,
    head,
    rows: laid,
    lastX,
  };
}

/** The name, or that the coalition does not have the part. */
function labelOf({ kind, name, present }: Row): string {
  if (present) return name;
  return kind === "issuer" ? `no ${name.toLowerCase()}` : `${name}, not shipped`;
}

/** The x at which a text ends. */
export function endOf({ x, width }: Pick<Label, "x" | "width">): number {
  return short(x + width);
}
