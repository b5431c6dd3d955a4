// The fingerprints of a coalition as a band through its entries, with breaking entries marked.

import { PATTERN, patternPath, toneOf } from "./fingerprint-look.tsx";
import { LegendItem, Picture, rectangle, Text } from "./picture-parts.tsx";
import {
  BAND,
  type LaidStep,
  layOutTimeline,
  MARK_Y,
  STEP_HEIGHT,
  type TimelineLayout,
} from "./timeline-layout.ts";
import type { Step } from "./timeline-steps.ts";

interface Props {
  /** The coalition's name. */
  name: string;
  /** In the order of the chain. At least one. */
  entries: readonly Step[];
  ahead: readonly Step[];
  /** What is shown, in a sentence. */
  caption: string;
}

/** The room on wide screens. */
const ROOM = 1000;

export function Timeline({ name, entries, ahead, caption }: Props) {
  const layout = layOutTimeline(entries, ahead, ROOM);
  const title = `Timeline of ${name}`;
  return (
    <figure class="timeline">
      <Picture label={title} title={title} width={layout.width} height={layout.height} atEnd>
        <Axis layout={layout} />
        {layout.entries.map((laid) => (
          <StepLink key={laid.x} laid={laid} look="entry" />
        ))}
        {layout.ahead.map((laid) => (
          <StepLink key={laid.x} laid={laid} look="ahead" />
        ))}
        {[...layout.digits, ...layout.dates].map((label) => (
          <Text key={`${label.x} ${label.y}`} {...label} />
        ))}
      </Picture>
      <figcaption>
        <p class="hint">{caption}</p>
        <Legend entries={entries} ahead={ahead} />
      </figcaption>
    </figure>
  );
}

function Axis({ layout: { entries, ahead, months } }: { layout: TimelineLayout<Step> }) {
  const [from, to, end] = [entries[0], entries.at(-1), ahead.at(-1)];
  return (
    <g>
      {from && to && <path class="axis" d={`M${middleOf(from)} ${MARK_Y}H${middleOf(to)}`} />}
      {to && end && <path class="axis ahead" d={`M${middleOf(to)} ${MARK_Y}H${middleOf(end)}`} />}
      <path class="ticks" d={months.map(({ x }) => `M${x + 0.5} ${STEP_HEIGHT}v6`).join("")} />
    </g>
  );
}

function middleOf({ x, width }: LaidStep): number {
  return x + width / 2;
}

function StepLink({ laid, look }: { laid: LaidStep<Step>; look: "entry" | "ahead" }) {
  const { x, width, band } = laid;
  const { fingerprint, breaking, href, title } = laid.step;
  const tone = fingerprint === undefined ? "" : ` ${toneOf(fingerprint)}`;
  return (
    <a class={look + tone} href={href}>
      <title>{title}</title>
      <path class="hit" d={rectangle(x, 0, width, STEP_HEIGHT)} />
      <path class="band" d={rectangle(x, BAND.y, band, BAND.height)} />
      {fingerprint !== undefined && (
        <path class="pattern" d={patternPath(fingerprint, x, BAND.y)} />
      )}
      <StepMark x={middleOf(laid)} y={MARK_Y} breaking={breaking} />
    </a>
  );
}

/** A triangle if it breaks integrators, else a ring. */
function StepMark({ x, y, breaking }: { x: number; y: number; breaking: boolean }) {
  return breaking ? (
    <path class="step-mark breaking" d={`M${x} ${y - 7}l7.5 13h-15z`} />
  ) : (
    <circle class="step-mark" cx={x} cy={y} r={4.5} />
  );
}

function Legend({ entries, ahead }: Pick<Props, "entries" | "ahead">) {
  const kinds = [true, false].filter((kind) => entries.some(({ breaking }) => breaking === kind));
  return (
    <ul class="legend">
      {kinds.map((breaking) => (
        <LegendItem
          key={breaking}
          words={breaking ? "breaks integrators" : "does not break integrators"}
        >
          <StepMark x={12} y={12} breaking={breaking} />
        </LegendItem>
      ))}
      {ahead.length > 0 && (
        <LegendItem words="announced" look="ahead">
          <path class="band" d="M1 5h22v14h-22z" />
        </LegendItem>
      )}
      <LegendItem
        words="a colour and pattern for each fingerprint, from its first 8 digits"
        look="tone-6"
      >
        <path class="band" d={rectangle(0, 4, PATTERN.width, 16)} />
        <path class="pattern" d={patternPath("8c5a3e17", 0, 4)} />
      </LegendItem>
    </ul>
  );
}
