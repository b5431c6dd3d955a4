// Nothing takes quadratic time in the number of mistakes or items: with three times as much, a check, a diff and a
// comment take about three times as many steps.

import { describe, expect, it, vi } from "vitest";
import { diffDefinitions } from "../../src/core/changes/diff.ts";
import { checkRegistry } from "../../src/core/check.ts";
import { versionOf } from "../../src/core/derivation/versions.ts";
import type { Problem } from "../../src/core/problem.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { DefinitionFile, Snapshot } from "../../src/core/registry/snapshot.ts";
import {
  renderComment,
  renderReview,
  SUMMARY_LIMIT,
} from "../../src/core/render/comment/comment.ts";
import { renderReport } from "../../src/core/render/report.ts";
import { type CheckResultFile, makeCheckResult } from "../../src/core/review/check-result.ts";
import { reviewCheckResult } from "../../src/core/review/review.ts";
import { Locator } from "../../src/core/source/locate.ts";
import { countedReads } from "../support/counted-reads.ts";
import { confluence, definition, lattice, OPERATOR, organism } from "../support/definitions.ts";
import { idOf, mrtdOf } from "../support/ids.ts";
import { fileOf, textOf } from "../support/registries.ts";

/** The most steps for three times as much, with a few fixed ones. */
const MOST = 3.5;

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

const announced = (id: string, at: number) => ({
  ...{ notice: at + 1, kind: "stable-id" as const, id, to: idOf(`new ${at}`) },
  ...{ effectiveAt: "2026-12-01T14:00:00Z", reason: "A new build." },
});
const lattices = (count: number, of = "a") => numbers(count).map((at) => lattice(`${of}${at}.net`));
const mrtds = (count: number, of: string) =>
  numbers(count).map((at) => ({ unit: `unit ${at}`, mrtd: mrtdOf(`${of} ${at}`) }));
const span = (count: number, pin: string) =>
  numbers(count).map((at) => ({ stableId: idOf(`c${at}`), contentHash: idOf(`${pin} ${at}`) }));
const citizens = (count: number, pin: string) =>
  numbers(count).map((at) =>
    organism(`o${at}`, { stableId: idOf(`c${at}`), contentHash: idOf(`${pin} ${at}`) }),
  );

/** As many of each kind as a definition may have, at most three times `count`. */
const KINDS: [string, count: number, (count: number) => [before: Definition, after: object]][] = [
  [
    "unknown keys",
    100,
    (count) => {
      const keys = numbers(count).map((at) => [`key${at}`, 0]);
      return [definition(), { ...definition(), ...Object.fromEntries(keys) }];
    },
  ],
  [
    "unknown keys of a part",
    100,
    (count) => {
      const keys = numbers(count).map((at) => [`name${at}`, { github: [] }]);
      const part = { ...lattice("mini.mainnet"), ...Object.fromEntries(keys) };
      return [definition(), { ...definition(), lattices: [part] }];
    },
  ],
  [
    "ids and names that are repeated",
    100,
    (count) => {
      const same = numbers(count).map(() => organism("same"));
      return [definition(), { ...definition(), organisms: same }];
    },
  ],
  [
    "malformed ids",
    100,
    (count) => {
      const bad = lattices(count).map((it) => ({ ...it, stableId: `0x${it.stableId}` }));
      return [definition(), definition({ lattices: bad, fingerprint: idOf("x") })];
    },
  ],
  [
    "lattices that go, and others that come",
    100,
    (count) => [
      definition({ lattices: lattices(count) }),
      definition({ lattices: lattices(count, "b") }),
    ],
  ],
  [
    "lattices in another order, of other operators",
    100,
    (count) => {
      const github = [{ login: "other", id: 7 }];
      const moved = lattices(count).reverse();
      return [
        definition({ lattices: lattices(count) }),
        definition({
          lattices: moved.map((it) => ({ ...it, operator: { ...OPERATOR, github } })),
        }),
      ];
    },
  ],
  [
    "announcements",
    30,
    (count) => {
      const all = lattices(count);
      const upcoming = all.map(({ stableId }, at) => announced(stableId, at));
      const amended = upcoming.map((it) => ({ ...it, reason: "Another." }));
      return [
        definition({ lattices: all, upcoming }),
        definition({ lattices: all, upcoming: amended }),
      ];
    },
  ],
  [
    "announcements of nothing, all alike",
    30,
    (count) => {
      const upcoming = numbers(count).map((at) => ({
        ...announced(idOf("none"), at),
        to: idOf("to"),
      }));
      return [definition(), definition({ upcoming })];
    },
  ],
  [
    "pins that rotate",
    30,
    (count) => [
      definition({
        organisms: citizens(count, "old"),
        confluences: [confluence("router", { span: span(count, "old") })],
      }),
      definition({
        organisms: citizens(count, "new"),
        confluences: [confluence("router", { span: span(count, "new") })],
      }),
    ],
  ],
  [
    "measurements",
    100,
    (count) => {
      const measured = (of: string) => [lattice("mini.mainnet", { mrtds: mrtds(count, of) })];
      return [definition({ lattices: measured("a") }), definition({ lattices: measured("b") })];
    },
  ],
  [
    "peer hints",
    30,
    (count) => {
      const peerHints = numbers(count).map((at) => ({ peerId: idOf(`peer ${at}`) }));
      return [definition(), definition({ peerHints })];
    },
  ],
];

/** Checks one file against what was published before, counting what is read of both. */
function check(before: Definition, after: object): { problems: Problem[]; reads: number } {
  const file = fileOf(before);
  const now = countedReads(after);
  const then = countedReads(before);
  const locator = new Locator(textOf(after));
  const tree = countedReads(locator.root ?? {});
  Object.defineProperty(locator, "root", { value: tree.value });
  const source = { file, text: "", value: now.value, problems: [], locator };
  const registry = new Snapshot([DefinitionFile.of(source)]);
  const published = {
    versions: new Map([[before.fingerprint, versionOf(before)]]),
    entries: new Map<string, { seq: number; at: string }>(),
    last: then.value,
    holders: new Map<string, string>(),
    there: true,
  };
  const { problems } = checkRegistry(registry, {
    published: new Map([[before.name, published]]),
    words: "Why not.",
    now: "2027-01-01T00:00:00Z",
  });
  return { problems, reads: now.reads() + then.reads() + tree.reads() };
}

function diff(before: Definition, after: object): number {
  const [then, now] = [countedReads(before), countedReads(after as Definition)];
  diffDefinitions(then.value, now.value);
  return then.reads() + now.reads();
}

const CONTEXT = {
  repositoryUrl: "https://example.org/registry",
  runUrl: "https://example.org/run",
  head: "a".repeat(40),
  baseBranch: "main",
  software: "mosaik-coalitions 1.0.0",
  command: "npx mosaik-coalitions",
};

function resultOf(before: Definition, after: object, problems: Problem[]): CheckResultFile {
  const run = { pullRequest: 1, head: CONTEXT.head, base: null, firstReferred: [1001] };
  const definitions = [{ file: fileOf(before), before: textOf(before), after: textOf(after) }];
  return makeCheckResult({ ok: false, checked: 1, problems }, { ...run, definitions });
}

function comment(result: CheckResultFile): number {
  const counted = countedReads(result);
  const review = countedReads(reviewCheckResult(counted.value));
  renderComment(review.value, CONTEXT);
  renderReview(review.value, CONTEXT, SUMMARY_LIMIT);
  renderReport({ ok: false, checked: 1, problems: review.value.problems as Problem[] });
  return counted.reads() + review.reads();
}

describe.each(KINDS)("%s", (_, count, versionsOf) => {
  const few = versionsOf(count);
  const many = versionsOf(3 * count);

  it("are checked and compared in steps that grow with their number", () => {
    const [less, more] = [check(...few), check(...many)];
    expect(more.reads / less.reads).toBeLessThan(MOST);
    expect(diff(...many) / diff(...few)).toBeLessThan(MOST);
    const results = [resultOf(...few, less.problems), resultOf(...many, more.problems)] as const;
    expect(comment(results[1]) / comment(results[0])).toBeLessThan(MOST);
  });
});

/** Registries of `count` definitions that are all at fault. */
const REGISTRIES: [string, (at: number) => Partial<Definition>][] = [
  [
    "that retire in favour of a missing coalition",
    (at) => ({
      retirement: { at: "2026-12-01T00:00:00Z", reason: "It ends.", replacement: `mini.m${at}` },
    }),
  ],
  [
    "that give one account other logins",
    (at) => ({ operator: { ...OPERATOR, github: [{ login: `login-${at}`, id: 7 }] } }),
  ],
  [
    "that give one confluence other names",
    (at) => ({ confluences: [confluence(`c${at}`, { fingerprint: idOf("shared") })] }),
  ],
  [
    "that each span what another one folds",
    (at) => ({
      confluences: [
        confluence("c", { fingerprint: idOf(`c${at}`), span: [{ stableId: idOf(`c${at + 1}`) }] }),
      ],
    }),
  ],
];

/** Comparisons of one word with another. */
let distances = 0;
vi.mock("fastest-levenshtein", async (importOriginal) => {
  const { distance } = await importOriginal<typeof import("fastest-levenshtein")>();
  return { distance: (a: string, b: string) => ++distances && distance(a, b) };
});

function checkMany(count: number, of: (at: number) => Partial<Definition>): number {
  distances = 0;
  const all = numbers(count).map((at) => definition({ name: `mini.n${at}`, ...of(at) }));
  const values = countedReads(all);
  const files = values.value.map((value) => {
    const source = { text: "", value, problems: [], locator: new Locator("{}") };
    return DefinitionFile.of({ file: fileOf(value), ...source });
  });
  const { problems } = checkRegistry(new Snapshot(files));
  expect(problems.length).toBeGreaterThanOrEqual(count);
  return values.reads() + distances;
}

describe.each(REGISTRIES)("definitions %s", (_, of) => {
  it("are checked in steps that grow with their number", () => {
    expect(checkMany(300, of) / checkMany(100, of)).toBeLessThan(MOST);
  });
});
