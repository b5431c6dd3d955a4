// A retired coalition is replaced by another one that is there, and announces nothing for the time after it ends.

import { moment } from "../lookup/moment.ts";
import type { Finding } from "../problem.ts";
import { hasRetired } from "../registry/retirement.ts";
import type { Snapshot } from "../registry/snapshot.ts";
import type { Rule, Surroundings } from "./rule.ts";

export const retirement: Rule = {
  reads: ["/name", "/retirement/**", "/upcoming/*"],
  check({ definition }, around) {
    const { name, retirement: retired, upcoming = [] } = definition;
    if (!retired) return [];
    const unfit =
      retired.replacement === null ? [] : unfitReplacement(name, retired.replacement, around);
    return [
      unfit,
      upcoming.flatMap(({ effectiveAt }, index) =>
        hasRetired(definition, effectiveAt)
          ? {
              code: "upcoming-after-retirement" as const,
              pointer: `/upcoming/${index}`,
              message: `The coalition retires at ${moment(retired.at)}, so this change, announced for ${moment(effectiveAt)}, never takes effect here.`,
              fix: "Remove the entry from upcoming; or, if the change comes first, correct the time of one of the two.",
            }
          : [],
      ),
    ].flat();
  },
};

function unfitReplacement(
  name: string,
  replacement: string,
  { registry }: Surroundings,
): Finding | [] {
  const at = { code: "retirement-replacement", pointer: "/retirement/replacement" } as const;
  if (replacement !== name && registry.named(replacement).length > 0) {
    return leadsBack(name, replacement, registry)
      ? {
          ...at,
          message: `${replacement} is itself retired, and its replacement leads back to this coalition: integrators would go round in a circle.`,
          fix: 'Name a coalition that goes on, or write: "replacement": null',
        }
      : [];
  }
  const meant = registry.nearestName(replacement, name);
  return {
    ...at,
    message:
      replacement === name
        ? "The coalition names itself as its replacement."
        : `The registry has no coalition ${replacement} that could replace this one.`,
    fix:
      meant === undefined
        ? 'Name a coalition of this registry, or write: "replacement": null'
        : `Did you mean: "replacement": "${meant}"`,
  };
}

/** Who follows the replacements must come to a coalition that goes on, or to an end. */
function leadsBack(name: string, replacement: string, registry: Snapshot): boolean {
  const seen = new Set<string>();
  let next: string | null = replacement;
  while (next !== null && next !== name && !seen.has(next)) {
    seen.add(next);
    next = registry.named(next)[0]?.definition?.retirement?.replacement ?? null;
  }
  return next === name;
}
