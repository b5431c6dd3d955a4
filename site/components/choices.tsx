// The choices of a filter, under one heading.

import type { ComponentChildren } from "preact";

export function Choices({ legend, children }: { legend: string; children: ComponentChildren }) {
  return (
    <fieldset class="filter">
      <legend>{legend}</legend>
      {children}
    </fieldset>
  );
}
