// A span pins the content hash that the definition itself gives the citizen, and names it once.

import { type SpannedCitizen, shippedModules } from "../definition.ts";
import type { Finding } from "../problem.ts";
import type { Rule, Subject } from "./rule.ts";

export const pins: Rule = {
  reads: [
    "/lattices/*/stableId",
    "/lattices/*/contentHash",
    "/organisms/*/stableId",
    "/organisms/*/contentHash",
    "/confluences/*/span/**",
    "/modules/*/span/**",
  ],
  history: true,
  check({ definition }: Subject): Finding[] {
    const { lattices, organisms, confluences } = definition;
    const citizens = new Map([...lattices, ...organisms].map((it) => [it.stableId, it]));
    const spans: [string, readonly SpannedCitizen[]][] = [
      ...confluences.map((it, index): [string, SpannedCitizen[]] => [
        `/confluences/${index}/span`,
        it.span,
      ]),
      ...shippedModules(definition).map(([kind, it]): [string, SpannedCitizen[]] => [
        `/modules/${kind}/span`,
        it.span ?? [],
      ]),
    ];
    return spans.flatMap(([pointer, span]) => [
      ...mismatches(pointer, span, citizens),
      ...repeated(pointer, span),
    ]);
  },
};

function mismatches(
  pointer: string,
  span: readonly SpannedCitizen[],
  citizens: Map<string, { name: string; contentHash?: string }>,
): Finding[] {
  return span.flatMap(({ stableId, contentHash: pinned }, index): Finding[] => {
    const citizen = citizens.get(stableId);
    if (!pinned || !citizen?.contentHash || citizen.contentHash === pinned) return [];
    return [
      {
        code: "pin-mismatch",
        pointer: `${pointer}/${index}/contentHash`,
        message: `The span pins content hash ${pinned} of ${citizen.name}, but this definition gives ${citizen.contentHash}. The service would reject the citizen as it runs now.`,
        fix: `Pin the hash that the confluence operator folded, and give the citizen's own: "contentHash": "${citizen.contentHash}"`,
        cause: stableId,
      },
    ];
  });
}

function repeated(pointer: string, span: readonly SpannedCitizen[]): Finding[] {
  const seen = new Set<string>();
  return span.flatMap(({ stableId }, index): Finding[] => {
    if (!seen.has(stableId)) {
      seen.add(stableId);
      return [];
    }
    return [
      {
        code: "span-repeated",
        pointer: `${pointer}/${index}/stableId`,
        message: `The span names the citizen ${stableId} twice.`,
        fix: "Keep it once, where its confluence's own config has it.",
      },
    ];
  });
}
