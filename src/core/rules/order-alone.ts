// A change of order alone breaks every integrator and gains nobody anything.

import { diffDefinitions } from "../diff/diff.ts";
import type { Finding } from "../problem.ts";
import { type Rule, type Subject, type Surroundings, WHOLE } from "./rule.ts";

export const orderAlone: Rule = {
  reads: WHOLE,
  history: false,
  check({ definition }: Subject, { last }: Surroundings): Finding[] {
    const changes = last ? diffDefinitions(last, definition) : [];
    // Parts that swap their ids stay where they are: there it is the ids that are wrong.
    if (changes.some(({ kind }) => kind === "citizen-renamed")) return [];
    const breaking = changes.filter((it) => it.breaking);
    if (!breaking.every(({ kind }) => kind === "order-changed")) return [];
    return breaking.map(({ field, before }) => ({
      code: "order-alone",
      pointer: `/${field}`,
      message: `The ${field} only change their order. The fingerprint folds it, so that every integrator would have to recompile for nothing.`,
      fix: `Put them back in the order in which they were published: ${(before as string[]).join(", ")}`,
    }));
  },
};
