// Which versions of a history are published, by a second, naive account of the rules: a version
// is published if it is valid, says anything new, and is not another composition of an old fingerprint.

import type { Definition } from "../../src/core/registry/definition.ts";
import { naiveCompositionDigest } from "./naive-composition.ts";
import { saidBy } from "./said.ts";

/** A coalition's file after a commit: a definition, invalid text, or nothing. */
export type State = Definition | "broken" | null;

interface Result {
  name: string;
  /** A published version, or why there is none. */
  what: Definition | "refused" | "deleted";
}

export class NaiveChangeLog {
  readonly #said = new Map<string, string>();
  readonly #digests = new Map<string, string>();

  add(name: string, state: State): Result[] {
    const published = this.#said.has(name);
    if (state === null) return published ? [{ name, what: "deleted" }] : [];
    if (state === "broken") return [{ name, what: "refused" }];
    const digest = naiveCompositionDigest(foldedOf(state));
    const earlier = this.#digests.get(state.fingerprint);
    if (earlier !== undefined && earlier !== digest) return [{ name, what: "refused" }];
    if (this.#said.get(name) === saidBy(state)) return [];
    this.#said.set(name, saidBy(state));
    this.#digests.set(state.fingerprint, digest);
    return [{ name, what: state }];
  }
}

/** Only what the fingerprint folds has to stay the same under it. */
function foldedOf(definition: Definition): Definition {
  if (definition.derivation !== "modules-derived") return definition;
  const { derivation: _, ...rest } = definition;
  return { ...rest, modules: { atlas: null, almanac: null, chronicle: null, compute: null } };
}
