// Long histories for feeds: of two coalitions in turn, which share one lattice.

import type { Commit } from "../../src/core/history/change-log.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { announced, definition, lattice } from "./definitions.ts";
import { commitOf } from "./histories.ts";
import { idOf, mrtdOf } from "./ids.ts";
import { fileOf } from "./registries.ts";

export const SHARED = lattice("shared.mainnet");

/** So many commits; each is one entry. */
export function* longHistory(count: number): Generator<Commit> {
  for (let index = 0; index < count; index++) {
    const value = versionOf(index);
    yield commitOf({ [fileOf(value)]: value }, index);
  }
}

function versionOf(index: number): Definition {
  const name = index % 3 === 0 ? "mini.one" : "mini.two";
  const own = lattice("own.mainnet", { stableId: idOf(`${name} own ${index >> 4}`) });
  const contentHash = idOf(`content ${index >> 2}`);
  return definition({
    name,
    lattices: [{ ...SHARED, contentHash }, own],
    title: `Title ${index}`,
    ...(index % 5 === 1
      ? {
          upcoming: [
            announced(own.stableId, idOf(`${name} own next ${index}`), {
              notice: index,
              effectiveAt: "2030-01-01T00:00:00Z",
              reason: `Reason ${index}`,
            }),
          ],
        }
      : {}),
  });
}

/** As `longHistory`, with as much text in each entry as an operator can put there. */
export function* largeHistory(count: number): Generator<Commit> {
  for (let index = 0; index < count; index++) {
    const mrtds = Array.from({ length: 100 }, (_, at) => ({
      unit: `unit ${at}`,
      mrtd: mrtdOf(`unit ${at}`),
    }));
    const value = definition({
      name: "mini.large",
      // Bumps, of a name that is as long as can be.
      lattices: [lattice("<&".repeat(50), { stableId: idOf(`bumped ${index >> 3}`), mrtds })],
      upcoming: mrtds.map(({ mrtd }, at) => ({
        notice: index * 100 + at + 1,
        kind: "mrtd",
        id: mrtd,
        to: mrtdOf(`next ${at}`),
        effectiveAt: "2030-01-01T00:00:00Z",
        reason: "\u{1f9f1}<&".repeat(120),
      })),
    });
    yield { ...commitOf({ [fileOf(value)]: value }, index), subject: "&<\u{1f9f1}".repeat(5_000) };
  }
}
