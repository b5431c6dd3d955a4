// A cutover: due changes take effect, dependent fingerprints follow, and open tasks of others are listed.

import { describe, expect, it } from "vitest";
import { announcedMoments } from "../../../src/core/changes/next-fingerprint.ts";
import { deriveConfluence, deriveFingerprint } from "../../../src/core/derivation/fingerprint.ts";
import { type CutoverPlan, planCutover } from "../../../src/core/notice/cutover.ts";
import type { Definition, Upcoming } from "../../../src/core/registry/definition.ts";
import {
  announced,
  changed,
  confluence,
  definition,
  lattice,
  modules,
  organism,
  shippedModule,
  ticketIssuer,
} from "../../support/definitions.ts";
import { idOf, mrtdOf } from "../../support/ids.ts";
import { bytesOfText, fileOf, registryOf, textOf } from "../../support/registries.ts";

const FIRST = "2026-12-01T14:00:00Z";
const SECOND = "2026-12-05T14:00:00Z";
const NOW = "2026-12-09T00:00:00Z";
const config = { content: "c0ffee", acl: "ac1d" };
const A = lattice("a.mainnet", { contentHash: idOf("content a") });
const B = organism("b");
const UNPINNED = [{ stableId: A.stableId }];
const PINNED = [{ stableId: A.stableId, contentHash: idOf("content a") }];

const BUMP = announced(A.stableId, idOf("a, next"));

function whole(upcoming: Upcoming[], parts: Partial<Definition> = {}): Definition {
  return definition({ lattices: [A], organisms: [B], ...parts, upcoming });
}

function cutover(before: Definition, now = NOW): CutoverPlan {
  const file = fileOf(before);
  return planCutover(registryOf({ [file]: bytesOfText(textOf(before)) }), file, now);
}

/** The definition after it, and the listed follow-ups; compared with the announcement if that was known. */
function done(before: Definition, now = NOW): { after: Definition; follows: string[] } {
  const { edited, refused } = cutover(before, now);
  expect(refused).toEqual([]);
  const after: Definition = JSON.parse(edited[0]?.text ?? "");
  expect(after.fingerprint).toBe(deriveFingerprint(after));
  const last = announcedMoments(before).findLast(({ at }) => at <= now);
  if (last?.next !== undefined) expect(after.fingerprint).toBe(last.next);
  return { after, follows: edited[0]?.follows ?? [] };
}

describe("a cutover", () => {
  it("happens at its exact second, and not before", () => {
    const nothing = { edited: [], refused: [], due: [] };
    expect(cutover(whole([BUMP]), "2026-12-01T13:59:59Z")).toEqual(nothing);
    expect(cutover(whole([BUMP]), FIRST).due).toEqual([BUMP]);
    expect(cutover(whole([{ ...BUMP, effectiveAt: "2026-12-01T14:00Z" }]), FIRST).due).toHaveLength(
      1,
    );
    expect(cutover(definition())).toEqual(nothing);
  });

  it("makes all due changes, the earliest first, and no others", () => {
    const later = announced(B.stableId, idOf("b, next"), {
      notice: 8,
      effectiveAt: "2027-01-01T00:00Z",
    });
    const hash = announced(idOf("content a"), idOf("content, next"), {
      notice: 9,
      kind: "content-hash",
      effectiveAt: SECOND,
    });
    const before = whole([hash, later, BUMP]);
    expect(cutover(before).due.map(({ notice }) => notice)).toEqual([7, 9]);
    const { after, follows } = done(before);
    expect(after.lattices).toEqual([
      { ...A, stableId: idOf("a, next"), contentHash: idOf("content, next") },
    ]);
    expect([after.organisms, after.upcoming, follows]).toEqual([[B], [later], []]);
  });

  it("makes the changes of two notices for one time together", () => {
    const both = whole([BUMP, announced(B.stableId, idOf("b, next"), { notice: 8 })]);
    const { after } = done(both, FIRST);
    expect(after.lattices[0]?.stableId).toBe(idOf("a, next"));
    expect(after.organisms[0]?.stableId).toBe(idOf("b, next"));
    expect("upcoming" in after).toBe(false);
  });

  it("changes measurements and roots under the same fingerprint", () => {
    const citizen = {
      ...A,
      ticketIssuanceRoot: idOf("tickets"),
      mrtds: [{ unit: "u", mrtd: mrtdOf("u") }],
    };
    const before = whole(
      [
        announced(idOf("tickets"), idOf("tickets, next"), { kind: "ticket-issuance-root" }),
        announced(mrtdOf("u"), mrtdOf("u, next"), { kind: "mrtd" }),
      ],
      { lattices: [citizen] },
    );
    const { after } = done(before);
    expect(after).toEqual({
      ...changed(before, {
        lattices: [
          {
            ...citizen,
            ticketIssuanceRoot: idOf("tickets, next"),
            mrtds: [{ unit: "u", mrtd: mrtdOf("u, next") }],
          },
        ],
      }),
      upcoming: undefined,
    });
  });

  it("edits nothing in a file with errors, and the changes stay due", () => {
    const before = { ...whole([BUMP]), fingerprint: idOf("wrong") };
    expect(cutover(before)).toEqual({ edited: [], refused: [], due: [BUMP] });
  });

  it("does nothing in a coalition that retired after it; a contradiction stays due until resolved", () => {
    const retiring = (at: string) => ({
      ...whole([BUMP]),
      retirement: { at, reason: "x", replacement: null },
    });
    expect(cutover(retiring(SECOND))).toEqual({ edited: [], refused: [], due: [] });
    expect(cutover(retiring(FIRST))).toEqual({ edited: [], refused: [], due: [BUMP] });
    expect(cutover(retiring(SECOND), FIRST).edited).toHaveLength(1);
  });
});

describe("a retirement", () => {
  it("removes the part, of each class", () => {
    const issuer = ticketIssuer("tickets");
    const router = confluence("router");
    const before = whole(
      [idOf("module atlas"), issuer.fingerprint, router.fingerprint, A.stableId].map((id, at) =>
        announced(id, null, { notice: at + 1 }),
      ),
      {
        confluences: [router, confluence("other")],
        modules: modules("atlas"),
        ticketIssuer: issuer,
        archetype: "service",
      },
    );
    const { after } = done(before);
    expect([after.lattices, after.organisms, after.modules, after.ticketIssuer]).toEqual([
      [],
      [B],
      modules(),
      null,
    ]);
    expect(after.confluences.map(({ name }) => name)).toEqual(["other"]);
  });

  it("of a spanned citizen leaves the span to the service's operator, and says so", () => {
    const before = whole([announced(A.stableId, null)], {
      confluences: [confluence("router", { span: PINNED, config })],
    });
    const { after, follows } = done(before);
    expect([after.lattices, after.confluences]).toEqual([[], before.confluences]);
    expect(follows).toEqual([
      expect.stringMatching(
        `^The confluence router spans a citizen that was removed.*bump ${before.confluences[0]?.fingerprint} NEW$`,
      ),
    ]);
  });

  it("of the last citizen is rejected", () => {
    const { refused } = cutover(whole([announced(A.stableId, null)], { organisms: [] }));
    expect(refused.map(({ code }) => code)).toEqual(["no-citizen"]);
  });

  it("drops later announcements for the part, and says so", () => {
    const rotation = announced(idOf("content a"), idOf("x"), {
      notice: 8,
      kind: "content-hash",
      effectiveAt: "2027-01-01T00:00Z",
    });
    // Due or not.
    for (const effectiveAt of [rotation.effectiveAt, SECOND]) {
      const gone = whole([announced(A.stableId, null), { ...rotation, effectiveAt }]);
      const { after, follows } = done(gone);
      expect("upcoming" in after).toBe(false);
      expect(follows).toEqual([
        expect.stringContaining("that notice 8 announced is no longer announced"),
      ]);
    }
  });

  it("of a service whose citizen changes at the same time", () => {
    const router = confluence("router", { span: UNPINNED, config });
    const before = whole([BUMP, announced(router.fingerprint, null, { notice: 8 })], {
      confluences: [router],
    });
    const { after, follows } = done(before);
    expect(after.confluences).toEqual([]);
    expect(follows).toEqual([expect.stringContaining(`bump ${idOf("content a")} NEW`)]);
  });
});

describe("a service that spans the citizen", () => {
  const moved = deriveConfluence({
    name: "router",
    span: [{ stableId: idOf("a, next") }],
    ...config,
  });
  const router = confluence("router", { span: UNPINNED, config });

  it.each([
    ["confluence", { confluences: [router] }, "router"],
    [
      "module",
      { modules: { ...modules(), atlas: shippedModule("atlas", { span: UNPINNED, config }) } },
      "atlas",
    ],
  ])("gets a new fingerprint if its bytes are published: %s", (_, parts, name) => {
    const { after, follows } = done(whole([BUMP], parts));
    const span = [{ stableId: idOf("a, next") }];
    const service = after.confluences[0] ?? after.modules.atlas;
    expect(service?.fingerprint).toBe(deriveConfluence({ name, span, ...config }));
    expect(follows).toEqual([expect.stringContaining(`bump ${idOf("content a")} NEW`)]);
  });

  it("has its new fingerprint in later announcements", () => {
    const upgrade = announced(router.fingerprint, idOf("upgraded"), {
      notice: 8,
      kind: "fingerprint",
      effectiveAt: SECOND,
    });
    const before = whole([BUMP, upgrade], { confluences: [router] });
    const { after } = done(before, FIRST);
    expect(after.upcoming).toEqual([{ ...upgrade, id: moved }]);
    expect(announcedMoments(after)[0]?.next).toBe(announcedMoments(before)[1]?.next);
    const both = done(before).after;
    expect(both.confluences[0]).toMatchObject({ fingerprint: idOf("upgraded") });
    expect(done(after).after).toEqual(both);
  });

  it("has its new fingerprint in announcements that wait", () => {
    const upgrade = announced(router.fingerprint, idOf("upgraded"), {
      notice: 8,
      kind: "fingerprint",
    });
    const before = whole([BUMP, upgrade], { confluences: [router] });
    const file = fileOf(before);
    const registry = registryOf({ [file]: bytesOfText(textOf(before)) });
    const { edited, due } = planCutover(registry, file, NOW, ({ notice }) => notice === 8);
    const after: Definition = JSON.parse(edited[0]?.text ?? "");
    expect([due, after.upcoming]).toEqual([[BUMP], [{ ...upgrade, id: moved }]]);
    expect(after.confluences[0]?.fingerprint).toBe(moved);
  });

  it("fulfils its later announcement if that has the same fingerprint", () => {
    const upgrade = announced(router.fingerprint, moved, {
      notice: 8,
      kind: "fingerprint",
      effectiveAt: SECOND,
    });
    const { after } = done(whole([BUMP, upgrade], { confluences: [router] }), FIRST);
    expect("upcoming" in after).toBe(false);
  });

  it("waits for its operator if it publishes no bytes, and says so, even if announced already", () => {
    const silent = confluence("router", { span: UNPINNED });
    const { after, follows } = done(whole([BUMP], { confluences: [silent] }));
    expect(after.confluences[0]).toEqual({ ...silent, span: [{ stableId: idOf("a, next") }] });
    expect(follows[1]).toMatch(
      new RegExp(`^The confluence router spans .* bump ${silent.fingerprint} NEW$`),
    );
    const upgrade = announced(silent.fingerprint, idOf("upgraded"), {
      notice: 8,
      kind: "fingerprint",
      effectiveAt: SECOND,
    });
    const before = whole([BUMP, upgrade], { confluences: [silent] });
    expect(done(before, FIRST).follows[1]).toContain("notice 8 announces its change");
    expect(done(before).follows).toHaveLength(1);
  });

  it("waits for its operator if its image has a new measurement", () => {
    const mrtds = [{ unit: "u", mrtd: mrtdOf("u") }];
    const rotation = announced(mrtdOf("u"), mrtdOf("u, next"), { kind: "mrtd" });
    const before = whole([rotation], { confluences: [confluence("router", { mrtds, config })] });
    expect(announcedMoments(before)[0]?.waitsFor).toEqual(["confluence router"]);
    expect(done(before).follows).toEqual([
      expect.stringMatching(/^The confluence router runs the image/),
    ]);
  });

  it("says that it was derived with the old pin, if no new one was announced", () => {
    const pinning = confluence("router", { span: PINNED, config });
    const { follows } = done(whole([BUMP], { confluences: [pinning] }));
    expect(follows).toEqual([
      expect.stringContaining(`bump ${idOf("content a")} NEW`),
      expect.stringContaining("pins the citizen's content hash from before the bump"),
    ]);
    const hash = announced(idOf("content a"), idOf("content, next"), {
      notice: 8,
      kind: "content-hash",
    });
    expect(done(whole([BUMP, hash], { confluences: [pinning] })).follows).toEqual([]);
  });
});

describe("an announced fingerprint", () => {
  const issuer = ticketIssuer("tickets", { config: { acl: "ac1d" } });
  const router = confluence("router", { config });
  const atlas = shippedModule("atlas", { config });

  it.each([
    ["confluence router", router, { confluences: [router] }, "/confluences/0/config"],
    ["module atlas", atlas, { modules: { ...modules(), atlas } }, "/modules/atlas/config"],
    ["ticket issuer tickets", issuer, { ticketIssuer: issuer }, "/ticketIssuer/config"],
  ])("removes the bytes of the previous one: %s", (label, part, parts, pointer) => {
    const upgrade = announced(part.fingerprint, idOf("upgraded"), { kind: "fingerprint" });
    const { after, follows } = done(whole([upgrade], parts));
    const { config: _, ...rest } = { ...part, fingerprint: idOf("upgraded") };
    expect([after.confluences[0], after.modules.atlas, after.ticketIssuer]).toContainEqual(rest);
    expect(follows).toEqual([expect.stringMatching(`bytes of the ${label} .* to ${pointer}\\.$`)]);
  });

  it("wins over bytes that give a different one for the changed citizen", () => {
    const given = confluence("router", { span: UNPINNED, config });
    const upgrade = announced(given.fingerprint, idOf("upgraded"), {
      notice: 8,
      kind: "fingerprint",
    });
    const { after } = done(whole([BUMP, upgrade], { confluences: [given] }));
    const { config: _, ...rest } = given;
    const span = [{ stableId: idOf("a, next") }];
    expect(after.confluences).toEqual([{ ...rest, span, fingerprint: idOf("upgraded") }]);
  });

  it("keeps bytes that give it with the changed citizen", () => {
    const given = confluence("router", { span: UNPINNED, config });
    const span = [{ stableId: idOf("a, next") }];
    const to = deriveConfluence({ name: "router", span, ...config });
    const upgrade = announced(given.fingerprint, to, { notice: 8, kind: "fingerprint" });
    const { after } = done(whole([BUMP, upgrade], { confluences: [given] }));
    expect(after.confluences).toEqual([{ ...given, span, fingerprint: to }]);
  });
});
