// The fingerprints of a coalition as a band through its entries, with what breaks integrators marked.

import { LegendItem, Scroller, Text } from "./picture-parts.tsx";
import {
  BAND,
  type LaidStep,
  layOutTimeline,
  MARK_Y,
  type TimelineLayout,
} from "./timeline-layout.ts";
import type { Step } from "./timeline-steps.ts";
import { PATTERN, patternPath, toneOf } from "./tones.ts";

interface Props {
  /** Whose it is. */
  name: string;
  /** In the order of the chain. At least one. */
  entries: readonly Step[];
  ahead: readonly Step[];
  /** What is shown, in a sentence. */
  caption: string;
}

/** Wide screens have as much room. */
const ROOM = 1000;

export function Timeline({ name, entries, ahead, caption }: Props) {
  const layout = layOutTimeline(entries, ahead, ROOM);
  const { width, height } = layout;
  return (
    <figure class="timeline">
      <Scroller label={`Timeline of ${name}`} atEnd>
        <svg class="picture" width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
          <title>{`Timeline of ${name}`}</title>
          <Axis layout={layout} />
          {layout.entries.map((laid, index) => (
            <StepLink key={laid.box.x} laid={laid} step={entries[index]} look="entry" />
          ))}
          {layout.ahead.map((laid, index) => (
            <StepLink key={laid.box.x} laid={laid} step={ahead[index]} look="ahead" />
          ))}
          {[...layout.digits, ...layout.dates].map((label) => (
            <Text key={`${label.x} ${label.y}`} {...label} />
          ))}
        </svg>
      </Scroller>
      <figcaption>
        <p class="hint">{caption}</p>
        <Legend entries={entries} ahead={ahead} />
      </figcaption>
    </figure>
  );
}

function Axis({ layout: { entries, ahead, ticks } }: { layout: TimelineLayout }) {
  const [from, to, end] = [entries[0], entries.at(-1), ahead.at(-1)];
  const bottom = BAND.y + BAND.height;
  return (
    <g>
      {from && to && <path class="axis" d={`M${from.mark.x} ${MARK_Y}H${to.mark.x}`} />}
      {to && end && <path class="axis ahead" d={`M${to.mark.x} ${MARK_Y}H${end.mark.x}`} />}
      <path class="ticks" d={ticks.map((x) => `M${x + 0.5} ${bottom}v6`).join("")} />
    </g>
  );
}

interface StepLinkProps {
  laid: LaidStep;
  step: Step | undefined;
  look: "entry" | "ahead";
}

function StepLink({ laid: { box, mark, band }, step, look }: StepLinkProps) {
  if (!step) return null;
  const { fingerprint, breaking, href, title } = step;
  const tone = fingerprint === undefined ? "" : ` ${toneOf(fingerprint)}`;
  return (
    <a class={look + tone} href={href}>
      <title>{title}</title>
      <path class="hit" d={`M${box.x} ${box.y}h${box.width}v${box.height}h-${box.width}z`} />
      <path class="band" d={`M${band.x} ${band.y}h${band.width}v${band.height}h-${band.width}z`} />
      {fingerprint !== undefined && (
        <path class="pattern" d={patternPath(fingerprint, ...patternPlace(band.x))} />
      )}
      <StepMark {...mark} breaking={breaking} />
    </a>
  );
}

function patternPlace(x: number): [x: number, y: number] {
  return [x, BAND.y];
}

/** A triangle for what breaks integrators, a ring for what does not. */
function StepMark({ x, y, breaking }: { x: number; y: number; breaking: boolean }) {
  return breaking ? (
    <path class="step-mark breaking" d={`M${x} ${y - 7}l7.5 13h-15z`} />
  ) : (
    <circle class="step-mark" cx={x} cy={y} r={4.5} />
  );
}

function Legend({ entries, ahead }: Pick<Props, "entries" | "ahead">) {
  const breaks = (breaking: boolean) => entries.some((it) => it.breaking === breaking);
  return (
    <ul class="legend">
      {breaks(true) && (
        <LegendItem words="breaks integrators">
          <StepMark x={12} y={12} breaking />
        </LegendItem>
      )}
      {breaks(false) && (
        <LegendItem words="breaks nothing">
          <StepMark x={12} y={12} breaking={false} />
        </LegendItem>
      )}
      {ahead.length > 0 && (
        <LegendItem words="announced" look="ahead">
          <path class="band" d="M1 5h22v14h-22z" />
        </LegendItem>
      )}
      <LegendItem
        words="a colour and pattern for each fingerprint, from its first 8 digits"
        look="tone-6"
      >
        <path class="band" d={`M0 4h${PATTERN.width}v16h-${PATTERN.width}z`} />
        <path class="pattern" d={patternPath("8c5a3e17", 0, 4)} />
      </LegendItem>
    </ul>
  );
}
