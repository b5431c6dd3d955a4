// A span must pin the content hash that the definition gives the citizen, and name each citizen once.

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
      message: `The span pins content hash ${pinned} of ${citizen.name}, but in this definition the citizen has ${citizen.contentHash}. The service would reject the citizen as it runs now.`,
      fix: `If the service follows the citizen, write this pin and the service's new fingerprint: "contentHash": "${citizen.contentHash}". If the citizen runs the pinned hash, correct the citizen's own contentHash.`,
      cause: stableId,
    };
  });
}

function repeatedCitizens(pointer: string, span: readonly SpannedCitizen[]): Finding[] {
  return repeatsIn(span, ({ stableId }) => stableId).map(({ item, at, first }) => ({
    code: "span-repeated",
    pointer: `${pointer}/${at}/stableId`,
    message: `The span names the citizen ${item.name ?? item.stableId} twice; the first time at ${pointer}/${first}.`,
    fix: "Keep it once, at its place in the service's own config.",
  }));
}
