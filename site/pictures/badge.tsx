// Badges: one-line pictures for other sites. No style sheet reaches them. They look the same with any font,
// because each text has a fixed width.

import { renderToString } from "preact-render-to-string";
import type { Status } from "../../src/core/registry/coalition-status.ts";
import { textWidth } from "./verdana.ts";

export const BADGE_HEIGHT = 20;
const FONT_SIZE = 11;
const PADDING = 7;
const FONTS = "Verdana,Geneva,DejaVu Sans,sans-serif";

/** White on each of them has a contrast of at least 4.5:1. */
const NAME_GROUND = "#3d474d";
export const BADGE_GROUNDS: Record<Status, string> = {
  current: "#0b6170",
  announced: "#7d4f00",
  retired: "#a3270f",
  unpublished: "#57626a",
};

/** The texts of a badge: left, right, and its title. */
export interface BadgeTexts {
  left: string;
  right: string;
  title: string;
  /** The colour behind the right text. */
  ground: string;
}

export function renderBadge(texts: BadgeTexts): string {
  const svg = renderToString(<Badge {...texts} />);
  // There are very many badges.
  return `${svg.replaceAll("></path>", "/>")}\n`;
}

interface Field {
  text: string;
  /** The width of the text, in px. */
  width: number;
  /** The width of the text with its padding. */
  whole: number;
}

interface BadgeFields {
  left: Field;
  right: Field;
  /** The width of the badge, in px. */
  width: number;
}

export function badgeFields(texts: Pick<BadgeTexts, "left" | "right">): BadgeFields {
  const [left, right] = [fieldOf(texts.left), fieldOf(texts.right)];
  return { left, right, width: left.whole + right.whole };
}

function fieldOf(text: string): Field {
  const width = Math.round(textWidth(text, FONT_SIZE));
  return { text, width, whole: width + 2 * PADDING };
}

function Badge({ title, ground, ...texts }: BadgeTexts) {
  const { left, right, width } = badgeFields(texts);
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={BADGE_HEIGHT}
      viewBox={`0 0 ${width} ${BADGE_HEIGHT}`}
      role="img"
    >
      <title>{title}</title>
      <path fill={NAME_GROUND} d={`M${left.whole} 0v20H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z`} />
      <path
        fill={ground}
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
    <text x={x} y={14} textLength={width}>
      {text}
    </text>
  );
}
