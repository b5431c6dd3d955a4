// The search of the history for ids: the working tree and git together give the same as reading every version.

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ScopedIdSearch } from "../../src/core/history/scoped-ids.ts";
import { readDifferences } from "../../src/io/differences.ts";
import { readCommits } from "../../src/io/git-history.ts";
import { readSnapshot } from "../../src/io/read-snapshot.ts";
import { searchVersions } from "../../src/io/search-definitions.ts";
import { changed, definition, modules, shippedModule } from "../support/definitions.ts";
import { GitRepository } from "../support/git-repository.ts";
import { idOf } from "../support/ids.ts";

let repository: GitRepository;
beforeEach(() => {
  repository = new GitRepository();
});
afterEach(() => repository.delete());

const idFor = (name: string) => idOf(`the atlas of ${name}`);
const withAtlas = (name: string) => ({
  ...definition({ name }),
  modules: { ...modules(), atlas: shippedModule("atlas", { fingerprint: idFor(name) }) },
});
const without = (name: string) => changed(withAtlas(name), { modules: modules() });

async function found(commit: string, names: string[]): Promise<string[]> {
  const search = new ScopedIdSearch(new Set(names.map(idFor)));
  const differences = await readDifferences(repository.folder, commit);
  const registry = await readSnapshot(repository.folder);
  const wanted = { words: search.words, registry, differences };
  await searchVersions(repository.folder, commit, wanted, (version) =>
    search.add({ files: [version] }),
  );
  return [...search.coalitions].sort();
}

async function foundByReadingAll(commit: string, names: string[]): Promise<string[]> {
  const search = new ScopedIdSearch(new Set(names.map(idFor)));
  for await (const change of readCommits(repository.folder, commit)) search.add(change);
  return [...search.coalitions].sort();
}

describe("the search for ids", () => {
  const NAMES = ["stays", "saved", "staged", "gone", "replaced", "deleted", "moved", "escaped"].map(
    (name) => `mini.${name}`,
  );

  /** Each coalition is named after what happens to the version with its id. */
  function writeHistory(): string {
    for (const name of NAMES) repository.writeDefinition(withAtlas(name));
    const escaped = JSON.stringify(withAtlas("mini.escaped")).replaceAll(
      idFor("mini.escaped"),
      idFor("mini.escaped").replace(/^./, (digit) => `\\u00${digit.charCodeAt(0).toString(16)}`),
    );
    repository.write("coalitions/mini.escaped.json", escaped);
    repository.commit("Publish");
    repository.writeDefinition(without("mini.replaced"));
    repository.remove("coalitions/mini.deleted.json");
    repository.move("coalitions/mini.moved.json", "coalitions/l2/mini.moved.json");
    const base = repository.commit("Replace one, delete one, move one");
    repository.writeDefinition(without("mini.saved"));
    repository.writeDefinition(without("mini.staged"));
    repository.git("add", "coalitions/mini.staged.json");
    repository.remove("coalitions/mini.gone.json");
    repository.writeDefinition(withAtlas("mini.new"));
    return base;
  }

  it("finds every version until a commit, wherever it is now", async () => {
    const base = writeHistory();
    expect(await found(base, NAMES)).toEqual([...NAMES].sort());
    for (const name of NAMES) expect(await found(base, [name])).toEqual([name]);
  });

  it("finds nothing newer than the commit, and no other id", async () => {
    const base = writeHistory();
    expect(await found(base, ["mini.new", "mini.nobody"])).toEqual([]);
    repository.commit("Everything else");
    expect(await found("HEAD", ["mini.new"])).toEqual(["mini.new"]);
    expect(await found(base, ["mini.new"])).toEqual([]);
  });

  it("finds the same as reading all versions, also in a subfolder", async () => {
    const base = writeHistory();
    repository.writeDefinition(withAtlas("mini.below"), "below/coalitions");
    const below = repository.commit("A second registry");
    for (const name of [...NAMES, "mini.new", "mini.below"]) {
      expect(await found(base, [name])).toEqual(await foundByReadingAll(base, [name]));
      expect(await found(below, [name])).toEqual(await foundByReadingAll(below, [name]));
    }
  });
});
