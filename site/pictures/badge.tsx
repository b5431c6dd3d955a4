// <name>/badge.svg: the status of a coalition, to be shown elsewhere. No style sheet reaches it, and it
// looks the same whatever fonts there are, because its texts are given their widths.

import { renderToString } from "preact-render-to-string";
import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import { type Status, statusOf } from "../../src/core/registry/coalition-status.ts";
import { oneLine } from "../../src/core/text.ts";
import { CopyButton } from "../components/id.tsx";
import { usePage } from "../components/page.ts";
import { standingOf, statusWords } from "../components/status.tsx";
import { textWidth } from "./verdana.ts";

const HEIGHT = 20;
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
const URGENT_GROUND = GROUNDS.retired;

export function renderBadge(coalition: CoalitionView): string {
  return `${renderToString(<Badge coalition={coalition} />)}\n`;
}

interface Field {
  text: string;
  /** Of its text, in px. */
  width: number;
  /** Of its ground. */
  whole: number;
}

interface BadgeFields {
  left: Field;
  right: Field;
  /** "ethereum.superchain: Current, fingerprint 60e73c3b". */
  title: string;
  /** Of the badge, in px. */
  width: number;
}

/** What a badge says at the left and at the right, and in words. */
export function badgeFields(coalition: CoalitionView): BadgeFields {
  const { name, definition } = coalition;
  const { urgent } = definition;
  const words = [...(urgent ? ["Urgent"] : []), ...statusWords(standingOf(coalition))].join(", ");
  const digits = definition.fingerprint.slice(0, 8);
  const left = fieldOf(oneLine(name));
  const right = fieldOf(`${words.toLowerCase()} · ${digits}`);
  const title = oneLine(`${name}: ${words}, fingerprint ${digits}`);
  return { left, right, title, width: left.whole + right.whole };
}

function fieldOf(text: string): Field {
  const width = Math.round(textWidth(text, FONT_SIZE));
  return { text, width, whole: width + 2 * PADDING };
}

function Badge({ coalition }: { coalition: CoalitionView }) {
  const { left, right, title, width } = badgeFields(coalition);
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      role="img"
      aria-label={title}
    >
      <title>{title}</title>
      <path fill={NAME_GROUND} d={`M${left.whole} 0v20H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z`} />
      <path
        fill={coalition.definition.urgent ? URGENT_GROUND : GROUNDS[statusOf(coalition)]}
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

/** The badge on the handshake page, with what to write into a README to show it there. */
export function BadgeSnippet({ coalition }: { coalition: CoalitionView }) {
  const { title, width } = badgeFields(coalition);
  const page = `${usePage().config.baseUrl}${coalition.name}/`;
  return (
    <div class="badge-snippet">
      <h3>
        Badge <small>for a README; it follows what is published</small>
      </h3>
      <p>
        <img src="badge.svg" width={width} height={HEIGHT} alt={title} />
      </p>
      <p class="markdown">
        <code>{`[![${coalition.name}](${page}badge.svg)](${page})`}</code>
        <CopyButton label="the badge as Markdown" />
      </p>
    </div>
  );
}
