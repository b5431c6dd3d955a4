// Ids that cannot be real. This is only a warning: the part's operator chooses the id, and the registry takes it as it
// is.

import type { Definition, Hex } from "../registry/definition.ts";
import { nothingWords } from "../registry/ids-of-nothing.ts";
import { idWords, partIds } from "../registry/part-ids.ts";
import { hasRetired } from "../registry/retirement.ts";
import { ANNOUNCED_FROM, type Rule } from "./rule.ts";

export const idsOfNothing: Rule = {
  reads: ANNOUNCED_FROM,
  check({ definition }, { now }) {
    // A retired coalition stays as it was published.
    if (hasRetired(definition, now)) return [];
    return idsIn(definition).flatMap(({ id, pointer, words }) => {
      const nothing = nothingWords(id);
      if (nothing === undefined) return [];
      return {
        code: "id-of-nothing",
        pointer,
        message: `The ${words()} is ${nothing}. No service has this id.`,
        fix: "Copy the id from the operator's own page.",
        cause: id,
      };
    });
  },
};

interface Place {
  id: Hex;
  pointer: string;
  /** Computed only for the few that are reported. */
  words: () => string;
}

/** Without peer ids: another rule checks whether those are keys. */
function idsIn(definition: Definition): Place[] {
  const { upcoming = [] } = definition;
  return [
    ...partIds(definition).map((placed) => ({ ...placed, words: () => idWords(placed) })),
    ...upcoming.flatMap(({ to, notice }, at) =>
      to === null
        ? []
        : {
            id: to,
            pointer: `/upcoming/${at}/to`,
            words: () => `id announced by notice ${notice}`,
          },
    ),
  ];
}
