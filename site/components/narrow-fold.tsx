// Secondary facts: folded on a narrow screen, shown on a wide one (47-narrow-folds.css).

import type { ComponentChildren } from "preact";

interface Props {
  summary: string;
  /** For screen readers: whose it is. */
  of: string;
  children: ComponentChildren;
}

export function NarrowFold({ summary, of, children }: Props) {
  return (
    <details class="narrow-fold">
      <summary>
        {summary}
        <span class="visually-hidden">{` of ${of}`}</span>
      </summary>
      {children}
    </details>
  );
}
