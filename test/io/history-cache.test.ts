// The history that is kept: what comes of it is what comes of reading everything, and only what is new
// is read; and whatever is wrong with it, everything is read.

import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Rewriting } from "../../src/core/history/rewriting.ts";
import { readKept } from "../../src/io/history-cache.ts";
import { announced, changed, definition, lattice } from "../support/definitions.ts";
import { GitRepository } from "../support/git-repository.ts";
import { forge, isKept, keptFile, read } from "../support/kept-histories.ts";

let repository: GitRepository;
beforeEach(() => {
  repository = new GitRepository();
});
afterEach(() => repository.delete());

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

const head = () => repository.git("rev-parse", "HEAD");
const readHead = () => read(repository.folder, head());

function titled(title: string): string {
  repository.writeDefinition({ ...ANNOUNCED, title });
  return repository.commit(title);
}

/** Four commits: two coalitions, one announcement, one version that does not pass. */
function begin(): void {
  repository.writeDefinition(ONE);
  repository.writeDefinition(TWO);
  repository.commit("Publish two");
  repository.writeDefinition(ANNOUNCED);
  repository.commit("Announce");
  repository.write("coalitions/mini.two.json", "{ broken");
  repository.commit("Break");
  repository.write("unrelated", "x");
  repository.commit("Meanwhile");
}

/** What reading everything gives. */
async function readAnew(folder = repository.folder) {
  rmSync(keptFile(repository, folder), { force: true });
  return read(folder, repository.git("-C", folder, "rev-parse", "HEAD"));
}

/** That a kept history is not believed: all of the commits are read, and give what they always gave. */
async function expectAllRead(): Promise<void> {
  const { commits, view } = await readHead();
  const anew = await readAnew();
  expect(commits).toBe(anew.commits);
  expect(commits).toBeGreaterThan(0);
  expect(view).toBe(anew.view);
}

describe("a history that is kept", () => {
  it("is not read a second time, and is the same", async () => {
    begin();
    const first = await readHead();
    const second = await readHead();
    expect([first.commits, second.commits]).toEqual([4, 0]);
    expect(second.view).toBe(first.view);
    expect(first.history.entries).toHaveLength(3);
    expect(first.history.skipped).toHaveLength(1);
  });

  it("goes on with what is new, through everything that a chain remembers", async () => {
    begin();
    await readHead();
    const later: (() => void)[] = [
      // 9 January, 10 January: only the second comes after the announced time.
      () => repository.commit("Not yet"),
      () => repository.commit("Overdue"),
      () => repository.commit("Told already"),
      () => repository.writeDefinition(TWO),
      () => repository.writeDefinition({ ...TWO, title: "Mended" }),
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
      const anew = await readAnew();
      expect(next.view).toBe(anew.view);
      expect(anew.commits).toBeGreaterThan(4);
      // The one that was kept step by step is read on.
      writeFileSync(keptFile(repository), kept);
    }
    const kinds = (await readHead()).history.entries.flatMap(({ changes }) =>
      changes.map(({ kind }) => kind),
    );
    expect(kinds.filter((kind) => kind === "overdue")).toHaveLength(1);
  });

  it("is only kept where it is long enough, and may be deleted at any time", async () => {
    begin();
    const { readRegistryHistory } = await import("../../src/io/read-view.ts");
    await readRegistryHistory(repository.folder);
    expect(isKept(repository)).toBe(false);
    const first = await readHead();
    expect(isKept(repository)).toBe(true);
    rmSync(keptFile(repository));
    expect(await readHead()).toMatchObject({ commits: 4, view: first.view });
  });

  it("is kept by two at once, and none of them leaves anything else behind", async () => {
    begin();
    const both = await Promise.all([readHead(), readHead(), readHead()]);
    expect(new Set(both.map(({ view }) => view)).size).toBe(1);
    expect((await readHead()).commits).toBe(0);
    const files = readdirSync(repository.path(".git"));
    expect(files.filter((name) => name.includes("coalitions"))).toEqual(["coalitions-history"]);
  });

  it("is kept once without rewritings and once with them, and both go on", async () => {
    begin();
    const lost = { seq: 9, hash: "0".repeat(64), fingerprint: ONE.fingerprint, fingerprints: [] };
    const rewriting: Rewriting = {
      ...{ coalition: "mini.one", commit: head(), at: "2026-01-08T09:00:00Z" },
      ...{ reason: "An image had to go.", lost },
    };
    const readBoth = async () => [
      (await readHead()).commits,
      (await read(repository.folder, head(), [rewriting])).commits,
    ];
    expect(await readBoth()).toEqual([4, 4]);
    expect(await readBoth()).toEqual([0, 0]);
    titled("A title");
    expect(await readBoth()).toEqual([1, 1]);
  });

  it("has a place of its own in a linked worktree", async () => {
    begin();
    await readHead();
    const folder = mkdtempSync(join(tmpdir(), "worktree-"));
    repository.git("worktree", "add", "--quiet", "-b", "other", folder);
    expect(keptFile(repository, folder)).not.toBe(keptFile(repository));
    const first = await read(folder, head());
    expect(first.commits).toBe(4);
    expect(existsSync(keptFile(repository, folder))).toBe(true);
    expect(await read(folder, head())).toMatchObject({ commits: 0, view: first.view });
    rmSync(folder, { recursive: true });
  });

  it("is of the registry in a sub-folder, and of no other", async () => {
    repository.writeDefinition(ONE, "first/coalitions");
    repository.writeDefinition(TWO, "second/coalitions");
    const commit = repository.commit("Publish two registries");
    const names = async (folder: string) => {
      const { history, commits } = await read(repository.path(folder), commit);
      return [...history.chains.keys(), commits];
    };
    expect(await names("first")).toEqual(["mini.one", 1]);
    expect(await names("first")).toEqual(["mini.one", 0]);
    expect(await names("second")).toEqual(["mini.two", 1]);
    expect(await names("first")).toEqual(["mini.one", 1]);
  });
});

describe("a kept history is not believed", () => {
  it("with any byte flipped", async () => {
    begin();
    const { view } = await readHead();
    const file = keptFile(repository);
    const whole = readFileSync(file);
    expect(await readKept(repository.folder, head(), [])).toBeDefined();
    const commit = head();
    const bit = fc.record({ at: fc.nat(whole.length - 1), bit: fc.nat(7) });
    await fc.assert(
      fc.asyncProperty(bit, async ({ at, bit }) => {
        const damaged = Buffer.from(whole);
        damaged.writeUInt8(damaged.readUInt8(at) ^ (1 << bit), at);
        writeFileSync(file, damaged);
        expect(await readKept(repository.folder, commit, [])).toBeUndefined();
      }),
    );
    expect(await readHead()).toMatchObject({ commits: 4, view });
  });

  it("with its first line changed, be it in the time alone", async () => {
    begin();
    await readHead();
    const file = keptFile(repository);
    const text = readFileSync(file, "utf8");
    const later = text.replace('"now":"2026-', '"now":"2027-');
    expect(later).not.toBe(text);
    writeFileSync(file, later);
    await expectAllRead();
  });

  it("cut short anywhere, or empty", async () => {
    begin();
    await readHead();
    const whole = readFileSync(keptFile(repository));
    for (const length of [0, 1, 64, 65, 66, whole.indexOf("\n"), whole.length - 1]) {
      writeFileSync(keptFile(repository), whole);
      truncateSync(keptFile(repository), length);
      await expectAllRead();
    }
  });

  it.each<[string, object]>([
    ["of other code", { code: "0".repeat(64) }],
    ["of another folder", { prefix: "registry/" }],
    ["of a commit that is none", { commit: "--output=stolen" }],
    ["of a commit that is not there", { commit: "1".repeat(40) }],
    ["with fewer entries than it says", { entries: 99 }],
    ["with fewer coalitions than it has", { coalitions: 1 }],
    ["with a number that is none", { entries: "many" }],
    ["with a negative number", { entries: -1 }],
    ["of no rewritings at all", { rewritings: undefined }],
  ])("%s", async (_, change) => {
    begin();
    await readHead();
    forge(keptFile(repository), ([first, ...rest]) => [
      { ...(first as object), ...change },
      ...rest,
    ]);
    repository.commit("One more");
    await expectAllRead();
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
      (values) => values.map((it) => ({ ...(it as object), prev: "0".repeat(64) })),
    ],
  ])("that holds %s under a right checksum", async (_, edit) => {
    begin();
    await readHead();
    forge(keptFile(repository), edit);
    repository.commit("One more");
    await expectAllRead();
  });

  it("with other rewritings", async () => {
    begin();
    const commit = head();
    await readHead();
    const rewriting: Rewriting = {
      coalition: "mini.one",
      commit,
      at: "2026-01-08T09:00:00Z",
      reason: "An image had to go.",
      lost: { seq: 9, hash: "0".repeat(64), fingerprint: ONE.fingerprint, fingerprints: [] },
    };
    const told = await read(repository.folder, commit, [rewriting]);
    expect(told.commits).toBe(4);
    expect(told.history.entries.at(-1)?.subject).toBe("An image had to go.");
    const again = await read(repository.folder, commit, [rewriting]);
    expect(again).toMatchObject({ commits: 0, view: told.view });
    const other = { ...rewriting, reason: "Another reason." };
    expect((await read(repository.folder, commit, [other])).commits).toBe(4);
    expect((await read(repository.folder, commit, [rewriting])).commits).toBe(4);
  });
});

describe("a kept history is not that of what is checked out", () => {
  it("when its commit was amended", async () => {
    begin();
    titled("A title");
    await readHead();
    repository.writeDefinition({ ...ANNOUNCED, title: "Another title" });
    repository.git("commit", "--quiet", "--all", "--amend", "--message=Amended");
    await expectAllRead();
  });

  it("when an earlier commit was rewritten", async () => {
    begin();
    titled("A title");
    await readHead();
    repository.git("checkout", "--quiet", "--detach", "HEAD~2");
    titled("Another past");
    await expectAllRead();
  });

  it("when what is checked out is behind", async () => {
    begin();
    titled("A title");
    await readHead();
    repository.git("checkout", "--quiet", "--detach", "HEAD~1");
    await expectAllRead();
  });

  it("when its commit came by a merge's second parent", async () => {
    begin();
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
    expect(merged.view).toBe((await readAnew()).view);
  });

  it("when its commit was collected as garbage", async () => {
    begin();
    const gone = titled("A title");
    await readHead();
    repository.git("reset", "--quiet", "--hard", "HEAD~1");
    titled("Another title");
    repository.git("reflog", "expire", "--expire=now", "--all");
    repository.git("gc", "--quiet", "--prune=now");
    expect(() => repository.git("cat-file", "-e", gone)).toThrow();
    await expectAllRead();
  });

  it("but is, when it is the first parent of a merge, whatever the commits' dates", async () => {
    begin();
    await readHead();
    repository.git("switch", "--quiet", "-c", "change", "HEAD~1");
    titled("On a branch");
    repository.git("switch", "--quiet", "main");
    repository.git("merge", "--quiet", "--no-ff", "--message=Merge", "change");
    const merged = await readHead();
    expect(merged.commits).toBe(1);
    expect(merged.view).toBe((await readAnew()).view);
  });
});

describe("a place that cannot be written", () => {
  it("is no fault", async () => {
    begin();
    const file = keptFile(repository);
    // In a folder's place no file can be put, whoever asks.
    mkdirSync(join(file, "taken"), { recursive: true });
    expect((await readHead()).commits).toBe(4);
    expect((await readHead()).commits).toBe(4);
    expect(readdirSync(dirname(file)).filter((name) => name.includes("history."))).toEqual([]);
  });

  it.skipIf(process.getuid?.() === 0)("is no fault, nor is one that cannot be read", async () => {
    begin();
    await readHead();
    chmodSync(keptFile(repository), 0);
    chmodSync(repository.path(".git"), 0o500);
    expect((await readHead()).commits).toBe(4);
    chmodSync(repository.path(".git"), 0o700);
  });
});
