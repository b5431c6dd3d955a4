// A string that is not an id: the message says what it is, and gives the right form if possible.

import { describe, expect, it } from "vitest";
import type { Definition } from "../../src/core/registry/definition.ts";
import { changed, definition, lattice } from "../support/definitions.ts";
import { idOf, mrtdOf, peerOf } from "../support/ids.ts";
import { checkDefinitions } from "../support/registries.ts";

const ID = idOf("id");
const PEER = peerOf("id");
const MRTD = mrtdOf("mrtd");
const OLD_MRTD = mrtdOf("old mrtd");
const BASE = definition();

/** The definition with one id in a place of its own. */
const PLACES: Record<string, (id: string) => Definition> = {
  "/peerHints/0/peerId": (id) => changed(BASE, { peerHints: [{ peerId: id }] }),
  "/lattices/0/mrtds/0/mrtd": (id) =>
    changed(BASE, { lattices: [lattice("mini.mainnet", { mrtds: [{ unit: "unit", mrtd: id }] })] }),
  "/upcoming/0/to": (id) =>
    changed(BASE, {
      lattices: [lattice("mini.mainnet", { mrtds: [{ unit: "unit", mrtd: OLD_MRTD }] })],
      upcoming: [
        {
          notice: 1,
          kind: id.length > 80 ? "mrtd" : "stable-id",
          id: id.length > 80 ? OLD_MRTD : lattice("mini.mainnet").stableId,
          to: id,
          effectiveAt: "2026-12-01T14:00:00Z",
          reason: "A new image.",
        },
      ],
    }),
};

function problemsOf(place: string, id: string): string[] {
  const given = PLACES[place]?.(id) ?? BASE;
  return checkDefinitions(given).problems.map(({ code, pointer }) => `${code} ${pointer}`);
}

function fixOf(place: string, id: string): string {
  return checkDefinitions(PLACES[place]?.(id) ?? BASE).problems[0]?.fix ?? "";
}

describe.each([
  ["/peerHints/0/peerId", PEER],
  ["/lattices/0/mrtds/0/mrtd", MRTD],
  ["/upcoming/0/to", ID],
  ["/upcoming/0/to", MRTD],
])("at %s, where %s is right,", (place, right) => {
  it("the right form is no problem", () => {
    expect(problemsOf(place, right)).toEqual([]);
  });

  it.each([
    ["id-prefixed", `0x${right}`],
    ["id-prefixed", `0X${right.toUpperCase()}`],
    ["id-uppercase", right.toUpperCase()],
    ["id-uppercase", `${right.slice(0, -1)}${right.slice(-1) === "a" ? "A" : "F"}`],
    ["id-malformed", ` ${right}`],
    ["id-malformed", `${right}\n`],
    ["id-malformed", right.slice(1)],
    ["id-malformed", `${right}0`],
    ["id-malformed", `${right.slice(1)}g`],
    ["id-malformed", `${right.slice(1)}😀`],
    ["id-malformed", ""],
  ])("%s is the only problem reported for %j", (code, id) => {
    expect(problemsOf(place, id)).toEqual([`${code} ${place}`]);
  });

  it.each([`0x${right}`, right.toUpperCase(), ` ${right}`, `${right}\n`])(
    "the fix of %j ends in the right form",
    (id) => {
      expect(fixOf(place, id)).toMatch(new RegExp(`: "${right}"$`));
    },
  );
});
