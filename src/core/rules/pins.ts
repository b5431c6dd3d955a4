// A span pins the content hash that the definition itself gives the citizen, and names it once.

import type { Finding } from "../problem.ts";
import { type SpannedCitizen, shippedModules } from "../registry/definition.ts";
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
        message: `The span pins content hash ${pinned} of ${citizen.name}, but this definition gives the citizen ${citizen.contentHash}. The service would reject the citizen as it runs now.`,
        fix: `If the service follows the citizen, take the service's new fingerprint with this pin: "contentHash": "${citizen.contentHash}". If the pin is what the citizen runs, correct the citizen's own contentHash.`,
        cause: stableId,
      },
    ];
  });
}

function repeated(pointer: string, span: readonly SpannedCitizen[]): Finding[] {
  const first = new Map<string, number>();
  return span.flatMap(({ stableId, name }, index): Finding[] => {
    const earlier = first.get(stableId);
    if (earlier === undefined) {
      first.set(stableId, index);
      return [];
    }
    return [
      {
        code: "span-repeated",
        pointer: `${pointer}/${index}/stableId`,
        message: `The span names the citizen ${name ?? stableId} twice; the first time at ${pointer}/${earlier}.`,
        fix: "Keep it once, at the place where the service's own config has it.",
      },
    ];
  });
}
