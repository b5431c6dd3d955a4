// Random histories of three coalitions: versions, mistakes, deletions, moves, reverts and re-formatting.

import fc from "fast-check";
import type { Definition } from "../../src/core/definition.ts";
import { changed, definition, lattice, modules, organism } from "./definitions.ts";
import type { Step } from "./histories.ts";
import { idOf } from "./ids.ts";
import type { State } from "./naive-change-log.ts";
import { textOf } from "./registries.ts";

const NAMES = ["mini.one", "mini.two", "mini.three"];
const FOLDERS = ["coalitions", "coalitions/l2", "coalitions/services"];
const [A, B] = [lattice("a.mainnet"), lattice("b.mainnet")];

/** Versions of a coalition, of which two share a fingerprint and differ in composition. */
function versionsOf(name: string): Definition[] {
  const first = definition({ name, lattices: [A] });
  return [
    first,
    changed(first, { title: "Another title" }),
    changed(first, { lattices: [A, B] }),
    changed(first, { organisms: [organism("b", { stableId: B.stableId })] }),
    changed(first, { lattices: [{ ...A, stableId: idOf("a, next") }] }),
    changed(first, { modules: modules("atlas", "compute") }),
    changed(first, {
      retirement: { at: "2026-12-01T14:00:00Z", reason: "It is done.", replacement: null },
    }),
  ];
}

const VERSIONS = new Map(NAMES.map((name) => [name, versionsOf(name)]));
const BROKEN = ["", "{", '{"name": 1}', "[]", '{"a": 1, "a": 1}'];

const edit = fc.record({
  name: fc.constantFrom(...NAMES),
  what: fc.oneof(
    { arbitrary: fc.nat(6), weight: 8 },
    { arbitrary: fc.constantFrom("broken", "deleted"), weight: 2 },
  ),
  folder: fc.option(fc.constantFrom(...FOLDERS), { freq: 5 }),
  spaces: fc.nat(2),
  broken: fc.constantFrom(...BROKEN),
});
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

const commits = fc.array(
  fc.uniqueArray(edit, { selector: ({ name }) => name, minLength: 1, maxLength: 3 }),
  { minLength: 1, maxLength: 25, size: "max" },
);

export interface History {
  steps: Step[];
  /** What each step makes of the coalitions that it touches. */
  states: [name: string, state: State][][];
}

function stateOf({ name, what }: Edit): State {
  if (what === "broken") return "broken";
  return typeof what === "number" ? (VERSIONS.get(name)?.[what] ?? null) : null;
}

function contentOf({ broken, spaces }: Edit, state: State): string | null {
  if (state === "broken") return broken;
  return state && textOf(state) + "\n".repeat(spaces);
}

/** A coalition has one file at a time; to move is to remove the one and write the other. */
function historyOf(series: Edit[][]): History {
  const files = new Map<string, string>();
  const history: History = { steps: [], states: [] };
  for (const edits of series) {
    const step: Step = {};
    const states: [string, State][] = [];
    for (const it of edits) {
      const old = files.get(it.name);
      const state = stateOf(it);
      if (state === null && old === undefined) continue;
      const folder = it.folder ?? "coalitions";
      const file = state !== null && it.folder === null && old ? old : `${folder}/${it.name}.json`;
      if (old !== undefined) step[old] = null;
      if (state !== null) step[file] = contentOf(it, state);
      if (state === null) files.delete(it.name);
      else files.set(it.name, file);
      states.push([it.name, state]);
    }
    history.steps.push(step);
    history.states.push(states);
  }
  return history;
}

export const histories: fc.Arbitrary<History> = commits.map(historyOf);
