// The marks of the picture of a composition: each kind of part has a shape of its own.

import { MARK_SIDE, STATION_SIDE } from "./composition-layout.ts";
import type { Row, RowKind } from "./composition-rows.ts";
import { CELL } from "./text-cells.ts";

interface At {
  x: number;
  y: number;
}

/** Four tesserae. */
const LATTICE = "M-6.5 -6.5h6v6h-6zM0.5 -6.5h6v6h-6zM-6.5 0.5h6v6h-6zM0.5 0.5h6v6h-6z";
const DIAMOND = "M0 -7L7 0L0 7L-7 0z";
/** A tile, and a ticket: the tile with a notch above and below. */
const TILE = "M-9.5 -9.5h19v19h-19z";
const TICKET = "M-9.5 -9.5h7a2.5 2.5 0 0 0 5 0h7v19h-7a2.5 2.5 0 0 0 -5 0h-7z";

/** Around the origin. */
function Shape({ kind }: { kind: RowKind }) {
  switch (kind) {
    case "lattice":
      return <path class="shape" d={LATTICE} />;
    case "organism":
      return <circle class="shape" r={6.5} />;
    case "foreign":
      return <path class="shape hollow" d={DIAMOND} />;
    case "confluence":
      return <circle class="shape" r={MARK_SIDE / 2} />;
    case "module":
      return <path class="shape" d={TILE} />;
    case "issuer":
      return <path class="shape" d={TICKET} />;
  }
}

/** The mark of a row, or of the head of its column. */
export function Mark({ kind, present, sign, x, y }: Pick<Row, "kind" | "present" | "sign"> & At) {
  const width = Math.min(sign.length * CELL, MARK_SIDE - 4);
  return (
    <g class={present ? `mark ${kind}` : `mark ${kind} missing`} transform={`translate(${x} ${y})`}>
      <Shape kind={kind} />
      {sign !== "" && (
        <text
          class="sign"
          x={-width / 2}
          dy="0.35em"
          textLength={width}
          lengthAdjust="spacingAndGlyphs"
        >
          {sign}
        </text>
      )}
    </g>
  );
}

/** Where a line meets a citizen: a ring, or a filled square where its content hash is pinned. */
export function StationMark({ x, y, pinned }: At & { pinned: boolean }) {
  const half = STATION_SIDE / 2;
  return pinned ? (
    <path class="station pinned" d={`M${x - half} ${y - half}h11v11h-11z`} />
  ) : (
    <circle class="station" cx={x} cy={y} r={half - 1} />
  );
}
