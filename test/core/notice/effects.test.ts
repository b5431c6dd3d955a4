// The effect of a notice on each coalition that refers to the id.

import { describe, expect, it } from "vitest";
import { deriveConfluence, deriveFingerprint } from "../../../src/core/derivation/fingerprint.ts";
import { effectsOf } from "../../../src/core/notice/effects.ts";
import { type BumpNotice, upcomingOf } from "../../../src/core/notice/notice.ts";
import type { Definition, Upcoming } from "../../../src/core/registry/definition.ts";
import { moment } from "../../../src/core/time.ts";
import {
  changed,
  confluence,
  definition,
  lattice,
  modules,
  OPERATOR,
  organism,
  shippedModule,
} from "../../support/definitions.ts";
import { idOf, mrtdOf } from "../../support/ids.ts";
import {
  bytesOfText,
  fileOf,
  registryOf,
  registryOfAll,
  textOf,
} from "../../support/registries.ts";

const BEFORE = "2026-11-30T00:00:00Z";
const AFTER = "2026-12-02T00:00:00Z";
const HASH = idOf("content");
const NEXT_HASH = idOf("next content");
const CITIZEN = lattice("base.mainnet", {
  stableId: idOf("citizen"),
  contentHash: HASH,
  ticketIssuanceRoot: idOf("tickets"),
  mrtds: [{ unit: "unseal", mrtd: mrtdOf("image") }],
});
const config = { content: "c0ffee", acl: "ac1d" };
const PINNED = [{ stableId: CITIZEN.stableId, contentHash: HASH }];
const UNPINNED = [{ stableId: CITIZEN.stableId }];

function notice(changes: Partial<BumpNotice> = {}): BumpNotice {
  return {
    kind: "stable-id",
    id: CITIZEN.stableId,
    to: idOf("next citizen"),
    effectiveAt: "2026-12-01T14:00:00Z",
    releaseNotes: null,
    reason: "A new committee.",
    ...changes,
  };
}

const ROTATION = notice({ kind: "content-hash", id: HASH, to: NEXT_HASH });

function effects(given: BumpNotice, all: Definition[], { now = BEFORE, number = 7 } = {}) {
  return effectsOf({ registry: registryOfAll(...all), published: new Map(), now }, given, number);
}

function effect(given: BumpNotice, one: Definition, options = {}) {
  const found = effects(given, [one, definition({ name: "a.stranger" })], options);
  expect(found).toHaveLength(1);
  return found[0];
}

describe("three coalitions whose citizen gets a new content hash", () => {
  const pins = definition({
    name: "c.pins",
    lattices: [CITIZEN],
    confluences: [confluence("router", { span: PINNED, config })],
  });
  const declares = definition({ name: "b.declares", lattices: [CITIZEN] });
  const { contentHash: _, ...plain } = CITIZEN;
  const refers = definition({ name: "a.refers", lattices: [plain] });

  it("the one whose confluence pins it changes, and the others have a reason", () => {
    const all = effects(ROTATION, [pins, declares, refers, definition({ name: "d.other" })]);
    expect(all.map(({ coalition, verdict, stage }) => [coalition, verdict, stage])).toEqual([
      ["a.refers", "nothing", "none"],
      ["b.declares", "nothing", "none"],
      ["c.pins", "moves", "to-announce"],
    ]);
    const [first, second, third] = all;
    expect(first?.reason).toContain("by stable id only");
    expect(second?.reason).toContain(
      `npx mosaik-coalitions bump ${HASH} ${NEXT_HASH} --only b.declares`,
    );
    expect([first?.parts, second?.parts, third?.parts]).toEqual([
      ["lattice base.mainnet"],
      ["lattice base.mainnet"],
      ["lattice base.mainnet", "confluence router"],
    ]);
    expect([third?.reason, first?.fingerprint.next]).toEqual([undefined, refers.fingerprint]);
  });

  it("the next fingerprint has the confluence with its new pin", () => {
    const span = [{ ...PINNED[0], stableId: CITIZEN.stableId, contentHash: NEXT_HASH }];
    const fingerprint = deriveConfluence({ name: "router", span, ...config });
    const [found] = effects(ROTATION, [pins]);
    const [router] = pins.confluences;
    expect(found?.fingerprint).toEqual({
      now: pins.fingerprint,
      next: deriveFingerprint({
        ...pins,
        confluences: [confluence("router", { fingerprint, span })],
      }),
    });
    expect(found?.following).toEqual([
      {
        label: "confluence router",
        operator: OPERATOR,
        fingerprint: router?.fingerprint,
        next: fingerprint,
      },
    ]);
  });

  it("one that announces it by hand keeps its fingerprint", () => {
    const upcoming = [upcomingOf(ROTATION, 7)];
    const found = effect(ROTATION, changed(declares, { upcoming }));
    expect([found?.verdict, found?.stage]).toEqual(["metadata", "announced"]);
  });
});

describe("the verdict", () => {
  const one = (parts: Partial<Definition> = {}) => definition({ lattices: [CITIZEN], ...parts });
  const image = { mrtds: [{ unit: "u", mrtd: mrtdOf("image") }] };
  const mrtd = notice({ kind: "mrtd", id: mrtdOf("image"), to: mrtdOf("next image") });
  const router = (parts: object) => one({ confluences: [confluence("router", parts)] });
  const upgrade = notice({ kind: "fingerprint", id: idOf("confluence router"), to: idOf("next") });

  const root = notice({ kind: "ticket-issuance-root", id: idOf("tickets") });
  const atlas = { ...modules(), atlas: shippedModule("atlas", image) };

  it.each<[what: string, BumpNotice, Definition, verdict: string, waitsFor?: string]>([
    ["a stable id", notice(), one(), "moves"],
    ["an end", notice({ kind: "retirement", to: null }), one(), "moves"],
    ["an upgrade", upgrade, router({}), "moves"],
    ["a service with its bytes", notice(), router({ span: UNPINNED, config }), "moves"],
    ["one without", notice(), router({ span: UNPINNED }), "waits", "confluence router"],
    ["an old pin", notice(), router({ span: PINNED, config }), "waits", "confluence router"],
    ["a pin without bytes", ROTATION, router({ span: PINNED }), "waits", "confluence router"],
    ["an image", mrtd, one(), "metadata"],
    ["an image that a service runs", mrtd, router(image), "waits", "confluence router"],
    ["a module", mrtd, one({ modules: atlas }), "waits", "module atlas"],
    ["tickets", root, one(), "metadata"],
  ])("for %s", (_, given, before, verdict, ...waitsFor) => {
    const found = effect(given, before);
    expect([found?.verdict, found?.stage]).toEqual([verdict, "to-announce"]);
    expect(found?.waitsFor).toEqual(waitsFor);
    const { now, next } = found?.fingerprint ?? {};
    expect(now).toBe(before.fingerprint);
    if (verdict === "waits") expect(next).toBeUndefined();
    else expect(next === now).toBe(verdict === "metadata");
    for (const it of found?.following ?? []) {
      expect(it.next === undefined).toBe(waitsFor.includes(it.label));
    }
  });

  it.each([
    ["retired since", "2026-01-01T00:00Z", "retired"],
    ["retires as it takes effect", "2026-12-01T14:00Z", "retired"],
    ["retires a second later", "2026-12-01T14:00:01Z", "moves"],
  ])("for a coalition that %s depends on that time", (_, at, verdict) => {
    const retirement = { at, reason: "Done.", replacement: null };
    const found = effect(notice(), one({ retirement }));
    expect([found?.verdict, found?.stage]).toEqual([
      verdict,
      verdict === "moves" ? "to-announce" : "none",
    ]);
    if (verdict === "retired") expect(found?.reason).toContain(`retires on ${moment(at)}`);
  });

  it("for one that retired with the announcement in place waits for its operator to resolve that", () => {
    const retirement = { at: "2026-11-01T00:00Z", reason: "Done.", replacement: null };
    const upcoming = [upcomingOf(notice(), 7)];
    const found = effect(notice(), one({ retirement, upcoming }), { now: "2026-12-01T14:00Z" });
    expect([found?.verdict, found?.stage]).toEqual(["faulty", "blocked"]);
    expect(found?.reason).toContain("but the coalition retires on 2026-11-01 00:00 UTC");
  });

  it("for a file with errors is that they must be fixed first, whether or not it is a definition", () => {
    const good = one({ name: "a.good" });
    const files = {
      [fileOf(good)]: bytesOfText(textOf(good)),
      "coalitions/a.broken.json": bytesOfText(`{ "stableId": "${CITIZEN.stableId}", `),
      "coalitions/a.half.json": bytesOfText(
        JSON.stringify({ operator: OPERATOR, lattices: [CITIZEN] }),
      ),
      "coalitions/a.wrong.json": bytesOfText(textOf({ ...good, name: "a.wrong" })),
      "coalitions/a.unconcerned.json": bytesOfText("{ "),
    };
    const all = effectsOf(
      { registry: registryOf(files), published: new Map(), now: BEFORE },
      notice(),
      7,
    );
    expect(all.map(({ coalition, verdict }) => [coalition, verdict])).toEqual([
      ["a.broken", "faulty"],
      ["a.good", "moves"],
      ["a.half", "faulty"],
      ["a.wrong", "faulty"],
    ]);
    expect(all.map(({ operator }) => operator.name)).toEqual([
      "a.broken",
      OPERATOR.name,
      OPERATOR.name,
      OPERATOR.name,
    ]);
    expect(all[3]?.reason).toContain("npx mosaik-coalitions check coalitions/a.wrong.json");
  });

  it("for a citizen that only a confluence spans", () => {
    const before = definition({ confluences: [confluence("router", { span: UNPINNED, config })] });
    const found = effect(notice(), before);
    expect([found?.verdict, found?.stage, found?.parts]).toEqual([
      "moves",
      "none",
      ["confluence router"],
    ]);
    expect(found?.reason).toContain("confluence router");
  });

  it("is missing if nobody has the id", () => {
    expect(effects(notice(), [definition()])).toEqual([]);
  });
});

describe("the stage", () => {
  const before = definition({ lattices: [CITIZEN] });
  const entry = upcomingOf(notice(), 7);
  const listed = (changes: Partial<Upcoming>) =>
    changed(before, { upcoming: [{ ...entry, ...changes }] });

  it.each([
    ["to-announce", before, BEFORE],
    ["to-announce", before, AFTER],
    ["to-announce", listed({ notice: 8 }), BEFORE],
    ["announced", listed({}), BEFORE],
    ["announced", listed({}), "2026-12-01T13:59:59Z"],
    ["announced", listed({ effectiveAt: "2026-12-01T14:00Z" }), BEFORE],
    ["due", listed({}), "2026-12-01T14:00:00Z"],
    ["to-amend", listed({ to: idOf("mistaken") }), BEFORE],
    ["to-amend", listed({ effectiveAt: "2026-12-01T13:00Z" }), AFTER],
  ] as const)("is %s", (stage, given, now) => {
    const found = effect(notice(), given, { now });
    expect(found?.stage).toBe(stage);
    expect(found?.wanted).toEqual(entry);
    const expected = given.upcoming?.find((it) => it.notice === 7);
    expect(found?.existing).toEqual(expected);
  });

  it("uses the current fingerprint of a service that changed since", () => {
    const upgrade = notice({ kind: "fingerprint", id: idOf("before"), to: idOf("upgraded") });
    const upcoming = [{ ...upcomingOf(upgrade, 7), id: idOf("confluence router") }];
    const given = definition({ confluences: [confluence("router")], upcoming });
    expect(effect(upgrade, given)).toMatchObject({
      stage: "announced",
      parts: ["confluence router"],
      wanted: upcoming[0],
    });
  });

  it("for a notice that was corrected to an id that is not here: its entry must go", () => {
    const other = notice({ id: idOf("organism elsewhere"), to: idOf("another") });
    const found = effect(other, listed({}));
    expect([found?.verdict, found?.stage]).toEqual(["nothing", "none"]);
    expect(found?.reason).toContain("remove that entry");
  });
});

describe("several notices", () => {
  const OTHER = organism("oracle");
  const before = definition({ lattices: [CITIZEN], organisms: [OTHER] });
  const other = notice({ id: OTHER.stableId, to: idOf("next oracle") });

  it("for one time have the same next fingerprint", () => {
    const both = changed(before, { upcoming: [upcomingOf(notice(), 7), upcomingOf(other, 8)] });
    const next = [
      effect(notice(), both, { number: 7 }),
      effect(other, both, { number: 8 }),
      // The same time, written differently.
      effect(notice({ effectiveAt: "2026-12-01T14:00Z" }), both, { number: 7 }),
    ].map((it) => it?.fingerprint.next);
    expect(new Set(next).size).toBe(1);
    expect(next[0]).toBe(
      deriveFingerprint({
        ...before,
        lattices: [{ ...CITIZEN, stableId: idOf("next citizen") }],
        organisms: [{ ...OTHER, stableId: idOf("next oracle") }],
      }),
    );
  });

  it("at different times add up, and an amended one counts as amended", () => {
    const later = notice({ effectiveAt: "2026-12-03T14:00Z" });
    const given = changed(before, {
      upcoming: [upcomingOf(notice({ to: idOf("mistaken") }), 7), upcomingOf(other, 8)],
    });
    const found = effect(later, given, { number: 7 });
    expect(found?.fingerprint.next).toBe(
      deriveFingerprint({
        ...before,
        lattices: [{ ...CITIZEN, stableId: idOf("next citizen") }],
        organisms: [{ ...OTHER, stableId: idOf("next oracle") }],
      }),
    );
  });
});
