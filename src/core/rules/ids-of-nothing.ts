// No id is one that is known to be of nothing. A warning: the part's own operator gives the id, and the registry
// refers to it as it is.

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
        fix: "Take the id from the page of the part's own operator.",
        cause: id,
      };
    });
  },
};

interface Place {
  id: Hex;
  pointer: string;
  /** Made for the few that are reported. */
  words: () => string;
}

/** Peer ids are left out: whether one is a key is another rule's matter. */
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
            words: () => `id that notice ${notice} announces`,
          },
    ),
  ];
}
