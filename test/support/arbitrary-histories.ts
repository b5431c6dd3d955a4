// Random histories of three coalitions: edits of every kind, mistakes, deletions, moves, reverts and
// re-formatting; commits about nothing; and commits whose dates are out of order.

import fc from "fast-check";
import type { Definition } from "../../src/core/registry/definition.ts";
import type { Step } from "./histories.ts";
import type { State } from "./naive-change-log.ts";
import { textOf } from "./registries.ts";
import { EDIT_NAMES, EDITS_IN_A_ROW, editedVersion, firstVersion } from "./version-edits.ts";

const NAMES = ["mini.one", "mini.two", "mini.three"];
const FOLDERS = ["coalitions", "coalitions/l2", "coalitions/services"];
const BROKEN = ["", "{", '{"name": 1}', "[]", '{"a": 1, "a": 1}'];

const editName = fc.oneof(fc.constantFrom(...EDIT_NAMES), fc.constantFrom(...EDITS_IN_A_ROW));

const edit = fc.record({
  name: fc.constantFrom(...NAMES),
  what: fc.oneof(
    {
      arbitrary: fc.array(editName, { minLength: 1, maxLength: 3 }),
      weight: 12,
    },
    { arbitrary: fc.constantFrom("broken", "deleted", "reverted", "formatted"), weight: 4 },
  ),
  at: fc.nat(99),
  folder: fc.option(fc.constantFrom(...FOLDERS), { freq: 5 }),
  spaces: fc.nat(2),
  broken: fc.constantFrom(...BROKEN),
});
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

const commits = fc.array(
  fc.record({
    /** Days that the commit's date is off. */
    off: fc.oneof({ arbitrary: fc.constant(0), weight: 3 }, fc.integer({ min: -9, max: 9 })),
    edits: fc.uniqueArray(edit, { selector: ({ name }) => name, maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 25, size: "max" },
);

export interface History {
  steps: Step[];
  /** The day of each commit by its date. */
  days: number[];
  /** What each step makes of the coalitions that it touches. */
  states: [name: string, state: State][][];
}

/** One coalition's file and versions. */
class Coalition {
  file: string | undefined;
  #spaces = 0;
  readonly #name: string;
  readonly #versions: Definition[] = [];

  constructor(name: string) {
    this.#name = name;
  }

  /** What an edit on a day makes of it. */
  next({ what, at, spaces }: Edit, day: number): State {
    const last = this.#versions.at(-1);
    if (what === "broken") return what;
    if (what === "deleted") return null;
    if (what === "formatted") this.#spaces = spaces;
    const next = this.#version(last, what, at, day);
    this.#versions.push(next);
    return next;
  }

  #version(last: Definition | undefined, what: string | string[], at: number, day: number) {
    if (!last) return firstVersion(this.#name);
    if (what === "reverted") return this.#versions[at % this.#versions.length] ?? last;
    if (typeof what === "string") return last;
    return what.reduce(
      (now, name, index) => editedVersion(now, name, { at, fresh: day * 10 + index, day }),
      last,
    );
  }

  contentOf({ broken }: Edit, state: State): string | null {
    if (state === "broken") return broken;
    return state && textOf(state) + "\n".repeat(this.#spaces);
  }
}

/** A coalition has one file at a time; to move is to remove the one and write the other. */
function historyOf(series: { off: number; edits: Edit[] }[]): History {
  const coalitions = new Map(NAMES.map((name) => [name, new Coalition(name)]));
  const history: History = { steps: [], days: [], states: [] };
  for (const [day, { off, edits }] of series.entries()) {
    const step: Step = {};
    const states: [string, State][] = [];
    for (const it of edits) {
      const coalition = coalitions.get(it.name);
      if (!coalition || (it.what === "deleted" && coalition.file === undefined)) continue;
      const state = coalition.next(it, day);
      const { file: old } = coalition;
      const stays = state !== null && it.folder === null && old !== undefined;
      const file = stays ? old : `${it.folder ?? "coalitions"}/${it.name}.json`;
      if (old !== undefined) step[old] = null;
      if (state !== null) step[file] = coalition.contentOf(it, state);
      coalition.file = state === null ? undefined : file;
      states.push([it.name, state]);
    }
    history.steps.push(step);
    history.days.push(day + off);
    history.states.push(states);
  }
  return history;
}

export const histories: fc.Arbitrary<History> = commits.map(historyOf);
