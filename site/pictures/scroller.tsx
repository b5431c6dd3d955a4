// A frame for a picture of fixed size: where the screen is narrower than it, it scrolls.

import type { ComponentChildren } from "preact";

interface Props {
  label: string;
  /** Whether the right end is what is seen first. */
  atEnd?: boolean;
  children: ComponentChildren;
}

export function Scroller({ label, atEnd = false, children }: Props) {
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
