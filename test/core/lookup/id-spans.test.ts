// Which ids were current from which entry to which, whatever happens in between.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type IdSpan, IdSpans } from "../../../src/core/history/id-spans.ts";
import type { Definition } from "../../../src/core/registry/definition.ts";
import { definitions } from "../../support/arbitrary-definitions.ts";
import {
  changed,
  confluence,
  definition,
  lattice,
  modules,
  organism,
  ticketIssuer,
} from "../../support/definitions.ts";
import { idOf, mrtdOf } from "../../support/ids.ts";

function spansOf(...versions: Definition[]): IdSpan[] {
  const spans = new IdSpans();
  versions.forEach((version, index) => {
    spans.add(version, index + 1);
  });
  return spans.spans();
}

const textOf = (spans: IdSpan[]) =>
  spans.map(({ kind, part, from, until }) => `${kind} ${part.name} ${from}-${until ?? ""}`);

describe("the ids of a coalition", () => {
  it("are all ids in its definition, each with its kind and part", () => {
    const citizen = lattice("a.mainnet", {
      contentHash: idOf("content"),
      ticketIssuanceRoot: idOf("tickets"),
      mrtds: [{ unit: "one", mrtd: mrtdOf("one") }],
    });
    const span = [
      { stableId: citizen.stableId, contentHash: idOf("content") },
      { stableId: idOf("elsewhere") },
    ];
    const whole = definition({
      lattices: [citizen],
      organisms: [organism("feed")],
      confluences: [confluence("router", { span })],
      modules: modules("atlas"),
      ticketIssuer: ticketIssuer("issuer"),
    });
    expect(textOf(spansOf(whole))).toEqual([
      "stable-id a.mainnet 1-",
      "content-hash a.mainnet 1-",
      "ticket-issuance-root a.mainnet 1-",
      "mrtd a.mainnet 1-",
      "stable-id feed 1-",
      "confluence router 1-",
      "pinned-content-hash router 1-",
      "spanned-citizen router 1-",
      "module atlas 1-",
      "ticket-issuer issuer 1-",
    ]);
  });

  it("appear, end and come back", () => {
    const first = definition();
    const other = changed(first, { lattices: [lattice("b.mainnet")] });
    expect(textOf(spansOf(first, other, other, first))).toEqual([
      "stable-id mini.mainnet 1-2",
      "stable-id b.mainnet 2-4",
      "stable-id mini.mainnet 4-",
    ]);
  });

  it("include announced ids and the next fingerprint, until they are no longer announced", () => {
    const first = definition();
    const id = first.lattices[0]?.stableId ?? "";
    const announcing = changed(first, {
      upcoming: [
        {
          ...{ notice: 1, kind: "stable-id", id, to: idOf("next"), reason: "It moves." },
          effectiveAt: "2026-12-01T14:00Z",
        },
      ],
    });
    const bumped = changed(first, {
      lattices: [lattice("mini.mainnet", { stableId: idOf("next") })],
    });
    const spans = spansOf(first, announcing, bumped);
    const effectiveAt = "2026-12-01T14:00:00Z";
    expect(spans).toContainEqual({
      ...{ id: idOf("next"), kind: "announced", from: 2, until: 3 },
      part: { class: "lattice", name: "mini.mainnet" },
      announcement: { effectiveAt, kind: "stable-id", of: id },
    });
    expect(spans).toContainEqual({
      ...{ id: bumped.fingerprint, kind: "next-fingerprint", from: 2, until: 3 },
      part: { class: "coalition", name: "mini.coalition" },
      announcement: { effectiveAt },
    });
  });

  it("continue from a saved state as if it had not been saved", () => {
    fc.assert(
      fc.property(fc.array(definitions, { maxLength: 5 }), fc.nat(5), (versions, at) => {
        const whole = new IdSpans();
        let saved = new IdSpans();
        versions.forEach((version, index) => {
          whole.add(version, index + 1);
          if (index === at) saved = IdSpans.restore(JSON.parse(JSON.stringify(saved.spans())));
          saved.add(version, index + 1);
        });
        expect(saved.spans()).toEqual(whole.spans());
      }),
      { numRuns: 50 },
    );
  });
});
