// What all pictures share: the frame, texts, rectangles, and the items of their legends.

import type { ComponentChildren } from "preact";
import { type Label, short } from "./text-cells.ts";

interface PictureProps {
  /** The label of the part that scrolls. */
  label: string;
  title: string;
  width: number;
  height: number;
  /** Whether the right end is seen first. */
  atEnd?: boolean;
  children: ComponentChildren;
}

/** A picture of fixed size. It scrolls on a narrower screen. */
export function Picture({ label, title, width, height, atEnd, children }: PictureProps) {
  return (
    <section
      class={atEnd ? "picture-scroll at-end" : "picture-scroll"}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
    >
      <svg class="picture" width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
        <title>{title}</title>
        {children}
      </svg>
    </section>
  );
}

/** As wide as it was laid out, in any font. */
export function Text({ x, y, width, text }: Label) {
  return (
    <text x={x} y={y} textLength={width}>
      {text}
    </text>
  );
}

/** The path of a rectangle. */
export function rectangle(x: number, y: number, width: number, height: number): string {
  return `M${x} ${y}h${short(width)}v${short(height)}H${x}z`;
}

interface LegendItemProps {
  words: string;
  look?: string;
  children: ComponentChildren;
}

/** A mark in a box of 24 by 24, and its words. */
export function LegendItem({ words, look, children }: LegendItemProps) {
  return (
    <li>
      <svg class="picture-mark" width="24" height="24" aria-hidden="true">
        {look === undefined ? children : <g class={look}>{children}</g>}
      </svg>
      {words}
    </li>
  );
}
