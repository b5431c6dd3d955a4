// Publishing again: what was published is never lost, never reported twice, and never rewritten silently.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type BuiltRegistry, buildRegistry } from "../../site/build-registry.ts";
import type { Entry } from "../../src/core/history/entry.ts";
import { RewrittenHistoryError } from "../../src/io/read-to-publish.ts";
import { changed, definition, lattice } from "../support/definitions.ts";
import { filesBelow } from "../support/files-below.ts";
import { GitRepository } from "../support/git-repository.ts";

const CONFIG = { name: "Mini", description: "In miniature.", baseUrl: "https://mini.example/" };
const [A, B, C] = ["a.mainnet", "b.mainnet", "c.mainnet"].map((name, index) =>
  lattice(name, { chainId: 10 + index }),
) as [ReturnType<typeof lattice>, ReturnType<typeof lattice>, ReturnType<typeof lattice>];
const ONE = definition({ name: "mini.one", lattices: [A] });
const TWO = definition({ name: "mini.two", lattices: [B] });

let repository: GitRepository;
let folder: string;
beforeEach(() => {
  repository = new GitRepository();
  folder = mkdtempSync(join(tmpdir(), "published-"));
  repository.write("registry.config.json", JSON.stringify(CONFIG));
  repository.writeDefinition(ONE);
  repository.commit("Publish one");
  repository.writeDefinition(TWO);
  repository.commit("Publish two");
  repository.writeDefinition(changed(ONE, { lattices: [A, C] }));
  repository.commit("Add c to one");
  repository.writeDefinition(changed(ONE, { lattices: [A, C], title: "Another" }));
  repository.commit("Give one a title");
});
afterEach(() => {
  repository.delete();
  rmSync(folder, { recursive: true, force: true });
});

const out = () => join(folder, "site");

/** Publishes over what is there; the first time there is nothing. */
function publish(first = false, acceptRewritten?: string): Promise<BuiltRegistry> {
  const where = out();
  const publishing = { where, acceptRewritten, publishAnyway: "Say why.", sayFirst: "Say so." };
  return buildRegistry(repository.folder, { out: where, ...(first ? {} : { publishing }) });
}

function chainOf(name: string): Entry[] {
  return JSON.parse(readFileSync(join(out(), name, "changes.json"), "utf8")).entries;
}

const named = (entries: readonly Entry[]) => entries.map((it) => `${it.coalition} ${it.seq}`);

const hashes = (...names: string[]) => names.map((name) => repository.git("rev-parse", name));

async function refusal(): Promise<string> {
  const before = filesBelow(out());
  const error = await publish().catch((it) => it);
  expect(error).toBeInstanceOf(RewrittenHistoryError);
  expect(filesBelow(out())).toEqual(before);
  return error.message;
}

describe("publishing again", () => {
  it("the same is the same bytes, and no news", async () => {
    await publish(true);
    const before = filesBelow(out());
    expect(await publish()).toMatchObject({ state: "same", news: [] });
    expect(filesBelow(out())).toEqual(before);
    expect(before.size).toBeGreaterThan(30);
  });

  it("what came since is all the news, in its order", async () => {
    const [, , third] = hashes("HEAD~3", "HEAD~2", "HEAD~1", "HEAD");
    const head = repository.git("rev-parse", "HEAD");
    repository.git("reset", "--quiet", "--hard", third ?? "");
    await publish(true);
    repository.git("reset", "--quiet", "--hard", head);
    const { state, news } = await publish();
    expect([state, named(news)]).toEqual(["ahead", ["mini.one 3"]]);
  });
});

describe("a checkout that only lags behind", () => {
  it.each([
    ["of two merges, where the later was published first", "HEAD~1"],
    ["where a later commit brought a whole coalition", "HEAD~3"],
  ])("has nothing to publish, %s", async (_, commit) => {
    await publish(true);
    const whole = filesBelow(out());
    repository.git("reset", "--quiet", "--hard", commit);
    expect(await publish()).toMatchObject({ state: "behind", news: [], files: 0 });
    expect(filesBelow(out())).toEqual(whole);
  });

  it("is asked to fetch if it does not know what is published", async () => {
    await publish(true);
    const published = repository.git("rev-parse", "HEAD");
    repository.git("reset", "--quiet", "--hard", "HEAD~1");
    repository.git("reflog", "expire", "--expire=now", "--all");
    repository.git("gc", "--quiet", "--prune=now");
    const message = await refusal();
    expect(message).toContain(`This clone does not have the published commit ${published}`);
    expect(message).toContain("git fetch");
  });
});

describe("a history that was rewritten is refused, with each entry by its name:", () => {
  beforeEach(async () => void (await publish(true)));

  it("a removed entry in the middle", async () => {
    const [base = "", two = ""] = hashes("HEAD~3", "HEAD~2");
    repository.git("reset", "--quiet", "--hard", base);
    repository.git("cherry-pick", two);
    repository.writeDefinition(changed(ONE, { title: "Another" }));
    repository.commit("Give one a title");
    const message = await refusal();
    expect(message).toContain("mini.one: 2 published entries are not in this history");
    expect(message).toMatch(/entry 2 of \S+ commit \w{12} "Add c to one"/);
  });

  it("the newest entry removed, which no checkout of an older commit is", async () => {
    repository.git("reset", "--quiet", "--hard", "HEAD~1");
    repository.git("commit", "--quiet", "--amend", "--message=Add c to one, again");
    expect(await refusal()).toMatch(/mini\.one: 2 published entries[\s\S]*"Give one a title"/);
    repository.git("reset", "--quiet", "--hard", "HEAD~1");
    repository.write("README.md", "Not about a coalition");
    repository.commit("Write something else");
    expect(await refusal()).toMatch(/mini\.one: this history ends before 2 published entries/);
  });

  it("an edited old definition", async () => {
    const [first = "", ...later] = hashes("HEAD~3", "HEAD~2", "HEAD~1", "HEAD");
    repository.git("reset", "--quiet", "--hard", first);
    repository.writeDefinition(changed(ONE, { summary: "Never said at the time." }));
    repository.git("commit", "--quiet", "--all", "--amend", "--no-edit");
    const edited = repository.git("rev-parse", "HEAD");
    repository.git("checkout", "--quiet", "--detach", edited);
    for (const commit of later) {
      repository.git("cherry-pick", "--strategy-option=theirs", commit);
    }
    const message = await refusal();
    expect(message).toMatch(/mini\.one: 3 published entries[\s\S]*entry 1 of \S+ commit/);
    expect(message).toMatch(/blob: [0-9a-f]{40} published, [0-9a-f]{40} here/);
  });

  it("a swapped order", async () => {
    const [one = "", two = "", ...later] = hashes("HEAD~3", "HEAD~2", "HEAD~1", "HEAD");
    repository.git("checkout", "--quiet", "--orphan", "swapped");
    repository.git("rm", "--quiet", "-r", "--cached", ".");
    for (const commit of [two, one]) {
      repository.git("checkout", commit, "--", ".");
      if (commit === two) repository.remove("coalitions/mini.one.json");
      repository.commit(commit === two ? "Publish two" : "Publish one");
    }
    for (const commit of later) repository.git("cherry-pick", commit);
    const message = await refusal();
    expect(message).toContain("mini.one: 3 published entries are not in this history");
    expect(message).toContain("mini.two: 1 published entry is not in this history");
  });

  it("a coalition that would be gone, even with a reason", async () => {
    const [one = ""] = hashes("HEAD~3");
    repository.git("reset", "--quiet", "--hard", one);
    repository.writeDefinition(changed(ONE, { lattices: [A, C] }));
    repository.commit("Add c to one");
    const error = await publish(false, "We wanted to").catch((it) => it);
    expect(error).toBeInstanceOf(RewrittenHistoryError);
    expect(error.message).toMatch(/mini\.two: it has 1 published entry[\s\S]*Even with a reason/);
  });
});

describe("a rewritten history that is accepted, with a reason", () => {
  beforeEach(async () => {
    await publish(true);
    repository.git("reset", "--quiet", "--hard", "HEAD~2");
    repository.writeDefinition(changed(ONE, { title: "Without c" }));
    repository.commit("Start again from the first entry");
    await publish(false, "Entry 2 was never true");
  });

  it("is reported in the channel, with what is gone and why", () => {
    const entries = chainOf("mini.one");
    expect(entries.map(({ seq, changes }) => [seq, ...changes.map(({ kind }) => kind)])).toEqual([
      [1, "published"],
      [2, "metadata-changed"],
      [3, "history-rewritten"],
    ]);
    expect(entries[2]).toMatchObject({ subject: "Entry 2 was never true", breaking: true });
    const { fingerprint } = changed(ONE, { lattices: [A, C] });
    expect(entries[2]?.changes[0]?.before).toMatchObject({ seq: 3, fingerprints: [fingerprint] });
    const feed = readFileSync(join(out(), "breaking.feed.json"), "utf8");
    expect(feed).toContain("mini.one: published history was rewritten (breaking)");
  });

  it("keeps the definitions that had fingerprints which are gone, from one publication to the next", async () => {
    const gone = changed(ONE, { lattices: [A, C] });
    const file = () =>
      readFileSync(join(out(), "mini.one/history", `${gone.fingerprint}.json`), "utf8");
    expect(JSON.parse(file()).lattices).toHaveLength(2);
    await publish();
    expect(JSON.parse(file()).fingerprint).toBe(gone.fingerprint);
    const path = join(out(), "mini.one/history", `${gone.fingerprint}.json`);
    for (const text of ["<script>alert(1)</script>", JSON.stringify(ONE)]) {
      writeFileSync(path, text);
      await expect(publish()).rejects.toThrow("a definition with a different fingerprint");
    }
    rmSync(path);
    await expect(publish()).rejects.toThrow("is missing");
  });

  it("stays in the chain, and needs no reason afterwards", async () => {
    const before = chainOf("mini.one");
    expect(await publish()).toMatchObject({ state: "same", news: [] });
    repository.writeDefinition(changed(ONE, { title: "Going on" }));
    repository.commit("Go on");
    expect(named((await publish()).news)).toEqual(["mini.one 4"]);
    expect(chainOf("mini.one").slice(0, 3)).toEqual(before);
    expect(chainOf("mini.one")).toHaveLength(4);
  });
});
