// <name>/badge.svg: where a coalition stands, to be shown elsewhere. It stands alone: no style sheet
// reaches it, and it looks the same whatever fonts there are, because its texts are given their widths.

import { renderToString } from "preact-render-to-string";
import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import { type Status, statusOf } from "../../src/core/registry/coalition-status.ts";
import { oneLine } from "../../src/core/text.ts";
import { standingOf, statusWords } from "../components/status.tsx";
import { textWidth } from "./verdana.ts";

export const BADGE_HEIGHT = 20;
const FONT_SIZE = 11;
const PADDING = 7;
const FONTS = "Verdana,Geneva,DejaVu Sans,sans-serif";

/** White on each of them has 4.5:1 or more. */
const NAME_GROUND = "#3d474d";
const GROUNDS: Record<Status, string> = {
  current: "#0b6170",
  announced: "#7d4f00",
  retired: "#a3270f",
  unpublished: "#57626a",
};

export function renderBadge(coalition: CoalitionView): string {
  return `${renderToString(<Badge coalition={coalition} />)}\n`;
}

/** "ethereum.superchain: Current, fingerprint 60e73c3b". */
export function badgeTitle(coalition: CoalitionView): string {
  const { name, definition } = coalition;
  const status = statusWords(standingOf(coalition)).join(", ");
  return oneLine(`${name}: ${status}, fingerprint ${definition.fingerprint.slice(0, 8)}`);
}

interface Field {
  text: string;
  /** Of its text, in px. */
  width: number;
  /** Of its ground. */
  whole: number;
}

/** What stands at the left and at the right; a badge is as wide as both. */
export function badgeFields(coalition: CoalitionView): { left: Field; right: Field } {
  const { name, definition } = coalition;
  const words = statusWords(standingOf(coalition)).join(", ").toLowerCase();
  return {
    left: fieldOf(oneLine(name)),
    right: fieldOf(`${words} · ${definition.fingerprint.slice(0, 8)}`),
  };
}

function fieldOf(text: string): Field {
  const width = Math.round(textWidth(text, FONT_SIZE));
  return { text, width, whole: width + 2 * PADDING };
}

function Badge({ coalition }: { coalition: CoalitionView }) {
  const { left, right } = badgeFields(coalition);
  const width = left.whole + right.whole;
  const title = badgeTitle(coalition);
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={BADGE_HEIGHT}
      viewBox={`0 0 ${width} ${BADGE_HEIGHT}`}
      role="img"
      aria-label={title}
    >
      <title>{title}</title>
      <path fill={NAME_GROUND} d={`M${left.whole} 0v20H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z`} />
      <path
        fill={GROUNDS[statusOf(coalition)]}
        d={`M${left.whole} 0H${width - 3}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H${left.whole}z`}
      />
      <g fill="#fff" font-family={FONTS} font-size={FONT_SIZE}>
        <BadgeText field={left} x={PADDING} />
        <BadgeText field={right} x={left.whole + PADDING} />
      </g>
    </svg>
  );
}

function BadgeText({ field: { text, width }, x }: { field: Field; x: number }) {
  return (
    <text x={x} y={14} textLength={width} lengthAdjust="spacingAndGlyphs">
      {text}
    </text>
  );
}
