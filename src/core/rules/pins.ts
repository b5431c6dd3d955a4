// A span pins the content hash that the definition itself gives the citizen, and names it once.

import { repeatsIn } from "../group-by.ts";
import type { Finding } from "../problem.ts";
import type { SpannedCitizen } from "../registry/definition.ts";
import { servicesOf } from "../registry/parts.ts";
import type { Rule } from "./rule.ts";

export const pins: Rule = {
  reads: [
    "/lattices/*/stableId",
    "/lattices/*/contentHash",
    "/organisms/*/stableId",
    "/organisms/*/contentHash",
    "/confluences/*/span/**",
    "/modules/*/span/**",
  ],
  check({ definition }) {
    const { lattices, organisms } = definition;
    const citizens = new Map([...lattices, ...organisms].map((it) => [it.stableId, it]));
    return servicesOf(definition).flatMap(({ pointer, value: { span = [] } }) => [
      ...mismatches(`${pointer}/span`, span, citizens),
      ...repeatedCitizens(`${pointer}/span`, span),
    ]);
  },
};

function mismatches(
  pointer: string,
  span: readonly SpannedCitizen[],
  citizens: Map<string, { name: string; contentHash?: string }>,
): Finding[] {
  return span.flatMap(({ stableId, contentHash: pinned }, index) => {
    const citizen = citizens.get(stableId);
    if (!pinned || !citizen?.contentHash || citizen.contentHash === pinned) return [];
    return {
      code: "pin-mismatch",
      pointer: `${pointer}/${index}/contentHash`,
      message: `The span pins content hash ${pinned} of ${citizen.name}, but this definition gives the citizen ${citizen.contentHash}. The service would reject the citizen as it runs now.`,
      fix: `If the service follows the citizen, take the service's new fingerprint with this pin: "contentHash": "${citizen.contentHash}". If the pin is what the citizen runs, correct the citizen's own contentHash.`,
      cause: stableId,
    };
  });
}

function repeatedCitizens(pointer: string, span: readonly SpannedCitizen[]): Finding[] {
  return repeatsIn(span, ({ stableId }) => stableId).map(({ item, at, first }) => ({
    code: "span-repeated",
    pointer: `${pointer}/${at}/stableId`,
    message: `The span names the citizen ${item.name ?? item.stableId} twice; the first time at ${pointer}/${first}.`,
    fix: "Keep it once, at the place where the service's own config has it.",
  }));
}
