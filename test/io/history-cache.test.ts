// The cached history: it gives the same result as reading everything, only new commits are read, and everything is read
// if anything is wrong with it.

import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Rewriting } from "../../src/core/history/rewriting.ts";
import { readHistory } from "../../src/io/read-history.ts";
import { readSealed } from "../../src/io/sealed-lines.ts";
import { announced, changed, definition, lattice } from "../support/definitions.ts";
import { GitRepository } from "../support/git-repository.ts";
import { forge, keptFile, type ReadAgain, read } from "../support/kept-histories.ts";

const ONE = definition({ name: "mini.one", lattices: [lattice("a.mainnet")] });
const TWO = definition({ name: "mini.two", lattices: [lattice("c.mainnet")] });
const ANNOUNCED = changed(ONE, {
  upcoming: [
    announced(ONE.lattices[0]?.stableId ?? "", lattice("b.mainnet").stableId, {
      notice: 1,
      effectiveAt: "2026-01-10T00:00:00Z",
    }),
  ],
});
const LOST = { seq: 9, hash: "0".repeat(64), fingerprint: ONE.fingerprint, fingerprints: [] };

/** Four commits, whose history is cached: two coalitions, one announcement, one version with errors. */
let begun: GitRepository;
/** The result of reading all four. */
let whole: ReadAgain;
let repository: GitRepository;
beforeAll(async () => {
  begun = new GitRepository();
  begun.writeDefinition(ONE);
  begun.writeDefinition(TWO);
  begun.commit("Publish two");
  begun.writeDefinition(ANNOUNCED);
  begun.commit("Announce");
  begun.write("coalitions/mini.two.json", "{ broken");
  begun.commit("Break");
  begun.write("unrelated", "x");
  begun.commit("Meanwhile");
  whole = await read(begun.folder, begun.git("rev-parse", "HEAD"));
});
afterAll(() => begun.delete());
beforeEach(() => {
  repository = begun.copy();
});
afterEach(() => repository.delete());

const head = () => repository.git("rev-parse", "HEAD");
const readHead = () => read(repository.folder, head());
const rewritingOf = (commit: string): Rewriting => ({
  ...{ coalition: "mini.one", commit, at: "2026-01-08T09:00:00Z" },
  ...{ reason: "An image had to go.", lost: LOST },
});

function titled(title: string): string {
  repository.writeDefinition({ ...ANNOUNCED, title });
  return repository.commit(title);
}

/** The result of reading everything. */
async function readAll(folder = repository.folder) {
  rmSync(keptFile(repository, folder), { force: true });
  return read(folder, repository.git("-C", folder, "rev-parse", "HEAD"));
}

/** Expects the cache to be ignored: all commits are read, with the same result. */
async function expectAllRead(): Promise<void> {
  const { commits, view } = await readHead();
  const fresh = await readAll();
  expect([commits, view]).toEqual([fresh.commits, fresh.view]);
  expect(commits).toBeGreaterThan(0);
}

describe("a cached history", () => {
  it("is not read a second time, and stays the same", async () => {
    expect(whole.commits).toBe(4);
    expect(whole.history.entries).toHaveLength(3);
    expect(whole.history.skipped).toHaveLength(1);
    expect(await readHead()).toMatchObject({ commits: 0, view: whole.view });
  });

  it("is continued with new commits, for everything that a chain remembers", async () => {
    const later: (() => void)[] = [
      // 9 January, 10 January: only the second comes after the announced time.
      () => repository.commit("Not yet"),
      () => repository.commit("Overdue"),
      () => repository.commit("Already overdue"),
      () => repository.writeDefinition(TWO),
      () => repository.writeDefinition({ ...TWO, title: "Fixed" }),
      () => repository.move("coalitions/mini.one.json", "coalitions/l2/mini.one.json"),
      () => repository.remove("coalitions/l2/mini.one.json"),
      () => repository.writeDefinition({ ...ANNOUNCED, title: "Back" }),
    ];
    for (const step of later) {
      step();
      repository.commit("Later");
      const next = await readHead();
      expect([1, 2]).toContain(next.commits);
      const kept = readFileSync(keptFile(repository));
      expect((await readAll()).view).toBe(next.view);
      // The cache that grew step by step is read.
      writeFileSync(keptFile(repository), kept);
    }
    const kinds = (await readHead()).history.entries.flatMap(({ changes }) =>
      changes.map(({ kind }) => kind),
    );
    expect(kinds.filter((kind) => kind === "overdue")).toHaveLength(1);
  });

  it("is only cached if it is long enough, and can be deleted at any time", async () => {
    rmSync(keptFile(repository));
    await readHistory(repository.folder, head());
    expect(existsSync(keptFile(repository))).toBe(false);
    expect(await readHead()).toMatchObject({ commits: 4, view: whole.view });
    expect(existsSync(keptFile(repository))).toBe(true);
  });

  it("can be written by two processes at once, and no other file is left", async () => {
    rmSync(keptFile(repository));
    const both = await Promise.all([readHead(), readHead(), readHead()]);
    expect(new Set(both.map(({ view }) => view)).size).toBe(1);
    expect((await readHead()).commits).toBe(0);
    const files = readdirSync(repository.path(".git"));
    expect(files.filter((name) => name.includes("coalitions"))).toEqual(["coalitions-history"]);
  });

  it("is cached once without rewritings and once with them, and both are continued", async () => {
    const rewriting = rewritingOf(head());
    const readBoth = async () => [
      (await readHead()).commits,
      (await read(repository.folder, head(), [rewriting])).commits,
    ];
    expect(await readBoth()).toEqual([0, 4]);
    expect(await readBoth()).toEqual([0, 0]);
    titled("A title");
    expect(await readBoth()).toEqual([1, 1]);
  });

  it("has its own file in a linked worktree", async () => {
    const folder = mkdtempSync(join(tmpdir(), "worktree-"));
    repository.git("worktree", "add", "--quiet", "-b", "other", folder);
    expect(keptFile(repository, folder)).not.toBe(keptFile(repository));
    expect((await read(folder, head())).commits).toBe(4);
    expect(existsSync(keptFile(repository, folder))).toBe(true);
    expect(await read(folder, head())).toMatchObject({ commits: 0, view: whole.view });
    rmSync(folder, { recursive: true });
  });

  it("belongs to one subfolder's registry only", async () => {
    const apart = new GitRepository();
    apart.writeDefinition(ONE, "first/coalitions");
    apart.writeDefinition(TWO, "second/coalitions");
    const commit = apart.commit("Publish two registries");
    const names = async (folder: string) => {
      const { history, commits } = await read(apart.path(folder), commit);
      return [...history.chains.keys(), commits];
    };
    expect(await names("first")).toEqual(["mini.one", 1]);
    expect(await names("first")).toEqual(["mini.one", 0]);
    expect(await names("second")).toEqual(["mini.two", 1]);
    expect(await names("first")).toEqual(["mini.one", 1]);
    apart.delete();
  });
});

/** With these fields replaced in each item of a list. */
const changing =
  (list: string, change: object) =>
  ([first, ...rest]: unknown[]) => [
    first,
    ...(rest as [string, object][]).map(([name, it]) => [
      name,
      name === list ? { ...it, ...change } : it,
    ]),
  ];

describe("a cached history is ignored", () => {
  it("if it is not a regular file", async () => {
    const file = keptFile(repository);
    rmSync(file);
    execFileSync("mkfifo", [file]);
    expect(await readHead()).toMatchObject({ commits: 4, view: whole.view });
  });

  it("with any byte flipped, or cut short anywhere", async () => {
    const file = keptFile(repository);
    const kept = readFileSync(file);
    const isBelieved = (bytes: Buffer) => {
      writeFileSync(file, bytes);
      return readSealed(file) !== undefined;
    };
    expect(isBelieved(kept)).toBe(true);
    const bit = fc.record({ at: fc.nat(kept.length - 1), bit: fc.nat(7) });
    fc.assert(
      fc.property(bit, ({ at, bit }) => {
        const damaged = Buffer.from(kept);
        damaged.writeUInt8(damaged.readUInt8(at) ^ (1 << bit), at);
        expect(isBelieved(damaged)).toBe(false);
      }),
    );
    for (const length of [0, 1, 64, 65, 66, kept.indexOf("\n"), kept.length - 1]) {
      expect([length, isBelieved(kept.subarray(0, length))]).toEqual([length, false]);
    }
    expect(await readHead()).toMatchObject({ commits: 4, view: whole.view });
  });

  it.each<[string, object]>([
    ["from different code", { code: "0".repeat(64) }],
    ["from another folder", { prefix: "registry/" }],
    ["with an invalid commit", { commit: "--output=stolen" }],
    ["with a missing commit", { commit: "1".repeat(40) }],
    ["without a list of rewritings", { rewritings: undefined }],
  ])("%s", async (_, change) => {
    forge(keptFile(repository), ([first, ...rest]) => [
      { ...(first as object), ...change },
      ...rest,
    ]);
    expect(await readHead()).toMatchObject({ commits: 4, view: whole.view });
    expect(existsSync(repository.path("stolen"))).toBe(false);
  });

  it.each<[string, (values: unknown[]) => unknown[]]>([
    ["nothing", () => []],
    ["only null", (values) => values.map(() => null)],
    ["empty objects", ([first, ...rest]) => [first, ...rest.map(() => ({}))]],
    ["lists", ([first, ...rest]) => [first, ...rest.map(() => [])]],
    ["entries in another order", ([first, ...rest]) => [first, ...rest.reverse()]],
    ["a head that is a list", ([, ...rest]) => [[], ...rest]],
    [
      "an entry that follows no other",
      ([first, ...rest]) => [
        first,
        ...(rest as [string, object][]).map(([list, it]) => [
          list,
          list === "entries" ? { ...it, prev: "0".repeat(64) } : it,
        ]),
      ],
    ],
    ["an entry with another subject", changing("entries", { subject: "Forged" })],
    ["an entry of another time", changing("entries", { at: "2100-01-01T00:00:00Z" })],
    ["an entry that is not its chain's next", changing("entries", { seq: 7 })],
    ["another definition", changing("coalitions", { definition: TWO })],
  ])("that holds %s with a valid checksum", async (_, edit) => {
    forge(keptFile(repository), edit);
    expect(await readHead()).toMatchObject({ commits: 4, view: whole.view });
  });

  it("with other rewritings", async () => {
    const rewriting = rewritingOf(head());
    const withRewriting = await read(repository.folder, head(), [rewriting]);
    expect(withRewriting.commits).toBe(4);
    expect(withRewriting.history.entries.at(-1)?.subject).toBe("An image had to go.");
    const again = await read(repository.folder, head(), [rewriting]);
    expect(again).toMatchObject({ commits: 0, view: withRewriting.view });
    const other = { ...rewriting, reason: "Another reason." };
    expect((await read(repository.folder, head(), [other])).commits).toBe(4);
    expect((await read(repository.folder, head(), [rewriting])).commits).toBe(4);
  });
});

describe("a cached history does not belong to the checked-out commit", () => {
  it.each<[string, () => void]>([
    [
      "its commit was amended",
      () => repository.git("commit", "--quiet", "--amend", "--message=Amended"),
    ],
    [
      "an earlier commit was rewritten",
      () => {
        repository.git("checkout", "--quiet", "--detach", "HEAD~2");
        titled("Another past");
      },
    ],
    [
      "what is checked out is behind",
      () => void repository.git("checkout", "--quiet", "--detach", "HEAD~1"),
    ],
    [
      "its commit was collected as garbage",
      () => {
        const gone = head();
        repository.git("reset", "--quiet", "--hard", "HEAD~1");
        titled("Another title");
        repository.git("reflog", "expire", "--expire=now", "--all");
        repository.git("gc", "--quiet", "--prune=now");
        expect(() => repository.git("cat-file", "-e", gone)).toThrow();
      },
    ],
  ])("when %s", async (_, happen) => {
    titled("A title");
    await readHead();
    happen();
    await expectAllRead();
  });

  it("when its commit is a merge's second parent", async () => {
    repository.git("switch", "--quiet", "-c", "change");
    titled("On a branch");
    await readHead();
    repository.git("switch", "--quiet", "main");
    repository.write("unrelated", "y");
    repository.commit("Meanwhile");
    repository.git("merge", "--quiet", "--no-ff", "--message=Merge", "change");
    const merged = await readHead();
    expect(merged.commits).toBe(6);
    expect(merged.history.entries.at(-1)?.subject).toBe("Merge");
    expect(merged.view).toBe((await readAll()).view);
  });

  it("but does when it is a merge's first parent, whatever the commits' dates", async () => {
    repository.git("switch", "--quiet", "-c", "change", "HEAD~1");
    titled("On a branch");
    repository.git("switch", "--quiet", "main");
    repository.git("merge", "--quiet", "--no-ff", "--message=Merge", "change");
    const merged = await readHead();
    expect(merged.commits).toBe(1);
    expect(merged.view).toBe((await readAll()).view);
  });
});

describe("a folder without write access", () => {
  it("is not an error", async () => {
    const file = keptFile(repository);
    rmSync(file);
    // Nobody can replace a folder with a file.
    mkdirSync(join(file, "taken"), { recursive: true });
    expect((await readHead()).commits).toBe(4);
    expect((await readHead()).commits).toBe(4);
    expect(readdirSync(dirname(file)).filter((name) => name.includes("history."))).toEqual([]);
  });

  it.skipIf(process.getuid?.() === 0)(
    "is not an error, nor is one that cannot be read",
    async () => {
      chmodSync(keptFile(repository), 0);
      chmodSync(repository.path(".git"), 0o500);
      expect((await readHead()).commits).toBe(4);
      chmodSync(repository.path(".git"), 0o700);
    },
  );
});
