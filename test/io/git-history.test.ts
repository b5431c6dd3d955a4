// The change log of real git histories: merges of every kind, moves, deletions, rewritten blobs.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Entry } from "../../src/core/history/entry.ts";
import { ShallowCloneError } from "../../src/io/git-checkout.ts";
import { readRegistryView } from "../../src/io/read-view.ts";
import { GitError } from "../../src/io/run-git.ts";
import { definition, lattice } from "../support/definitions.ts";
import { GitRepository } from "../support/git-repository.ts";

let repository: GitRepository;
beforeEach(() => {
  repository = new GitRepository();
});
afterEach(() => repository.delete());

const ONE = definition({ name: "mini.one", lattices: [lattice("a.mainnet")] });
const ONE_MORE = definition({
  name: "mini.one",
  lattices: [lattice("a.mainnet"), lattice("b.mainnet", { chainId: 11 })],
});
const TWO = definition({ name: "mini.two", lattices: [lattice("c.mainnet")] });

/** Oldest first: coalition, sequence, kinds. */
function story(entries: Entry[]): string[] {
  return [...entries]
    .reverse()
    .map(({ coalition, seq, changes }) => `${coalition} ${seq} ${changes.map((it) => it.kind)}`);
}

async function storyOf(folder = repository.folder): Promise<string[]> {
  return story((await readRegistryView(folder)).entries);
}

describe("the entries of a history", () => {
  it("has an entry for each coalition that a commit changes", async () => {
    repository.writeDefinition(ONE);
    repository.writeDefinition(TWO);
    const commit = repository.commit("Publish two at once");
    const { entries, head } = await readRegistryView(repository.folder);
    expect(story(entries)).toEqual(["mini.two 1 published", "mini.one 1 published"].sort());
    expect(entries.map((entry) => entry.commit)).toEqual([commit, commit]);
    expect(entries[0]).toMatchObject({
      at: "2026-01-05T09:00:00Z",
      subject: "Publish two at once",
    });
    expect(head).toEqual({ commit, at: "2026-01-05T09:00:00Z" });
  });

  it("ignores links and files with invalid names", async () => {
    repository.writeDefinition(ONE);
    repository.commit("Publish");
    const blob = repository.git("hash-object", "-w", "coalitions/mini.one.json");
    for (const [mode, name] of [
      ["120000", "coalitions/mini.link.json"],
      ["100644", "coalitions/ä \n.json"],
    ] as const) {
      repository.git("update-index", "--add", "--cacheinfo", `${mode},${blob},${name}`);
    }
    repository.git("commit", "--quiet", "--message=Odd files");
    const { entries, skipped } = await readRegistryView(repository.folder);
    expect(story(entries)).toEqual(["mini.one 1 published"]);
    expect(skipped.map(({ coalition }) => coalition)).toEqual(["ä \n"]);
  });
});

describe("the change log", () => {
  it("changes from an altered old version on", async () => {
    repository.writeDefinition(ONE);
    repository.commit("Publish");
    repository.writeDefinition({ ...ONE, title: "Renamed" });
    const second = repository.commit("Rename");
    repository.writeDefinition({ ...ONE_MORE, title: "Renamed" });
    repository.commit("Add");
    const before = (await readRegistryView(repository.folder)).entries.map(({ hash }) => hash);
    repository.git("checkout", "--quiet", second);
    repository.writeDefinition({ ...ONE, title: "Renamed otherwise" });
    repository.git("commit", "--quiet", "--all", "--amend", "--no-edit");
    repository.writeDefinition({ ...ONE_MORE, title: "Renamed otherwise" });
    repository.commit("Add");
    const after = (await readRegistryView(repository.folder)).entries.map(({ hash }) => hash);
    expect(after).toHaveLength(3);
    // Newest first: only the first entry, before the altered one, is the same.
    expect(after.map((hash, index) => hash === before[index])).toEqual([false, false, true]);
  });

  it("ignores a replacement that only one clone has", async () => {
    repository.writeDefinition(ONE);
    repository.commit("Publish");
    const before = (await readRegistryView(repository.folder)).entries;
    const old = repository.git("rev-parse", "HEAD:coalitions/mini.one.json");
    repository.write("other", JSON.stringify(TWO));
    repository.git("replace", old, repository.git("hash-object", "-w", "other"));
    expect((await readRegistryView(repository.folder)).entries).toEqual(before);
  });

  it("does not depend on the user's settings or a commit's claims", async () => {
    repository.writeDefinition(ONE);
    repository.writeDefinition(TWO);
    repository.commit("Größe <&> 🧱");
    const before = (await readRegistryView(repository.folder)).entries;
    repository.write("order", "*two*\n*one*\n");
    for (const [key, value] of [
      ["i18n.logOutputEncoding", "ISO-8859-1"],
      ["diff.orderFile", repository.path("order")],
      ["log.showSignature", "true"],
      ["log.follow", "true"],
      ["core.quotePath", "true"],
    ] as const) {
      repository.git("config", key, value);
    }
    expect((await readRegistryView(repository.folder)).entries).toEqual(before);
    repository.writeDefinition({ ...ONE, title: "One" });
    repository.git("add", "--all");
    const tree = repository.git("write-tree");
    const who = "Ada <ada@example.org> 99999999999999 +0000";
    repository.write(
      "raw",
      `tree ${tree}\nparent ${before[0]?.commit}\nauthor ${who}\ncommitter ${who}\n\nLate\n`,
    );
    const late = repository.git("hash-object", "-t", "commit", "-w", "--literally", "raw");
    repository.git("update-ref", "HEAD", late);
    const [newest] = (await readRegistryView(repository.folder)).entries;
    expect(newest).toMatchObject({ commit: late, at: "9999-12-31T23:59:59Z" });
  });

  it("is not empty when git fails", async () => {
    repository.writeDefinition(ONE);
    const commit = repository.commit("Publish");
    const object = `.git/objects/${commit.slice(0, 2)}/${commit.slice(2)}`;
    repository.remove(object);
    await expect(readRegistryView(repository.folder)).rejects.toBeInstanceOf(GitError);
    await expect(readRegistryView(repository.path("nowhere"))).rejects.toThrow(
      "nowhere does not exist",
    );
  });

  it("is refused for a shallow clone, with the fix", async () => {
    repository.writeDefinition(ONE);
    repository.commit("Publish");
    repository.writeDefinition(ONE_MORE);
    repository.commit("Add");
    const clone = mkdtempSync(join(tmpdir(), "shallow-"));
    const url = `file://${repository.folder}`;
    execFileSync("git", ["clone", "--quiet", "--depth=1", url, clone], { stdio: "pipe" });
    const refusal = await readRegistryView(clone).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ShallowCloneError);
    expect(String(refusal)).toContain("git fetch --unshallow");
    execFileSync("git", ["fetch", "--quiet", "--unshallow"], { cwd: clone, stdio: "pipe" });
    expect(await storyOf(clone)).toEqual(await storyOf());
    rmSync(clone, { recursive: true });
  });

  it("also works for a registry in a subfolder", async () => {
    repository.writeDefinition(ONE, "registry/coalitions");
    repository.commit("Publish");
    expect(await storyOf(repository.path("registry"))).toEqual(["mini.one 1 published"]);
  });

  it("needs no git and no commit", async () => {
    repository.writeDefinition(ONE);
    expect(await readRegistryView(repository.folder)).toMatchObject({
      head: undefined,
      entries: [],
    });
    const bare = mkdtempSync(join(tmpdir(), "no-git-"));
    const view = await readRegistryView(bare);
    expect(view).toEqual({
      head: undefined,
      coalitions: [],
      entries: [],
      chains: new Map(),
      skipped: [],
    });
    rmSync(bare, { recursive: true });
  });
});

describe("the working tree", () => {
  it("is a draft on top of the history", async () => {
    repository.writeDefinition(ONE);
    repository.commit("Publish");
    repository.writeDefinition(ONE_MORE);
    repository.writeDefinition(TWO);
    const { coalitions, entries } = await readRegistryView(repository.folder);
    expect(story(entries)).toEqual(["mini.one 1 published"]);
    expect(coalitions.map(({ name, draft }) => [name, draft.map(({ kind }) => kind)])).toEqual([
      ["mini.one", ["citizen-added"]],
      ["mini.two", ["published"]],
    ]);
    expect(coalitions[0]?.versions.map(({ fingerprint }) => fingerprint)).toEqual([
      ONE.fingerprint,
      ONE_MORE.fingerprint,
    ]);
  });

  it("leaves a coalition as published if its file is broken", async () => {
    repository.writeDefinition(ONE);
    repository.commit("Publish");
    repository.write("coalitions/mini.one.json", "{");
    const { coalitions } = await readRegistryView(repository.folder);
    expect(coalitions[0]).toMatchObject({ definition: ONE, draft: [] });
  });
});
