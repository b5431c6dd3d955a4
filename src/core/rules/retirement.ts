// The replacement of a retired coalition must exist, and no change may be announced for after the retirement.

import type { Finding } from "../problem.ts";
import { hasRetired } from "../registry/retirement.ts";
import type { Snapshot } from "../registry/snapshot.ts";
import { moment } from "../time.ts";
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
              message: `This change is announced for ${moment(effectiveAt)}, but the coalition retires on ${moment(retired.at)}. It would never take effect.`,
              fix: "Remove the entry from upcoming, or correct one of the two times if the change comes first.",
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
          message: `${replacement} is itself retired, and its replacement leads back to this coalition. Integrators would go in circles.`,
          fix: 'Name a coalition that is not retired, or write: "replacement": null',
        }
      : [];
  }
  const meant = registry.nearestName(replacement, name);
  return {
    ...at,
    message:
      replacement === name
        ? "The coalition names itself as its replacement."
        : `The registry has no coalition named ${replacement}.`,
    fix:
      meant === undefined
        ? 'Name a coalition of this registry, or write: "replacement": null'
        : `Did you mean: "replacement": "${meant}"`,
  };
}

/** The chain of replacements must end at a coalition that is not retired, or at one without a replacement. */
function leadsBack(name: string, replacement: string, registry: Snapshot): boolean {
  const seen = new Set<string>();
  let next: string | null = replacement;
  while (next !== null && next !== name && !seen.has(next)) {
    seen.add(next);
    next = registry.named(next)[0]?.definition?.retirement?.replacement ?? null;
  }
  return next === name;
}
