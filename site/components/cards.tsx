// A table of which each row is a card on a narrow screen. Its cells say their column's name themselves.

import type { ComponentChildren } from "preact";

interface CardsProps {
  /** A name of its own, for the style. */
  kind?: string;
  caption?: string;
  head: readonly string[];
  /** The rows. */
  children: ComponentChildren;
}

export function Cards({ kind, caption, head, children }: CardsProps) {
  return (
    <table class={kind === undefined ? "cards" : `cards ${kind}`}>
      {caption !== undefined && <caption class="visually-hidden">{caption}</caption>}
      <CardsHead head={head} />
      <tbody>{children}</tbody>
    </table>
  );
}

export function CardsHead({ head }: Pick<CardsProps, "head">) {
  return (
    <thead>
      <tr>
        {head.map((name) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}
