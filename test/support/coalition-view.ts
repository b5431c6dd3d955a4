// A coalition's view from its definition alone, past the check: as of a file that nobody has committed.

import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { textOf } from "./registries.ts";

/** `rest` are what else there is of it: entries, ids, a name that is not the definition's. */
export function coalitionView(
  definition: Definition,
  rest: Partial<CoalitionView> = {},
): CoalitionView {
  return {
    name: definition.name,
    definition,
    published: undefined,
    source: { text: textOf(definition) },
    entries: [],
    versions: [],
    ids: [],
    draft: [],
    skipped: [],
    replaces: [],
    hasReplacement: false,
    ...rest,
  };
}
