// The marks of the picture of a composition, a shape for each kind of part, and a legend of those that a
// picture has.

import { MARK_SIDE, STATION_SIDE } from "./composition-layout.ts";
import type { Row, RowKind } from "./composition-rows.ts";
import { LegendItem } from "./picture-parts.tsx";
import { CELL } from "./text-cells.ts";

interface At {
  x: number;
  y: number;
}

type Look = Pick<Row, "kind" | "present" | "sign">;

/** Around the origin. */
const SHAPES: Record<RowKind, { d: string } | { r: number }> = {
  // Four tesserae.
  lattice: { d: "M-6.5-6.5h6v6h-6zm7 0h6v6h-6zm-7 7h6v6h-6zm7 0h6v6h-6z" },
  organism: { r: 6.5 },
  foreign: { d: "M0 -7L7 0L0 7L-7 0z" },
  confluence: { r: MARK_SIDE / 2 },
  // A tile, and a ticket: the tile with a notch above and below.
  module: { d: "M-9.5 -9.5h19v19h-19z" },
  issuer: { d: "M-9.5 -9.5h7a2.5 2.5 0 0 0 5 0h7v19h-7a2.5 2.5 0 0 0 -5 0h-7z" },
};

/** Marks without a sign. They are drawn once and then reused, since there may be a hundred. */
const PLAIN: readonly RowKind[] = ["lattice", "organism", "foreign"];

const markId = (kind: RowKind) => `mark-${kind}`;

/** The shapes that the marks of the picture and of its legend use. */
export function PlainMarks({ rows }: { rows: readonly Row[] }) {
  const kinds = PLAIN.filter((kind) => rows.some((it) => it.kind === kind && it.present));
  return (
    <defs>
      {kinds.map((kind) => (
        <g key={kind} id={markId(kind)} class={`mark ${kind}`}>
          <Shape kind={kind} />
        </g>
      ))}
    </defs>
  );
}

function Shape({ kind }: { kind: RowKind }) {
  const shape = SHAPES[kind];
  return "r" in shape ? (
    <circle class="shape" {...shape} />
  ) : (
    <path class={kind === "foreign" ? "shape hollow" : "shape"} {...shape} />
  );
}

/** The mark of a row, or of the head of its column. */
export function Mark({ kind, present, sign, x, y }: Look & At) {
  if (sign === "" && present) return <use href={`#${markId(kind)}`} x={x} y={y} />;
  const width = Math.min(sign.length * CELL, MARK_SIDE - 4);
  return (
    <g class={present ? `mark ${kind}` : `mark ${kind} missing`} transform={`translate(${x} ${y})`}>
      <Shape kind={kind} />
      {sign !== "" && (
        <text class="sign" x={-width / 2} textLength={width}>
          {sign}
        </text>
      )}
    </g>
  );
}

/** Where a line meets a citizen: a ring, or a filled square if its content hash is pinned. */
export function StationMark({ x, y, pinned }: At & { pinned: boolean }) {
  const half = STATION_SIDE / 2;
  return pinned ? (
    <path class="station pinned" d={`M${x - half} ${y - half}h11v11h-11z`} />
  ) : (
    <circle class="station" cx={x} cy={y} r={half - 1} />
  );
}

const MARKS: [look: Look, words: string][] = [
  [{ kind: "lattice", present: true, sign: "" }, "lattice"],
  [{ kind: "organism", present: true, sign: "" }, "standalone organism"],
  [{ kind: "foreign", present: true, sign: "" }, "not a citizen of this coalition"],
  [{ kind: "confluence", present: true, sign: "1" }, "confluence"],
  [{ kind: "module", present: true, sign: "At" }, "shipped module"],
  [{ kind: "module", present: false, sign: "At" }, "module not shipped"],
  [{ kind: "issuer", present: true, sign: "Ti" }, "ticket issuer"],
];

const STATIONS: [pinned: boolean, words: string][] = [
  [false, "spans the citizen"],
  [true, "spans the citizen and pins its content hash"],
];

export function Legend({ rows }: { rows: readonly Row[] }) {
  const marks = MARKS.filter(([look]) =>
    rows.some(({ kind, present }) => kind === look.kind && present === look.present),
  );
  const stations = STATIONS.filter(([pinned]) =>
    rows.some(({ spans }) => spans.some((it) => it.pinned === pinned)),
  );
  return (
    <ul class="legend">
      {marks.map(([look, words]) => (
        <LegendItem key={words} words={words}>
          <Mark {...look} x={12} y={12} />
        </LegendItem>
      ))}
      {stations.map(([pinned, words]) => (
        <LegendItem key={words} words={words}>
          <path class="track" d="M0 12h24" />
          <StationMark x={12} y={12} pinned={pinned} />
        </LegendItem>
      ))}
    </ul>
  );
}
