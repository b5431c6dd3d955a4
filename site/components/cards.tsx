// A table whose rows become cards on a narrow screen. Each cell then shows its column's name.

import type { ComponentChildren } from "preact";

interface CardsProps {
  /** A class name for the style sheet. */
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
