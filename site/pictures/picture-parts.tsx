// What all pictures are drawn with: the frame, texts, and the items of their legends.

import type { ComponentChildren } from "preact";
import type { Label } from "./geometry.ts";

interface ScrollerProps {
  label: string;
  /** Whether the right end is what is seen first. */
  atEnd?: boolean;
  children: ComponentChildren;
}

/** For a picture of fixed size: where the screen is narrower than it, it scrolls. */
export function Scroller({ label, atEnd = false, children }: ScrollerProps) {
  return (
    <section
      class={atEnd ? "picture-scroll at-end" : "picture-scroll"}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
    >
      {children}
    </section>
  );
}

/** As wide as it was laid out, in any font. */
export function Text({ x, y, width, text }: Label) {
  return (
    <text
      x={x}
      y={y}
      dy="0.35em"
      textLength={Math.round(width * 10) / 10}
      lengthAdjust="spacingAndGlyphs"
    >
      {text}
    </text>
  );
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
      <svg class="picture-mark" width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
        <g class={look}>{children}</g>
      </svg>
      {words}
    </li>
  );
}
