// At least one published peer must stay, whatever its address: integrators compiled it in.

import { describe, expect, it } from "vitest";
import type { PeerHint } from "../../../src/core/registry/definition.ts";
import { checkAgainst, saidOf, stepOf } from "../../support/comparisons.ts";
import { changed, definition } from "../../support/definitions.ts";
import { peerOf } from "../../support/ids.ts";

const peer = (label: string, address?: string): PeerHint => ({
  peerId: peerOf(label),
  ...(address === undefined ? {} : { address }),
});
const [ONE, TWO, THREE] = [peer("one", "203.0.113.1:4433"), peer("two"), peer("three")];
const BEFORE = definition({ peerHints: [ONE, TWO] });
const said = (...peerHints: PeerHint[]) => saidOf(BEFORE, changed(BEFORE, { peerHints }));

describe("peer hints", () => {
  it("may come, go and move, as long as one of them is left", () => {
    expect(said(TWO, ONE, THREE)).toEqual([]);
    expect(said(THREE, TWO)).toEqual([]);
    expect(said(peer("one", "203.0.113.9:4433"))).toEqual([]);
  });

  it("must not all go, even where another peer has the address", () => {
    expect(said(THREE)).toEqual(["peer-hints-gone"]);
    expect(said(peer("three", "203.0.113.1:4433"))).toEqual(["peer-hints-gone"]);
  });

  it("are compared with the version published last, not with the first", () => {
    const second = changed(BEFORE, { peerHints: [TWO, THREE] });
    const third = changed(BEFORE, { peerHints: [ONE] });
    const { problems, ok } = checkAgainst([stepOf(BEFORE), stepOf(second)], [third]);
    expect([ok, problems.map(({ code }) => code)]).toEqual([true, ["peer-hints-gone"]]);
  });
});
