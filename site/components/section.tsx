// A numbered item of the handshake page: anchor, heading, and one line on what it is for.

import type { ComponentChildren } from "preact";

export interface SectionProps {
  id: string;
  /** The item's number on the handshake page; none for what stands outside the eight. */
  number?: number;
  title: string;
  count?: number;
  purpose: string;
  children: ComponentChildren;
}

export function Section({ id, number, title, count, purpose, children }: SectionProps) {
  return (
    <section id={id} class="item" aria-labelledby={`${id}-title`}>
      <header class="item-head">
        <h2 id={`${id}-title`}>
          {number !== undefined && <span class="number">{number}</span>}
          {title}
          {count !== undefined && <span class="count">{count}</span>}
        </h2>
        <a class="anchor" href={`#${id}`} aria-label={`Link to ${title}`}>
          #
        </a>
        <p class="purpose">{purpose}</p>
      </header>
      {children}
    </section>
  );
}

/** What is said where a section has nothing: silence would be ambiguous. */
export function None({ children }: { children: ComponentChildren }) {
  return <p class="none">{children}</p>;
}
