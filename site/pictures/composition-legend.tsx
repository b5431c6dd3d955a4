// What the marks of the picture of a composition mean: those that are in it.

import { Mark, StationMark } from "./composition-marks.tsx";
import type { Row } from "./composition-rows.ts";
import { LegendItem } from "./picture-parts.tsx";

type Look = Pick<Row, "kind" | "present" | "sign">;

const MARKS: [look: Look, words: string][] = [
  [{ kind: "lattice", present: true, sign: "" }, "lattice"],
  [{ kind: "organism", present: true, sign: "" }, "standalone organism"],
  [{ kind: "foreign", present: true, sign: "" }, "not a citizen of this coalition"],
  [{ kind: "confluence", present: true, sign: "1" }, "confluence"],
  [{ kind: "module", present: true, sign: "At" }, "module that ships"],
  [{ kind: "module", present: false, sign: "At" }, "module that does not ship"],
  [{ kind: "issuer", present: true, sign: "Ti" }, "ticket issuer"],
];

const STATIONS: [pinned: boolean, words: string][] = [
  [false, "spans it"],
  [true, "spans it and pins its content hash"],
];

export function Legend({ rows }: { rows: readonly Row[] }) {
  const spans = rows.flatMap((row) => row.spans);
  const marks = MARKS.filter(([look]) =>
    rows.some(({ kind, present }) => kind === look.kind && present === look.present),
  );
  const stations = STATIONS.filter(([pinned]) => spans.some((it) => it.pinned === pinned));
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
