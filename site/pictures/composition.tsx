// "At a glance": the composition of a coalition as a picture, like the map of a transit system.

import type { Definition } from "../../src/core/registry/definition.ts";
import { counted } from "../../src/core/text.ts";
import { mosaicPath } from "../components/mosaic.tsx";
import { Section } from "../components/section.tsx";
import {
  type CompositionLayout,
  type LaidRow,
  type Line,
  layOutComposition,
} from "./composition-layout.ts";
import { Legend } from "./composition-legend.tsx";
import { Mark, StationMark } from "./composition-marks.tsx";
import { type Row, rowsOf } from "./composition-rows.ts";
import {
  compositionCounts,
  compositionWords,
  rowTitle,
  stationTitle,
} from "./composition-words.ts";
import { Scroller, Text } from "./picture-parts.tsx";
import { toneAt } from "./tones.ts";

export function Composition({ definition }: { definition: Definition }) {
  const rows = rowsOf(definition);
  return (
    <Section
      id="picture"
      title="At a glance"
      purpose="Who is in it, what spans whom, and what ships. Everything leads to its facts below."
    >
      <figure class="composition">
        <Scroller label={`Picture of ${definition.name}`}>
          <Picture definition={definition} rows={rows} />
        </Scroller>
        <figcaption>
          <p class="counts">{compositionCounts(rows)}</p>
          <Legend rows={rows} />
          <details>
            <summary>The picture in words</summary>
            <ul class="in-words">
              {compositionWords(rows).map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </details>
        </figcaption>
      </figure>
    </Section>
  );
}

function Picture({ definition, rows }: { definition: Definition; rows: Row[] }) {
  const layout = layOutComposition(definition.name, rows);
  const { width, height, head } = layout;
  return (
    <svg class="picture" width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <title>{`Composition of ${definition.name}`}</title>
      <Ground layout={layout} />
      <a class="coalition" href="#fingerprint">
        <title>
          {`Coalition ${definition.name}: ${counted(rows.filter(isCitizen).length, "citizen")}`}
        </title>
        <path class="hit" d={`M0 0h${head.x + head.width + 4}v32H0z`} />
        <path class="mosaic-bits" transform="scale(2)" d={mosaicPath(definition.fingerprint)} />
        <Text {...head} />
      </a>
      {layout.rows.map((laid, index) => (
        <RowLink key={laid.row.href + laid.y} laid={laid} rows={rows} index={index} />
      ))}
    </svg>
  );
}

function isCitizen({ kind }: Row): boolean {
  return kind === "lattice" || kind === "organism";
}

/** What lies below all marks: the trunk with its branches, and the guides of the rows. */
function Ground({ layout: { trunk, rows } }: { layout: CompositionLayout }) {
  const guides = rows.flatMap(({ y, guide }) => (guide ? [`M${guide.from} ${y}H${guide.to}`] : []));
  const branches = rows.flatMap(({ y, branch }) =>
    branch ? [`M${branch.from} ${y}H${branch.to}`] : [],
  );
  return (
    <g>
      <path class="guide" d={guides.join("")} />
      <path class="trunk" d={`M${trunk.x} ${trunk.top}V${trunk.bottom}${branches.join("")}`} />
    </g>
  );
}

interface RowLinkProps {
  laid: LaidRow;
  rows: readonly Row[];
  index: number;
}

function RowLink({ laid, rows, index }: RowLinkProps) {
  const { row, box, mark, label, line } = laid;
  const looks = [row.kind, row.present ? "" : "missing", line ? `line ${toneAt(line.index)}` : ""];
  return (
    <a class={looks.filter((it) => it !== "").join(" ")} href={row.href}>
      <title>{rowTitle(rows, index)}</title>
      <path class="hit" d={`M${box.x} ${box.y}h${box.width}v${box.height}h-${box.width}z`} />
      {line && <Track line={line} laid={laid} rows={rows} />}
      <Mark {...row} {...mark} />
      <Text {...label} />
    </a>
  );
}

const BEND = 9;

function Track({ line, laid, rows }: { line: Line; laid: LaidRow; rows: readonly Row[] }) {
  const { x, headY, endX, stations } = line;
  const { row, y } = laid;
  return (
    <>
      <path
        class="track"
        d={`M${x} ${headY}V${y - BEND}Q${x} ${y} ${x - BEND} ${y}H${Math.min(endX, x - BEND)}`}
      />
      {stations.map((station) => (
        <g key={station.row}>
          <title>{stationTitle(rows, row, station.row, station.pinned)}</title>
          <StationMark {...station} />
        </g>
      ))}
      <Mark {...row} x={x} y={headY} />
    </>
  );
}
