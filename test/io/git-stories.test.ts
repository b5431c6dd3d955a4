// Histories as people make them with git and GitHub: every kind of merge, moves, mistakes, reverts.

import { mkdirSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { entryVerdict } from "../../src/core/changes/entry-words.ts";
import { type Place, placeIn } from "../../src/core/history/place.ts";
import type { RegistryView } from "../../src/core/history/registry-view.ts";
import { readRegistryView } from "../../src/io/read-view.ts";
import { changed, definition, lattice } from "../support/definitions.ts";
import { GitRepository } from "../support/git-repository.ts";

let repository: GitRepository;
beforeEach(() => {
  repository = new GitRepository();
  repository.writeDefinition(ONE);
  repository.writeDefinition(TWO);
  repository.commit("Publish");
});
afterEach(() => repository.delete());

const ONE = definition({ name: "mini.one", lattices: [lattice("a.mainnet")] });
const MORE = changed(ONE, { lattices: [lattice("a.mainnet"), lattice("b.mainnet")] });
const MOST = changed(ONE, { lattices: [...MORE.lattices, lattice("c.mainnet")] });
const TWO = definition({ name: "mini.two", lattices: [lattice("d.mainnet")] });
const FILE = "coalitions/mini.one.json";

const git = (...args: string[]) => repository.git(...args);

/** Two commits on a branch, and a later one on main. */
function branch(): void {
  git("switch", "--quiet", "-c", "change");
  repository.writeDefinition(MORE);
  repository.commit("Add b");
  repository.writeDefinition(MOST);
  repository.commit("Add c");
  git("switch", "--quiet", "main");
  repository.writeDefinition({ ...TWO, title: "Meanwhile" });
  repository.commit("Retitle two");
}

/** `coalition number: kinds: subject`, oldest first, without both first entries. */
function story({ entries }: RegistryView): string[] {
  return [...entries]
    .reverse()
    .slice(2)
    .map(({ coalition, seq, changes, subject }) => {
      return `${coalition} ${seq}: ${changes.map(({ kind }) => kind)}: ${subject}`;
    });
}

const view = () => readRegistryView(repository.folder);
const stories = async () => story(await view());
const MEANWHILE = "mini.two 2: metadata-changed: Retitle two";

describe("a pull request of two commits", () => {
  const ADDED = "mini.one 2: citizen-added,citizen-added";

  it("is one entry with its title when merged on GitHub, whatever its commits did", async () => {
    branch();
    git("switch", "--quiet", "change");
    repository.write(FILE, "{ broken");
    repository.commit("A slip");
    repository.writeDefinition(MOST);
    repository.commit("Fix it");
    git("switch", "--quiet", "main");
    const title = "Merge pull request #12 from builders/change";
    git("merge", "--quiet", "--no-ff", "-m", title, "-m", "Add two lattices", "change");
    const shown = await view();
    expect(story(shown)).toEqual([MEANWHILE, `${ADDED}: Add two lattices (#12)`]);
    expect(shown.entries[0]).toMatchObject({ commit: git("rev-parse", "HEAD") });
    expect(shown.skipped).toEqual([]);
  });

  it.each<[string, () => void, string[]]>([
    [
      "one entry with git's own subject when there is no other",
      () => git("merge", "--quiet", "--no-ff", "--no-edit", "change"),
      [`${ADDED}: Merge branch 'change'`],
    ],
    [
      "one entry when it is squashed",
      () => {
        git("merge", "--quiet", "--squash", "change");
        repository.commit("Add two lattices (#12)");
      },
      [`${ADDED}: Add two lattices (#12)`],
    ],
    [
      "an entry for each commit when it is rebased",
      () => {
        git("switch", "--quiet", "change");
        git("rebase", "--quiet", "main");
        git("switch", "--quiet", "main");
        git("merge", "--quiet", "--ff-only", "change");
      },
      ["mini.one 2: citizen-added: Add b", "mini.one 3: citizen-added: Add c"],
    ],
    [
      "one entry when main was merged into it first, without main's changes",
      () => {
        git("switch", "--quiet", "change");
        git("merge", "--quiet", "--no-edit", "main");
        git("switch", "--quiet", "main");
        git(
          "merge",
          "--quiet",
          "--no-ff",
          "-m",
          "Merge branch 'change'",
          "-m",
          "Add two",
          "change",
        );
      },
      [`${ADDED}: Add two`],
    ],
    [
      "the merge's result when that has more than the branches",
      () => {
        git("merge", "--quiet", "--no-ff", "--no-commit", "change");
        repository.writeDefinition({ ...MOST, title: "Written while merging" });
        git("add", "--all");
        git("commit", "--quiet", "--message=Merge by hand");
      },
      [`${ADDED},metadata-changed: Merge by hand`],
    ],
  ])("is %s", async (_, merge, expected) => {
    branch();
    merge();
    expect(await stories()).toEqual([MEANWHILE, ...expected]);
  });
});

describe("files that move", () => {
  it("give no entry when one moves to another folder, and later changes do", async () => {
    mkdirSync(repository.path("coalitions/l2"));
    git("mv", FILE, "coalitions/l2/mini.one.json");
    repository.commit("Move one");
    repository.writeDefinition(MORE, "coalitions/l2");
    repository.commit("Add b");
    expect(await stories()).toEqual(["mini.one 2: citizen-added: Add b"]);
  });

  it("give no entry when a whole folder moves, there and back", async () => {
    git("mv", "coalitions", "elsewhere");
    mkdirSync(repository.path("coalitions"));
    git("mv", "elsewhere", "coalitions/l2");
    repository.commit("Move all");
    git("mv", "coalitions/l2", "coalitions/services");
    repository.commit("Rename the folder");
    const { entries, skipped, coalitions } = await view();
    expect(entries).toHaveLength(2);
    expect(skipped).toEqual([]);
    expect(coalitions.map(({ draft }) => draft)).toEqual([[], []]);
  });

  it("with a new name are a new coalition, and the old one stays", async () => {
    git("mv", FILE, "coalitions/mini.three.json");
    const three = changed(MORE, { name: "mini.three" });
    repository.writeDefinition(three);
    repository.commit("Rename one");
    const { entries, coalitions, skipped } = await view();
    expect(entries.map(({ coalition, seq }) => `${coalition} ${seq}`)).toEqual([
      "mini.three 1",
      "mini.two 1",
      "mini.one 1",
    ]);
    expect(coalitions.map(({ name }) => name)).toEqual(["mini.one", "mini.three", "mini.two"]);
    expect(skipped.map(({ coalition }) => coalition)).toEqual(["mini.one"]);
  });

  it("outside coalitions/ count as deleted, and can come back", async () => {
    git("mv", "coalitions", "attic");
    repository.commit("Put away");
    git("mv", "attic", "coalitions");
    repository.commit("Bring back");
    const { entries, skipped } = await view();
    expect(entries).toHaveLength(2);
    expect(skipped.map(({ coalition }) => coalition).sort()).toEqual(["mini.one", "mini.two"]);
  });
});

describe("several coalitions in a commit", () => {
  it("have one entry each, in file order, with the same reason", async () => {
    repository.writeDefinition({ ...TWO, title: "Two" });
    repository.writeDefinition(MORE);
    repository.writeDefinition(changed(ONE, { name: "mini.three" }), "coalitions/l2");
    repository.commit("Do three things");
    expect(await stories()).toEqual([
      "mini.three 1: published: Do three things",
      "mini.one 2: citizen-added: Do three things",
      "mini.two 2: metadata-changed: Do three things",
    ]);
  });
});

describe("a commit that breaks, and one that fixes it", () => {
  it("are one change, in the commit of the fix", async () => {
    repository.writeDefinition({ ...MORE, fingerprint: ONE.fingerprint });
    repository.commit("Forget the fingerprint");
    repository.writeDefinition({ ...MORE, title: "One" });
    const fix = repository.commit("Fix");
    const { entries, skipped } = await view();
    expect(entries[0]).toMatchObject({
      commit: fix,
      // Why the version was made, and how it was fixed.
      subject: "Forget the fingerprint; Fix",
      seq: 2,
      changes: [{ kind: "citizen-added" }, { kind: "metadata-changed" }],
    });
    expect(skipped).toMatchObject([
      { coalition: "mini.one", problems: [{ code: "fingerprint-mismatch" }] },
    ]);
    repository.writeDefinition({ ...MORE, title: "One more" });
    repository.commit("Later");
    expect((await view()).entries[0]).toMatchObject({ subject: "Later", seq: 3 });
  });

  it("give no entry when the commit is reverted", async () => {
    repository.write(FILE, "{ broken");
    repository.commit("Break");
    git("revert", "--no-edit", "HEAD");
    expect(await stories()).toEqual([]);
  });
});

describe("a revert", () => {
  const places = ({ chains }: RegistryView): Place[] => {
    const chain = chains.get("mini.one") ?? [];
    return chain.map((entry) => placeIn(chain, entry));
  };

  it("is a return to the earlier entry, and its own revert is one, too", async () => {
    repository.writeDefinition(MORE);
    repository.commit("Add b");
    git("revert", "--no-edit", "HEAD");
    const once = await view();
    expect(story(once)).toEqual([
      "mini.one 2: citizen-added: Add b",
      'mini.one 3: citizen-removed: Revert "Add b"',
    ]);
    expect(places(once).map(({ returnsTo }) => returnsTo?.seq)).toEqual([undefined, undefined, 1]);
    expect(once.coalitions[0]?.definition.fingerprint).toBe(ONE.fingerprint);

    git("revert", "--no-edit", "HEAD");
    const twice = await view();
    expect(twice.entries[0]).toMatchObject({
      seq: 4,
      breaking: true,
      fingerprint: MORE.fingerprint,
    });
    expect(places(twice).map(({ returnsTo }) => returnsTo?.seq)).toEqual([
      undefined,
      undefined,
      1,
      2,
    ]);
    const [newest] = twice.entries;
    const place = places(twice).at(-1);
    if (!newest || !place) throw new Error("There is an entry.");
    expect(entryVerdict(newest, place)).toContain("the fingerprint is again that of entry 2");
    // Each one is a new entry, although the blobs repeat.
    const chain = twice.chains.get("mini.one") ?? [];
    expect(new Set(chain.map(({ hash }) => hash)).size).toBe(4);
    expect(chain.map(({ blob }) => blob)).toEqual([0, 1, 0, 1].map((at) => chain[at]?.blob));
  });

  it("of a merge is a return, too", async () => {
    branch();
    git("merge", "--quiet", "--no-ff", "-m", "Merge branch 'change'", "-m", "Add two", "change");
    git("revert", "--no-edit", "-m", "1", "HEAD");
    const shown = await view();
    expect(shown.entries[0]?.changes.map(({ kind }) => kind)).toEqual([
      "citizen-removed",
      "citizen-removed",
    ]);
    expect(places(shown).at(-1)?.returnsTo?.seq).toBe(1);
  });

  it("of a title does not change the fingerprint and is not a return", async () => {
    repository.writeDefinition({ ...ONE, title: "Another title" });
    repository.commit("Retitle");
    git("revert", "--no-edit", "HEAD");
    const shown = await view();
    expect(story(shown).at(-1)).toBe('mini.one 3: metadata-changed: Revert "Retitle"');
    expect(places(shown).map(({ returnsTo }) => returnsTo)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe("the blob of an entry", () => {
  it("is git's id of the file, byte for byte", async () => {
    repository.write(FILE, `${JSON.stringify(MORE, null, "\t")}\n\n`);
    repository.commit("Lay out otherwise, and add b");
    const { entries } = await view();
    const [one, two] = [FILE, "coalitions/mini.two.json"].map((file) => git("hash-object", file));
    expect(entries.find(({ seq }) => seq === 2)?.blob).toBe(one);
    expect(entries.find(({ coalition }) => coalition === "mini.two")?.blob).toBe(two);
    // A new layout alone publishes nothing: the entry keeps the blob of the published version.
    repository.writeDefinition(MORE);
    repository.commit("Lay out as before");
    expect((await view()).entries.find(({ seq }) => seq === 2)?.blob).toBe(one);
  });
});
