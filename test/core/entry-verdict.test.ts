// What an entry says that it breaks.

import { describe, expect, it } from "vitest";
import { entryVerdict } from "../../src/core/changes/entry-words.ts";
import { placeIn } from "../../src/core/history/place.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { announced, changed, definition, lattice } from "../support/definitions.ts";
import { entriesOf } from "../support/histories.ts";
import { idOf } from "../support/ids.ts";
import { fileOf } from "../support/registries.ts";

const A = definition({ lattices: [lattice("a.mainnet")] });
const B = changed(A, { lattices: [lattice("a.mainnet", { stableId: idOf("next") })] });
const RETIREMENT = { at: "2031-03-01T09:00:00Z", reason: "Done.", replacement: null };

function verdictOfLast(...versions: Definition[]): string {
  const chain = entriesOf(versions.map((version) => ({ [fileOf(A)]: version })));
  const last = chain.at(-1);
  expect(chain).toHaveLength(versions.length);
  return last ? entryVerdict(last, placeIn(chain, last)) : "";
}

describe("the verdict of an entry", () => {
  it.each<[string, Definition[], string]>([
    ["publishes", [A], "New coalition. Nothing that you compiled in is affected."],
    [
      "moves the fingerprint",
      [A, B],
      "Breaking: until you recompile, handles on lattice a.mainnet and any modules or tickets time out (ConnectTimeout). Other handles keep working.",
    ],
    [
      "returns to an older fingerprint",
      [A, B, A],
      "Breaking: the fingerprint is again that of entry 1 (2026-01-05). Constants with that fingerprint are current again. In programs built with the previous one, handles on lattice a.mainnet and any modules or tickets time out (ConnectTimeout) until you recompile. Other handles keep working.",
    ],
    [
      "retires the coalition",
      [A, changed(A, { retirement: RETIREMENT })],
      "Breaking: when the coalition retires, all its handles time out (ConnectTimeout).",
    ],
    [
      "announces a change",
      [A, changed(A, { upcoming: [announced(A.lattices[0]?.stableId ?? "", idOf("next"))] })],
      "Nothing breaks now. What you compiled in keeps working until the announced change takes effect.",
    ],
    [
      "changes only a title",
      [A, changed(A, { title: "Another title" })],
      "Nothing breaks. What you compiled in keeps working.",
    ],
  ])("that %s", (_, versions, verdict) => {
    expect(verdictOfLast(...versions)).toBe(verdict);
  });

  it("names the first of many citizens, and always modules and tickets", () => {
    const names = ["a", "b", "c", "d", "e", "f", "g"];
    const many = changed(A, { lattices: names.map((name) => lattice(name)) });
    const bumped = many.lattices.map((it) => ({ ...it, stableId: idOf(`next ${it.name}`) }));
    expect(verdictOfLast(many, changed(many, { lattices: bumped }))).toContain(
      "handles on lattice a, lattice b, lattice c, lattice d, lattice e and 2 more and any modules or tickets time out",
    );
  });
});
