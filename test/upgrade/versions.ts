// Two later versions of the software: one that is stricter about every part of a definition, and the same one when its
// current check also decides about the past, as it once did.

import { type Alterations, limiting, replacing } from "../support/altered-software.ts";

const ONE_LATTICE = `import type { Rule } from "./rule.ts";

export const oneLattice: Rule = {
  reads: ["/lattices/*/stableId"],
  check({ definition: { lattices } }) {
    if (lattices.length < 2) return [];
    return { code: "lattices-too-many", pointer: "/lattices", message: "One is enough.", fix: "Remove the others." };
  },
};
`;

export const STRICTER: Alterations = {
  "schemas/coalition.schema.json": limiting(
    ["properties/title", "maxLength", 16],
    ["properties/summary", "maxLength", 60],
    ["properties/peerHints", "maxItems", 2],
    ["properties/upcoming", "maxItems", 1],
  ),
  "schemas/common.schema.json": limiting(
    ["$defs/mrtds", "maxItems", 1],
    ["$defs/redFlags", "maxItems", 1],
    ["$defs/line", "maxLength", 60],
    ["$defs/partName", "maxLength", 30],
  ),
  "src/core/source/decode.ts": replacing("MAX_BYTES = 512 * 1024", "MAX_BYTES = 12 * 1024"),
  "src/core/source/source.ts": replacing("MAX_DEPTH = 32", "MAX_DEPTH = 8"),
  "src/core/problem-codes.ts": replacing(
    "PROBLEM_CODES = {",
    'PROBLEM_CODES = {\n  "lattices-too-many": [error, "A coalition has several lattices."],',
  ),
  "src/core/rules/one-lattice.ts": () => ONE_LATTICE,
  "src/core/rules/index.ts": (text) =>
    text
      .replace("import ", 'import { oneLattice } from "./one-lattice.ts";\nimport ')
      .replace("RULES: readonly Rule[] = [", "RULES: readonly Rule[] = [\n  oneLattice,")
      .replace(
        "RULES_OF_ITSELF: readonly Rule[] = [",
        "RULES_OF_ITSELF: readonly Rule[] = [\n  oneLattice,",
      ),
};

const BY_THE_CHECK = `
import { checkVersion } from "../check.ts";
import { parseSource } from "../source/source.ts";

function readByTheCheck(file: string, bytes: Uint8Array, before: Before): Definition | undefined {
  const source = parseSource(file, bytes);
  return checkVersion(source, before).length === 0 ? (source.value as Definition) : undefined;
}
`;

export const WITHOUT_READERS: Alterations = {
  "src/core/history/read-version.ts": (text) =>
    text.replace(/READERS = \[.*\]/, "READERS = [readByTheCheck]") + BY_THE_CHECK,
};
