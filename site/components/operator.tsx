// Who runs a part, linked to their own page.

import type { Operator } from "../../src/core/registry/definition.ts";
import { oneLine } from "../../src/core/text.ts";
import { outward } from "./links.ts";

export function OperatorName({ operator }: { operator: Operator }) {
  const name = oneLine(operator.name);
  return (
    <span class="operator">
      {operator.url === undefined ? name : <a {...outward(operator.url)}>{name}</a>}
    </span>
  );
}
