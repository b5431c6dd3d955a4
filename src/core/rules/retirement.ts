// A retired coalition is replaced by another one that is there, and announces nothing more.

import type { Finding } from "../problem.ts";
import type { Rule, Surroundings } from "./rule.ts";

export const retirement: Rule = {
  reads: ["/name", "/retirement/**", "/upcoming/*"],
  history: false,
  check({ definition }, around) {
    const { name, retirement: retired, upcoming = [] } = definition;
    if (!retired) return [];
    return [
      checkReplacement(name, retired.replacement, around),
      checkCircle(name, retired.replacement, around),
      ...upcoming.map((_, index) => ({
        code: "upcoming-after-retirement" as const,
        pointer: `/upcoming/${index}`,
        message: "The coalition is retired, so this announced change never takes effect here.",
        fix: "Remove the entry from upcoming.",
      })),
    ].flat();
  },
};

/** Who follows the replacements must come to a coalition that goes on, or to an end. */
function checkCircle(
  name: string,
  replacement: string | null,
  { registry }: Surroundings,
): Finding | [] {
  const seen = new Set<string>();
  let next = replacement === name ? null : replacement;
  while (next !== null && next !== name && !seen.has(next)) {
    seen.add(next);
    const [file] = registry.named(next);
    next = file?.definition?.retirement?.replacement ?? null;
  }
  if (next !== name) return [];
  return {
    code: "retirement-replacement",
    pointer: "/retirement/replacement",
    message: `${replacement} is itself retired, and its replacement leads back to this coalition: integrators would go round in a circle.`,
    fix: 'Name a coalition that goes on, or write: "replacement": null',
  };
}

function checkReplacement(
  name: string,
  replacement: string | null,
  { registry }: Surroundings,
): Finding | [] {
  if (replacement === null || (replacement !== name && registry.named(replacement).length > 0))
    return [];
  const meant = registry.nearestName(replacement, name);
  return {
    code: "retirement-replacement",
    pointer: "/retirement/replacement",
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
