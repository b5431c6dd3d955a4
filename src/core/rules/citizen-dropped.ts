// Removing a citizen breaks everyone who uses it, so the pull request must say why, unless it was announced.

import type { Lattice, Organism } from "../registry/definition.ts";
import { partLabel, partsOf } from "../registry/parts.ts";
import { hasRetired } from "../registry/retirement.ts";
import { type Rule, WHOLE } from "./rule.ts";

export const citizenDropped: Rule = {
  reads: WHOLE,
  check({ definition }, { last, changes, words, now }) {
    // A retired coalition must not change at all; another rule reports that.
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
        message: `The ${name} was removed. Its retirement was not announced, and the pull request does not say why. Integrators who use it will ask.`,
        fix: `Say why in the pull request's title or description, or in the commit message. For example: Drop ${name}: its operator shut it down.`,
      };
    });
  },
};

/** Without HTML comments: they come from the template, and nobody sees them. */
function visible(words: string): string {
  return words.replace(/<!--[\s\S]*?(?:-->|$)/g, " ");
}

/** The first 20 bytes of a stable id are the short citizen id. */
function isNamed(citizen: Lattice | Organism, said: string): boolean {
  const names = "role" in citizen ? [citizen.name, citizen.role] : [citizen.name];
  return said.includes(citizen.stableId.slice(0, 40)) || names.some((name) => says(said, name));
}

/** Whether a text contains a name as a whole word. "oracle feed" counts as oracle-feed. */
function says(text: string, name: string): boolean {
  const words = name.split(/[-_]+/).map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"));
  const whole = `(?<![\\p{L}\\p{N}.-])${words.join("[-_\\s]+")}(?![\\p{L}\\p{N}-]|\\.[\\p{L}\\p{N}])`;
  return new RegExp(whole, "iu").test(text);
}
