// A numbered item of the handshake page: anchor, heading, and one line on what it is for.

import type { ComponentChildren } from "preact";

export interface SectionProps {
  id: string;
  /** The number among the eight items of the handshake page; undefined for other sections. */
  number?: number;
  title: string;
  count?: number;
  purpose: string;
  /** Shown instead of everything else if the section is empty. Silence would be ambiguous. */
  none?: string | false | undefined;
  children: ComponentChildren;
}

export function Section(props: SectionProps) {
  const { id, number, title, count, purpose, none = false, children } = props;
  return (
    <section id={id} class={none ? "item empty" : "item"} aria-labelledby={`${id}-title`}>
      <header class="item-head">
        <h2 id={`${id}-title`}>
          {number !== undefined && <span class="number">{number}</span>}
          {title}
          {count !== undefined && <span class="count">{count}</span>}
        </h2>
        <a class="anchor" href={`#${id}`} aria-label={`Link to ${title}`}>
          #
        </a>
        {none ? <None>{none}</None> : <p class="purpose">{purpose}</p>}
      </header>
      {!none && children}
    </section>
  );
}

/** The text for an empty part of a section. */
export function None({ children }: { children: ComponentChildren }) {
  return <p class="none">{children}</p>;
}
