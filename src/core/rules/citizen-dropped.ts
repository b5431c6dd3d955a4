// A citizen that goes breaks whoever uses it: the pull request says why, or it was announced before.

import type { Change } from "../changes/change.ts";
import { foldedIds } from "../derivation/fingerprint.ts";
import type { Finding } from "../problem.ts";
import type { Definition, Id, Lattice, Organism } from "../registry/definition.ts";
import { partLabel } from "../registry/parts.ts";
import { type Rule, type Subject, type Surroundings, WHOLE } from "./rule.ts";

export const citizenDropped: Rule = {
  reads: WHOLE,
  history: false,
  check({ definition }: Subject, { last, changes, words }: Surroundings): Finding[] {
    // A retired coalition may not change at all, which another rule tells.
    if (!last || last.retirement) return [];
    const said = visible(words);
    const folded = new Set(foldedIds(definition).map(({ id }) => id));
    return changes()
      .filter(({ kind }) => kind === "citizen-removed")
      .filter(({ before }) => {
        const citizen = before as Citizen;
        // An id that stands elsewhere now did not go: that it passed on is another rule's matter.
        const gone = !folded.has(citizen.stableId);
        return gone && !wasAnnounced(last, citizen.stableId) && !isNamed(citizen, said);
      })
      .map(dropped);
  },
};

type Citizen = Lattice | Organism;

function dropped({ part, before }: Change): Finding {
  const citizen = before as Citizen;
  const name = partLabel(part);
  return {
    code: "citizen-dropped",
    pointer: "role" in citizen ? "/organisms" : "/lattices",
    message: `The ${name} goes, and neither an announced retirement nor a word of the pull request says why. Integrators who use it will ask.`,
    fix: `Name it in the pull request's title or description, or in the message of the commit that becomes it, as in: Drop ${name}, which its operator ended.`,
  };
}

function wasAnnounced({ upcoming = [] }: Definition, stableId: Id): boolean {
  return upcoming.some(({ kind, id }) => kind === "retirement" && id === stableId);
}

/** The comments of a template are no words of the one who fills it in; nobody sees them. */
function visible(words: string): string {
  return words.replace(/<!--[\s\S]*?(?:-->|$)/g, " ");
}

function isNamed(citizen: Citizen, said: string): boolean {
  const names = "role" in citizen ? [citizen.name, citizen.role] : [citizen.name];
  return said.includes(shortId(citizen.stableId)) || names.some((name) => says(said, name));
}

/** The first 20 bytes: the short citizen id, with which the stable id begins. */
function shortId(stableId: Id): string {
  return stableId.slice(0, 40);
}

/** Whether a name stands in a text as a word of its own; an "oracle feed" is the oracle-feed. */
function says(text: string, name: string): boolean {
  const words = name.split(/[-_]+/).map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"));
  const whole = `(?<![\\p{L}\\p{N}.-])${words.join("[-_\\s]+")}(?![\\p{L}\\p{N}-]|\\.[\\p{L}\\p{N}])`;
  return new RegExp(whole, "iu").test(text);
}
