// A numbered item of the handshake page: anchor, heading, and one line on what it is for.

import type { ComponentChildren } from "preact";

export interface SectionProps {
  id: string;
  /** The item's number on the handshake page; none for what stands outside the eight. */
  number?: number;
  title: string;
  count?: number;
  purpose: string;
  /** Where the section has nothing: what is said in place of all else. Silence would be ambiguous. */
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

/** What is said where a part of a section has nothing. */
export function None({ children }: { children: ComponentChildren }) {
  return <p class="none">{children}</p>;
}
