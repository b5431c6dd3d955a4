// What coalitions that share a service state about it, and what a pull request reports if they differ.

import { describe, expect, it } from "vitest";
import { checkRegistry } from "../../../src/core/check.ts";
import type { Confluence, Definition, Organism } from "../../../src/core/registry/definition.ts";
import { checkAgainst, isNotOfSpans, reportedOn, stepOf } from "../../support/comparisons.ts";
import {
  announced,
  changed,
  confluence,
  definition,
  lattice,
  organism,
} from "../../support/definitions.ts";
import { idOf, mrtdOf } from "../../support/ids.ts";
import { fileOf, registryOfAll, textOf } from "../../support/registries.ts";

const [X, Y, Z] = [idOf("x"), idOf("y"), idOf("z")];
const ID = idOf("the router");
const CONFIG = { content: "a1b2", acl: "c3" };

function having(name: string, parts: Partial<Definition>): Definition {
  return definition({ name, lattices: [lattice(`${name}.own`)], ...parts });
}

const routed = (name: string, part: Partial<Confluence>, more: Partial<Definition> = {}) =>
  having(name, {
    confluences: [confluence("router", { fingerprint: ID, span: [{ stableId: X }], ...part })],
    ...more,
  });
const fed = (name: string, part: Partial<Organism>, more: Partial<Definition> = {}) =>
  having(name, { organisms: [organism("feed", { stableId: X, ...part })], ...more });

const errorAt = (name: string) => `error statement-contradicted ${name}`;
const warningAt = (name: string) => `warning statement-differs ${name}`;

/** The problems of mini.b, which is new beside `first`, and the text at the place of each. */
function placesIn(first: Definition, second: Definition) {
  const { problems } = checkAgainst([stepOf(first)], [first, second], { only: [fileOf(second)] });
  const lines = textOf(second).split("\n");
  return problems
    .filter((it) => it.file === fileOf(second) && isNotOfSpans(it))
    .map(({ code, pointer, line }) => [code, pointer, lines[line - 1]?.trim().replace(/,$/, "")]);
}

describe("a confluence that two coalitions refer to", () => {
  const first = routed("mini.a", {});

  it.each<[string, Partial<Confluence>, pointer: string, line: string]>([
    ["name", { name: "gateway" }, "/confluences/0/name", '"name": "gateway"'],
    ["span", { span: [{ stableId: Y }] }, "/confluences/0/span/0/stableId", `"stableId": "${Y}"`],
    [
      "span, in its length",
      { span: [{ stableId: X }, { stableId: Y }] },
      "/confluences/0/span",
      '"span": [',
    ],
    [
      "pin",
      { span: [{ stableId: X, contentHash: Y }] },
      "/confluences/0/span/0/contentHash",
      `"contentHash": "${Y}"`,
    ],
  ])("has one %s", (_, part, pointer, line) => {
    const second = routed("mini.b", part);
    expect(placesIn(first, second)).toEqual([["statement-contradicted", pointer, line]]);
    expect(reportedOn([second], [first])).toEqual([errorAt("mini.a"), warningAt("mini.b")]);
    expect(reportedOn([], [second, first])).toEqual([errorAt("mini.b"), warningAt("mini.a")]);
  });

  it("is reported with what the other coalition has, and why that counts", () => {
    const second = routed("mini.b", { name: "gateway" });
    const [problem] = checkAgainst([stepOf(first)], [first, second], {
      only: [fileOf(second)],
    }).problems;
    expect(problem?.message).toContain(`coalitions/mini.a.json describes the confluence`);
    expect(problem?.message).toContain(`the name "router" where this file has "gateway"`);
    expect(problem?.message).toContain(
      "coalitions/mini.a.json counts, because it was published first",
    );
    expect(problem?.fix).toContain('publish the "config" bytes');
  });

  it("is one where only labels differ, or only one publishes the config bytes", () => {
    const span = [{ stableId: X, name: "x.mainnet" }];
    const proven = confluence("router", { span: [{ stableId: X }], config: CONFIG });
    const { config: _, ...declared } = proven;
    const more = { docs: "https://example.org/other", crate: "other" };
    expect(reportedOn([first], [routed("mini.b", { span, ...more })])).toEqual([]);
    const [one, other] = [
      having("mini.a", { confluences: [proven] }),
      having("mini.b", { confluences: [{ ...declared, span }] }),
    ];
    expect(reportedOn([], [one, other])).toEqual([]);
    expect(reportedOn([one], [other])).toEqual([]);
    expect(reportedOn([other], [one])).toEqual([]);
  });

  it("is what its config bytes say, no matter which was first", () => {
    const proven = confluence("router", { span: [{ stableId: X }], config: CONFIG });
    const { config: _, ...declared } = proven;
    for (const [right, wrong] of [
      ["mini.a", "mini.b"],
      ["mini.b", "mini.a"],
    ] as const) {
      const honest = having(right, { confluences: [proven] });
      const squatting = having(wrong, { confluences: [{ ...declared, name: "gateway" }] });
      expect(reportedOn([], [honest, squatting])).toEqual([errorAt(wrong), warningAt(right)]);
      expect(reportedOn([honest], [squatting])).toEqual([errorAt(wrong), warningAt(right)]);
      const both = [warningAt("mini.a"), warningAt("mini.b")];
      expect(reportedOn([squatting], [honest])).toEqual(both);
      // Publishing the bytes later proves it, too.
      const silent = having(right, { confluences: [declared] });
      const reported = reportedOn([squatting, silent], [honest]);
      expect(reported.filter((line) => line.includes("statement"))).toEqual(both);
    }
  });

  it("is what those say who agree with what the bytes prove", () => {
    const proven = confluence("router", { span: [{ stableId: X }], config: CONFIG });
    const { config: _, ...declared } = proven;
    const honest = having("mini.c", { confluences: [proven] });
    const agreeing = having("mini.d", { confluences: [declared] });
    const squatting = having("mini.a", { confluences: [{ ...declared, name: "gateway" }] });
    expect(reportedOn([squatting, honest], [agreeing])).toEqual([
      warningAt("mini.a"),
      warningAt("mini.d"),
    ]);
  });

  it("may have one hash for two configs, whose bytes are joined: then the first one counts", () => {
    const [one, other] = [
      { content: "a1b2", acl: "c3" },
      { content: "a1", acl: "b2c3" },
    ].map((config) => confluence("router", { span: [{ stableId: X }], config }));
    expect(one?.fingerprint).toBe(other?.fingerprint);
    const [a, b] = [
      having("mini.a", { confluences: [one as Confluence] }),
      having("mini.b", { confluences: [other as Confluence] }),
    ];
    expect(placesIn(a, b).map(([code, pointer]) => `${code} ${pointer}`)).toEqual([
      "statement-contradicted /confluences/0/config/content",
      "statement-contradicted /confluences/0/config/acl",
    ]);
  });
});

describe("a lattice that two coalitions refer to", () => {
  it("has the name and chain id that its id follows from, no matter which was first", () => {
    const { stableId } = lattice("op.mainnet");
    const right = having("mini.a", { lattices: [lattice("op.mainnet")] });
    const wrong = (part: object) =>
      having("mini.b", { lattices: [lattice("op.mainnet", { stableId, ...part })] });
    // That it does not follow is not reported a second time.
    expect(placesIn(right, wrong({ chainId: 11 }))).toEqual([
      ["statement-contradicted", "/lattices/0/chainId", '"chainId": 11'],
    ]);
    expect(placesIn(right, wrong({ name: "op.testnet" }))).toEqual([
      ["statement-contradicted", "/lattices/0/name", '"name": "op.testnet"'],
    ]);
    const reported = reportedOn([wrong({ chainId: 11 })], [right]);
    expect(reported).toEqual([warningAt("mini.a"), warningAt("mini.b")]);
  });
});

describe("what may change under one id", () => {
  it.each<[string, object, object]>([
    ["an organism's name", { name: "feed" }, { name: "price-feed" }],
    ["a content hash", { contentHash: Y }, { contentHash: Z }],
    ["a ticket-issuance root", { ticketIssuanceRoot: Y }, { ticketIssuanceRoot: Z }],
    [
      "an MR_TD",
      { mrtds: [{ unit: "u", mrtd: mrtdOf("1") }] },
      { mrtds: [{ unit: "u", mrtd: mrtdOf("2") }] },
    ],
  ])("is a warning for the one that changes now: %s", (_, old, next) => {
    const [a, b] = [fed("mini.a", old), fed("mini.b", old)];
    const rotated = (name: string) => fed(name, next);
    expect(reportedOn([], [a, b])).toEqual([]);
    expect(reportedOn([a], [rotated("mini.b")])).toEqual([warningAt("mini.b")]);
    expect(reportedOn([rotated("mini.b")], [a])).toEqual([warningAt("mini.a")]);
    expect(reportedOn([a, b], [rotated("mini.a")])).toEqual([warningAt("mini.a")]);
    // Both are new, and the later one by name is asked to look.
    expect(reportedOn([], [a, rotated("mini.b")])).toEqual([warningAt("mini.b")]);
    // Nobody is asked about what was different before, or to agree with all.
    expect(reportedOn([a, rotated("mini.b")], [{ ...a, title: "Other" }])).toEqual([]);
    expect(reportedOn([a, rotated("mini.b")], [rotated("mini.a")])).toEqual([]);
    expect(reportedOn([a, rotated("mini.b")], [fed("mini.c", old)])).toEqual([]);
    // Without a base nobody knows which one is newer.
    expect(checkRegistry(registryOfAll(a, rotated("mini.b"))).problems).toEqual([]);
  });

  it("does not concern others: roles, measurements of other units, and what only one publishes", () => {
    const a = fed("mini.a", { mrtds: [{ unit: "one", mrtd: mrtdOf("1") }] });
    const b = fed("mini.b", {
      ...{ role: "another-role", contentHash: Y },
      mrtds: [{ unit: "two", mrtd: mrtdOf("2") }],
    });
    expect(reportedOn([a], [b])).toEqual([]);
  });
});

describe("an announced change that reaches one coalition after the other", () => {
  const rotation = announced(Y, Z, { kind: "content-hash" });
  const bump = announced(X, Y);

  it.each<[string, Definition[], Definition]>([
    [
      "a content hash, announced in both",
      ["mini.a", "mini.b"].map((it) => fed(it, { contentHash: Y }, { upcoming: [rotation] })),
      fed("mini.a", { contentHash: Z }),
    ],
    [
      "a content hash, announced in the one that changes",
      [
        fed("mini.a", { contentHash: Y }, { upcoming: [rotation] }),
        fed("mini.b", { contentHash: Y }),
      ],
      fed("mini.a", { contentHash: Z }),
    ],
    [
      "a content hash of one that comes while it changes",
      [fed("mini.b", { contentHash: Z })],
      fed("mini.a", { contentHash: Y }, { upcoming: [rotation] }),
    ],
    [
      "a citizen in a span whose service has no bytes here",
      ["mini.a", "mini.b"].map((it) => bumped(it, X, { upcoming: [bump] })),
      bumped("mini.a", Y),
    ],
    [
      "a citizen that retires from a span",
      ["mini.a", "mini.b"].map((it) =>
        routed(
          it,
          { span: [{ stableId: X }, { stableId: Z }] },
          { organisms: [organism("feed", { stableId: X })], upcoming: [announced(X, null)] },
        ),
      ),
      routed("mini.a", { span: [{ stableId: Z }] }),
    ],
  ])("is not a difference: %s", (_, before, after) => {
    expect(reportedOn(before, [after])).toEqual([]);
  });

  function bumped(name: string, citizen: string, more: Partial<Definition> = {}) {
    const organisms = [organism("feed", { stableId: citizen })];
    return routed(name, { span: [{ stableId: citizen }] }, { organisms, ...more });
  }

  it("is a difference if nobody announced it", () => {
    const before = ["mini.a", "mini.b"].map((it) => bumped(it, X));
    expect(reportedOn(before, [bumped("mini.a", Y)])).toEqual([
      errorAt("mini.a"),
      warningAt("mini.b"),
    ]);
  });
});

describe("those who state nothing", () => {
  const first = routed("mini.a", { name: "gateway" });
  const second = routed("mini.b", {});

  it("are retired coalitions, which nobody can change", () => {
    const retirement = { at: "2026-12-01T00:00:00Z", reason: "It ends.", replacement: null };
    const retired = changed(first, { retirement });
    expect(reportedOn([retired], [second])).toEqual([]);
    expect(reportedOn([first, second], [retired])).toEqual([]);
    expect(reportedOn([], [retired, second])).toEqual([]);
  });

  it("are definitions that could not be published, and are left to their operators", () => {
    const broken = { ...first, fingerprint: idOf("wrong") };
    const untyped = { ...first, title: 7 } as unknown as Definition;
    for (const it of [broken, untyped]) expect(reportedOn([it], [second])).toEqual([]);
  });

  it("are parts whose own bytes do not give the id, which is reported there already", () => {
    const mistaken = confluence("gateway", { span: [{ stableId: X }], config: CONFIG });
    const part = { ...mistaken, fingerprint: ID };
    const wrong = having("mini.a", { confluences: [part] });
    expect(reportedOn([], [wrong, second])).toEqual(["error confluence-mismatch mini.a"]);
  });
});

describe("a check without a base", () => {
  const [a, b] = [routed("mini.a", {}), routed("mini.b", { name: "gateway" })];
  const found = (options: { only?: string[] }) =>
    checkRegistry(registryOfAll(a, b), options)
      .problems.filter(isNotOfSpans)
      .map(({ severity, code, file }) => `${severity} ${code} ${file}`);

  it("takes the first by name for right, and reports files that are named alone", () => {
    const error = `error statement-contradicted ${fileOf(b)}`;
    const warning = `warning statement-differs ${fileOf(a)}`;
    expect(found({})).toEqual([error, warning]);
    expect(found({ only: [fileOf(b)] })).toEqual([error]);
    expect(found({ only: [fileOf(a)] })).toEqual([warning]);
  });
});
