// The marks of the picture of a composition: each kind of part has a shape of its own.

import type { ComponentChildren } from "preact";
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

/** What each mark means, once. */
export function Legend({ rows }: { rows: readonly Row[] }) {
  const has = (test: (row: Row) => boolean) => rows.some(test);
  const marks: [shown: boolean, mark: Pick<Row, "kind" | "present" | "sign">, words: string][] = [
    [has(({ kind }) => kind === "lattice"), { ...PLAIN, kind: "lattice" }, "lattice"],
    [has(({ kind }) => kind === "organism"), { ...PLAIN, kind: "organism" }, "standalone organism"],
    [
      has(({ kind }) => kind === "foreign"),
      { ...PLAIN, kind: "foreign" },
      "not a citizen of this coalition",
    ],
    [
      has(({ kind }) => kind === "confluence"),
      { ...PLAIN, kind: "confluence", sign: "1" },
      "confluence",
    ],
    [true, { ...PLAIN, kind: "module", sign: "At" }, "module that ships"],
    [true, { ...PLAIN, kind: "module", sign: "At", present: false }, "module that does not ship"],
    [true, { ...PLAIN, kind: "issuer", sign: "Ti" }, "ticket issuer"],
  ];
  const spans = rows.flatMap((row) => row.spans);
  return (
    <ul class="legend">
      {marks.map(
        ([shown, mark, words]) =>
          shown && (
            <li key={words}>
              <LegendMark>
                <Mark {...mark} x={12} y={12} />
              </LegendMark>
              {words}
            </li>
          ),
      )}
      {[false, true].map(
        (pinned) =>
          spans.some((it) => it.pinned === pinned) && (
            <li key={`${pinned}`}>
              <LegendMark>
                <path class="track" d="M0 12h24" />
                <StationMark x={12} y={12} pinned={pinned} />
              </LegendMark>
              {pinned ? "spans it and pins its content hash" : "spans it"}
            </li>
          ),
      )}
    </ul>
  );
}

const PLAIN = { present: true, sign: "" };

function LegendMark({ children }: { children: ComponentChildren }) {
  return (
    <svg class="picture-mark" width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
      {children}
    </svg>
  );
}
