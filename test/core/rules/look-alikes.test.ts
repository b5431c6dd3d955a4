// What looks like something of another coalition: reported for what is new, and for nothing that existed before.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CheckOptions, checkRegistry } from "../../../src/core/check.ts";
import { asciiPatternOf, lookOf, nameSkeleton } from "../../../src/core/look-alikes/skeleton.ts";
import type { Definition } from "../../../src/core/registry/definition.ts";
import { Snapshot } from "../../../src/core/registry/snapshot.ts";
import { definition, OPERATOR, organism } from "../../support/definitions.ts";
import { fileOf, registryOfAll } from "../../support/registries.ts";

describe("names that look alike", () => {
  it.each([
    ["mev.mainnet-q1", "mev.mainnet-ql"],
    ["mev.mainnet-q1", "mev.mainnet-qi"],
    ["mev.mainnet", "rnev.rnainnet"],
    ["op.zero", "0p.zer0"],
    ["swap.view", "svvap.view"],
    ["mev.mainnet-q1", "mev.mainnet.q1"],
  ])("%s and %s", (one, other) => {
    expect(nameSkeleton(one)).toBe(nameSkeleton(other));
  });

  it.each([
    ["mev.mainnet-q1", "mev.mainnet-q2"],
    ["chain.ten", "chain.tan"],
    ["op.a", "op.ab"],
  ])("not %s and %s", (one, other) => {
    expect(nameSkeleton(one)).not.toBe(nameSkeleton(other));
  });
});

it("finds each ASCII text by the pattern of its look", () => {
  const written = fc.string({ unit: fc.constantFrom(..."rnmvwWlL1iI|oO0-_. $(x".split("")) });
  const ascii = fc.string({ unit: "grapheme-ascii" });
  const isFound = (text: string) =>
    new RegExp(`^\\s*${asciiPatternOf(lookOf(text))}\\s*$`, "i").test(text);
  fc.assert(fc.property(fc.oneof(written, ascii), isFound), { numRuns: 500 });
});

describe("titles that look alike", () => {
  it.each([
    ["Euro FX Signals", "euro fx  signals"],
    ["Euro FX Signals", "ＥＵＲＯ ＦＸ Signals"],
    ["Euro FX Signals", "Еurо FХ Signаls"],
    ["Euro FX Signals", "Euro FX Ѕіgnаlѕ"],
    ["Mainnet Q1", "Mainnet Ql"],
    ["Ο Άλφα", "O Άλφα"],
  ])("%s and %s", (one, other) => {
    expect(lookOf(one)).toBe(lookOf(other));
  });

  it.each([
    ["Euro FX Signals", "Euro FX Signal"],
    ["Überall", "Uberall"],
    ["東京", "京都"],
  ])("not %s and %s", (one, other) => {
    expect(lookOf(one)).not.toBe(lookOf(other));
  });
});

const OLD = definition({
  name: "mini.old",
  title: "Miniature",
  operator: { name: "Old Works", github: [{ login: "old", id: 1 }] },
  organisms: [organism("old", { operator: { name: "Part", github: [{ login: "part", id: 9 }] } })],
  lattices: [],
});
const other = (changes: Partial<Definition>) =>
  definition({ name: "mini.another", title: "Another", ...changes });

const CODES = ["look-alike", "account-ambiguous"];

/** `code file` of each look-alike. `before`: what was published. */
function found(
  now: Definition[],
  before?: Definition[],
  options: CheckOptions = {},
  untracked: string[] = [],
): string[] {
  const published = before?.map((last) => [
    last.name,
    { versions: new Map(), last, holders: new Map(), there: true },
  ]) as [string, never][] | undefined;
  const given = { ...(published ? { published: new Map(published) } : {}), ...options };
  const { files } = registryOfAll(...now);
  const registry = new Snapshot(files, { ignored: [], problems: [], untracked });
  const { problems } = checkRegistry(registry, given);
  const alike = problems.filter(({ code }) => CODES.some((it) => code.includes(it)));
  expect(alike.every(({ severity }) => severity === "warning")).toBe(true);
  return [...new Set(alike.map(({ code, file }) => `${code} ${file}`))];
}

describe.each<[string, Definition]>([
  ["name-look-alike", definition({ name: "mini.o1d", title: "Another" })],
  ["title-look-alike", other({ title: "miniature " })],
  ["operator-look-alike", other({ operator: { ...OPERATOR, name: "0ld Wоrks" } })],
  ["account-ambiguous", other({ operator: { ...OPERATOR, github: [{ login: "OLD", id: 2 }] } })],
])("%s", (code, fresh) => {
  const reported = [`${code} ${fileOf(fresh)}`];

  it("is reported at the new one", () => {
    expect(found([OLD, fresh], [OLD])).toEqual(reported);
    expect(found([OLD, fresh], [OLD], { only: [fileOf(fresh)] })).toEqual(reported);
    // A person who checks a file asks about that.
    expect(found([OLD, fresh], undefined, { only: [fileOf(fresh)] })).toEqual(reported);
  });

  it("is not reported at what existed before, nor permanently", () => {
    expect(found([OLD, fresh], [OLD, fresh])).toEqual([]);
    const later = { ...OLD, summary: "Something else changes." };
    expect(found([later, fresh], [OLD, fresh])).toEqual([]);
  });

  it("is reported if the new one is not in git yet, and not if it is unknown which is new", () => {
    expect(found([OLD, fresh])).toEqual([]);
    expect(found([OLD, fresh], undefined, {}, [fileOf(fresh)])).toEqual(reported);
    expect(found([OLD, fresh], undefined, {}, [fileOf(OLD)])).toHaveLength(1);
  });

  it("is reported once for two new ones", () => {
    expect(found([OLD, fresh], [], { changed: [fileOf(OLD), fileOf(fresh)] })).toHaveLength(1);
  });

  it("is reported only for a search's files, if there was a search", () => {
    const only = [fileOf(fresh)];
    expect(found([OLD, fresh], [OLD], { only, alike: [fileOf(OLD)] })).toEqual(reported);
  });
});

it("a number with another login is reported at the new one, also where the other is not checked", () => {
  const fresh = other({ operator: { ...OPERATOR, github: [{ login: "renamed", id: 1 }] } });
  const only = [fileOf(fresh)];
  const { problems } = checkRegistry(registryOfAll(OLD, fresh), {
    only,
    published: new Map(),
    changed: only,
  });
  const reported = problems.filter(({ code }) => code === "account-renamed");
  expect(reported.map(({ file, message }) => [file, message])).toEqual([
    [fileOf(fresh), expect.stringMatching(/^Account 1 is renamed here, but old in/)],
  ]);
});

describe("what is meant", () => {
  it("is the same operator in two coalitions, under one name or with one account", () => {
    expect(found([OLD, other({ operator: OLD.operator })], [OLD])).toEqual([]);
    expect(
      found([OLD, other({ operator: { ...OLD.operator, name: "OLD WORKS" } })], [OLD]),
    ).toEqual([]);
  });

  it("is the title of a coalition that retires", () => {
    const retirement = {
      at: "2026-12-01T00:00:00Z",
      reason: "Moved.",
      replacement: "mini.another",
    };
    const retired = { ...OLD, retirement };
    expect(found([retired, other({ title: "Miniature" })], [retired])).toEqual([]);
  });

  it("is not a login with two numbers in one file", () => {
    const github = [
      { login: "two", id: 2 },
      { login: "Two", id: 3 },
    ];
    const fresh = other({ operator: { ...OPERATOR, github } });
    expect(found([fresh], [])).toEqual([`account-ambiguous ${fileOf(fresh)}`]);
  });
});
