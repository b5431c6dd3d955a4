// Where everything stands in the picture of a composition: plain geometry, in px, of rows and columns.
//
// One row for each part, its name at the left. What spans citizens has a column of its own, too: its line
// runs down from the column's head through a station for each citizen to its own row, and there to its
// name. The columns are in the order of the rows, so no line crosses another.

import type { Row, RowKind } from "./composition-rows.ts";
import type { Box, Label } from "./geometry.ts";
import { CELL, cutText } from "./text-cells.ts";

export const ROW_HEIGHT = 24;
const HEAD_HEIGHT = 40;
/** Of the mosaic at the top left. */
export const MOSAIC_SIDE = 32;
/** The widest mark, which is that of a confluence, module or issuer. */
export const MARK_SIDE = 20;
export const STATION_SIDE = 11;
const GROUP_GAP = 10;
const COLUMN_WIDTH = 28;
const TRUNK_X = 8;
const MARK_X = 30;
const LABEL_X = 48;
const NAME_CELLS = 28;
const EDGE = 2;

export interface Station {
  x: number;
  y: number;
  row: number;
  pinned: boolean;
}

export interface Line {
  /** Its place among the lines, from 0. */
  index: number;
  /** Of the column. */
  x: number;
  /** The middle of the column's head. */
  headY: number;
  /** The line ends here, in its row, beside the label. */
  endX: number;
  stations: Station[];
}

export interface LaidRow {
  row: Row;
  /** The middle of the row. */
  y: number;
  /** What can be pressed: mark and name. */
  box: Box;
  mark: { x: number; y: number };
  label: Label;
  /** Where a branch leads to it from the trunk; not to what the coalition does not have. */
  branch: { from: number; to: number } | undefined;
  /** The faint line beside a citizen's name, across the columns. */
  guide: { from: number; to: number } | undefined;
  line: Line | undefined;
}

export interface CompositionLayout {
  width: number;
  height: number;
  head: Label;
  trunk: { x: number; top: number; bottom: number };
  rows: LaidRow[];
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
  const labels = rows.map((row) => cutText(labelOf(row), NAME_CELLS));
  const namesEnd = Math.max(
    head.x + head.width,
    ...labels.map(({ width }) => Math.ceil(LABEL_X + width)),
  );
  const middles = middlesOf(rows);
  const columns = columnsOf(rows, Math.ceil(namesEnd) + 8 + COLUMN_WIDTH / 2);
  const lastX = Math.max(0, ...columns.values());
  const laid = rows.map((row, index) => {
    const y = middles[index] ?? 0;
    const label = { ...(labels[index] ?? cutText("", 1)), x: LABEL_X, y };
    const x = columns.get(index);
    return layOutRow(row, label, {
      line: x === undefined ? undefined : lineOf(row, { x, label, columns, middles, index }),
      guideTo: lastX,
    });
  });
  const members = laid.filter(({ branch }) => branch);
  return {
    width: Math.max(Math.ceil(namesEnd) + 8, lastX === 0 ? 0 : lastX + COLUMN_WIDTH / 2) + EDGE,
    height: (middles.at(-1) ?? HEAD_HEIGHT) + ROW_HEIGHT / 2 + EDGE,
    head,
    trunk: { x: TRUNK_X, top: MOSAIC_SIDE, bottom: members.at(-1)?.y ?? MOSAIC_SIDE },
    rows: laid,
  };
}

/** What the coalition does not have says so. */
function labelOf({ kind, name, present }: Row): string {
  if (present) return name;
  return kind === "issuer" ? `no ${name.toLowerCase()}` : `${name}, not shipped`;
}

function middlesOf(rows: readonly Row[]): number[] {
  let y = HEAD_HEIGHT - ROW_HEIGHT / 2;
  let group: number | undefined;
  return rows.map(({ kind }) => {
    const gap = group === undefined || group === GROUPS[kind] ? 0 : GROUP_GAP;
    group = GROUPS[kind];
    y += ROW_HEIGHT + gap;
    return y;
  });
}

/** The x of each row's column, for rows that span something. */
function columnsOf(rows: readonly Row[], first: number): Map<number, number> {
  const spanning = rows.flatMap(({ spans }, index) => (spans.length > 0 ? [index] : []));
  return new Map(spanning.map((index, column) => [index, first + column * COLUMN_WIDTH]));
}

interface LinePlace {
  x: number;
  label: Label;
  columns: ReadonlyMap<number, number>;
  middles: readonly number[];
  index: number;
}

function lineOf({ spans }: Row, { x, label, columns, middles, index }: LinePlace): Line {
  return {
    index: [...columns.keys()].indexOf(index),
    x,
    headY: MOSAIC_SIDE / 2,
    endX: label.x + label.width + CELL,
    stations: spans.map(({ row, pinned }) => ({ x, y: middles[row] ?? 0, row, pinned })),
  };
}

function layOutRow(
  row: Row,
  label: Label,
  { line, guideTo }: { line: Line | undefined; guideTo: number },
): LaidRow {
  const { kind } = row;
  const isCitizen = ["lattice", "organism", "foreign"].includes(kind);
  const left = MARK_X - MARK_SIDE / 2;
  const end = label.x + label.width;
  return {
    row,
    y: label.y,
    box: {
      x: left - 2,
      y: label.y - ROW_HEIGHT / 2,
      width: end + 4 - left + 2,
      height: ROW_HEIGHT,
    },
    mark: { x: MARK_X, y: label.y },
    label,
    branch: row.present && kind !== "foreign" ? { from: TRUNK_X, to: left } : undefined,
    guide: isCitizen && guideTo > 0 ? { from: end + CELL, to: guideTo } : undefined,
    line,
  };
}
