// A confluence is a service across citizens, so it spans at least two. A module may span one, because modules also
// serve a coalition of one citizen.

import type { Confluence } from "../registry/definition.ts";
import { hasRetired } from "../registry/retirement.ts";
import type { Rule } from "./rule.ts";

const LEAST = 2;

export const confluenceSpans: Rule = {
  reads: ["/confluences/*/name", "/confluences/*/span"],
  check({ definition }, { before, now }) {
    // A retired coalition stays as it was published.
    if (hasRetired(definition, now)) return [];
    // Bumping the only citizen of a span did not make the span too small.
    const known = new Set(before?.confluences.filter(isSmall).map(({ name }) => name));
    return definition.confluences.flatMap((confluence, at) => {
      const { name, span } = confluence;
      if (!isSmall(confluence) || known.has(name)) return [];
      return {
        code: "span-too-small",
        pointer: `/confluences/${at}/span`,
        message: `The confluence ${name} spans ${span.length === 0 ? "no citizen" : "one citizen"}. A confluence is a service across citizens: its ConfluenceConfig folds at least two.`,
        fix: "List every citizen that the operator's page names, in that order. A service for a single citizen is an organism.",
      };
    });
  },
};

function isSmall({ span }: Confluence): boolean {
  return span.length < LEAST;
}
