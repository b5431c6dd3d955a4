// A citizen that goes breaks whoever uses it: the pull request says why, or it was announced before.

import type { Lattice, Organism } from "../registry/definition.ts";
import { partLabel, partsOf } from "../registry/parts.ts";
import { hasRetired } from "../registry/retirement.ts";
import { type Rule, WHOLE } from "./rule.ts";

export const citizenDropped: Rule = {
  reads: WHOLE,
  check({ definition }, { last, changes, words, now }) {
    // A retired coalition may not change at all, which another rule tells.
    if (!last || hasRetired(last, now)) return [];
    const said = `${visible(words)}\n${definition.urgent?.reason ?? ""}`;
    const folded = new Set(partsOf(definition).map(({ id }) => id));
    const announced = new Set(
      (last.upcoming ?? []).flatMap(({ kind, id }) => (kind === "retirement" ? id : [])),
    );
    return changes().flatMap(({ kind, part, before }) => {
      const citizen = before as Lattice | Organism;
      // An id that another part has now is not gone: another rule reports that.
      const isGone = kind === "citizen-removed" && !folded.has(citizen.stableId);
      if (!isGone || announced.has(citizen.stableId) || isNamed(citizen, said)) return [];
      const name = partLabel(part);
      return {
        code: "citizen-dropped",
        pointer: "role" in citizen ? "/organisms" : "/lattices",
        message: `The ${name} goes, and neither an announced retirement nor a word of the pull request says why. Integrators who use it will ask.`,
        fix: `Name it in the pull request's title or description, or in the message of the commit that becomes it, as in: Drop ${name}, which its operator ended.`,
      };
    });
  },
};

/** The comments of a template are no words of the one who fills it in; nobody sees them. */
function visible(words: string): string {
  return words.replace(/<!--[\s\S]*?(?:-->|$)/g, " ");
}

/** The first 20 bytes of a stable id are the short citizen id. */
function isNamed(citizen: Lattice | Organism, said: string): boolean {
  const names = "role" in citizen ? [citizen.name, citizen.role] : [citizen.name];
  return said.includes(citizen.stableId.slice(0, 40)) || names.some((name) => says(said, name));
}

/** Whether a name stands in a text as a word of its own; an "oracle feed" is the oracle-feed. */
function says(text: string, name: string): boolean {
  const words = name.split(/[-_]+/).map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"));
  const whole = `(?<![\\p{L}\\p{N}.-])${words.join("[-_\\s]+")}(?![\\p{L}\\p{N}-]|\\.[\\p{L}\\p{N}])`;
  return new RegExp(whole, "iu").test(text);
}
