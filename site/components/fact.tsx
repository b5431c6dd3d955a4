// One fact in a list of facts: what it is about, and what is so.

import type { ComponentChildren } from "preact";

export function Fact({ term, children }: { term: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}
