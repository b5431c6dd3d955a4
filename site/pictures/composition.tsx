// "At a glance": the composition of a coalition as a picture, like the map of a transit system.

import type { Definition } from "../../src/core/registry/definition.ts";
import { counted } from "../../src/core/text.ts";
import { Section } from "../components/section.tsx";
import {
  type CompositionLayout,
  endOf,
  HIT_X,
  type LaidRow,
  layOutComposition,
  MARK_SIDE,
  MARK_X,
  MOSAIC_SIDE,
  ROW_HEIGHT,
} from "./composition-layout.ts";
import { Legend, Mark, PlainMarks, StationMark } from "./composition-marks.tsx";
import { isCitizen, rowsOf } from "./composition-rows.ts";
import {
  compositionCounts,
  compositionWords,
  rowTitle,
  stationTitle,
} from "./composition-words.ts";
import { MOSAIC, toneAt } from "./fingerprint-look.tsx";
import { Picture, rectangle, Text } from "./picture-parts.tsx";
import { CELL, short } from "./text-cells.ts";

export function Composition({ definition }: { definition: Definition }) {
  const { name } = definition;
  const layout = layOutComposition(name, rowsOf(definition));
  const { width, height, head, rows } = layout;
  return (
    <Section
      id="picture"
      title="At a glance"
      purpose="Its citizens, what spans them, and what it ships. Click a part to go to its facts below."
    >
      <figure class="composition">
        <Picture
          label={`Picture of ${name}`}
          title={`Composition of ${name}`}
          width={width}
          height={height}
        >
          <PlainMarks rows={rows} />
          <Ground layout={layout} />
          <a class="coalition" href="#fingerprint">
            <title>{`Coalition ${name}: ${counted(rows.filter(isCitizen).length, "citizen")}`}</title>
            <path class="hit" d={rectangle(0, 0, endOf(head) + 4, MOSAIC_SIDE)} />
            <use class="mosaic-bits" transform="scale(2)" href={`#${MOSAIC}`} />
            <Text {...head} />
          </a>
          {rows.map((row) => (
            <RowLink key={row.href + row.y} row={row} rows={rows} />
          ))}
        </Picture>
        <figcaption>
          <p class="counts">{compositionCounts(rows)}</p>
          <Legend rows={rows} />
          <details>
            <summary>The picture as text</summary>
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

const TRUNK_X = 8;

/** Drawn below all marks: the trunk with its branches, and a faint line beside each citizen's name. */
function Ground({ layout: { rows, lastX } }: { layout: CompositionLayout }) {
  const guided = rows.filter((row) => lastX > 0 && (isCitizen(row) || row.kind === "foreign"));
  const guides = guided.map(({ y, label }) => `M${short(endOf(label) + CELL)} ${y}H${lastX}`);
  const members = rows.filter(({ kind, present }) => present && kind !== "foreign");
  const branches = members.map(({ y }) => `M${TRUNK_X} ${y}H${MARK_X - MARK_SIDE / 2}`);
  const bottom = members.at(-1)?.y ?? MOSAIC_SIDE;
  return (
    <g>
      <path class="guide" d={guides.join("")} />
      <path class="trunk" d={`M${TRUNK_X} ${MOSAIC_SIDE}V${bottom}${branches.join("")}`} />
    </g>
  );
}

interface RowProps {
  row: LaidRow;
  rows: readonly LaidRow[];
}

function RowLink({ row, rows }: RowProps) {
  const { kind, present, href, y, label, column } = row;
  const looks = [kind, present ? "" : "missing", column ? `line ${toneAt(column.index)}` : ""];
  const width = endOf(label) + 4 - HIT_X;
  return (
    <a class={looks.filter((it) => it !== "").join(" ")} href={href}>
      <title>{rowTitle(rows, row)}</title>
      <path class="hit" d={rectangle(HIT_X, y - ROW_HEIGHT / 2, width, ROW_HEIGHT)} />
      {column && <Track row={row} rows={rows} x={column.x} />}
      <Mark {...row} x={MARK_X} />
      <Text {...label} />
    </a>
  );
}

const BEND = 9;

/** The line of a part that spans citizens: down its column and to its name. */
function Track({ row, rows, x }: RowProps & { x: number }) {
  const { y, label, spans } = row;
  const headY = MOSAIC_SIDE / 2;
  const endX = short(Math.min(endOf(label) + CELL, x - BEND));
  return (
    <>
      <path class="track" d={`M${x} ${headY}V${y - BEND}Q${x} ${y} ${x - BEND} ${y}H${endX}`} />
      {spans.map((span) => (
        <g key={span.row}>
          <title>{stationTitle(rows, row, span)}</title>
          <StationMark x={x} y={rows[span.row]?.y ?? 0} pinned={span.pinned} />
        </g>
      ))}
      <Mark {...row} x={x} y={headY} />
    </>
  );
}
