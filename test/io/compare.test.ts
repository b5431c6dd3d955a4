// What a check against a base reads: which definitions differ, the words of the commits, and whose ids
// were. The history is looked through only where a definition brings an id.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkRegistry } from "../../src/core/check.ts";
import { Snapshot } from "../../src/core/registry/snapshot.ts";
import { askAhead } from "../../src/io/asked.ts";
import { type CompareOptions, readComparison } from "../../src/io/compare.ts";
import { readDifferences } from "../../src/io/differences.ts";
import { readScopedHolders } from "../../src/io/published-versions.ts";
import { GitError } from "../../src/io/run-git.ts";
import { changed, definition, lattice, modules, shippedModule } from "../support/definitions.ts";
import { GitRepository } from "../support/git-repository.ts";
import { idOf } from "../support/ids.ts";

async function readChangedFiles(root: string, commit: string): Promise<string[]> {
  return [...(await readDifferences(root, commit)).keys()].sort();
}

const ATLAS = idOf("the atlas of mini.one");
const atlas = { ...modules(), atlas: shippedModule("atlas", { fingerprint: ATLAS }) };
const ONE = definition({ name: "mini.one", modules: atlas });
const TWO = definition({ name: "mini.two", lattices: [lattice("two.mainnet"), lattice("b")] });
const NOW = "2026-06-01T00:00:00Z";

let repository: GitRepository;
let base: string;
beforeEach(() => {
  repository = new GitRepository();
  repository.writeDefinition(ONE);
  repository.writeDefinition(TWO);
  base = repository.commit("Publish");
});
afterEach(() => repository.delete());

async function compared(options: Partial<CompareOptions> = {}) {
  const comparison = await readComparison(
    repository.folder,
    askAhead(repository.folder, base, options.named),
    { now: NOW, ...options },
  );
  const { checked, problems } = checkRegistry(comparison.registry, comparison.options);
  return { ...comparison, checked, codes: problems.map(({ code }) => code) };
}

describe("the definitions that differ", () => {
  it("are those committed, staged, saved, new and gone, each once", async () => {
    repository.writeDefinition({ ...ONE, title: "Committed" });
    repository.commit("Change one");
    repository.writeDefinition({ ...ONE, title: "Saved" });
    repository.writeDefinition(definition({ name: "mini.new" }), "coalitions/l2");
    repository.writeDefinition(definition({ name: "mini.staged" }));
    repository.git("add", "coalitions/mini.staged.json");
    repository.remove("coalitions/mini.two.json");
    expect(await readChangedFiles(repository.folder, base)).toEqual([
      "coalitions/l2/mini.new.json",
      "coalitions/mini.one.json",
      "coalitions/mini.staged.json",
      "coalitions/mini.two.json",
    ]);
  });

  it("are also those that git ignores, perhaps by mistake; but not files that are not definitions", async () => {
    repository.write(".gitignore", "coalitions/draft.json\n");
    repository.write("coalitions/draft.json", "{");
    repository.write("coalitions/README.md", "x");
    repository.write("docs/mini.json", "{}");
    expect(await readChangedFiles(repository.folder, base)).toEqual(["coalitions/draft.json"]);
  });

  it("are those of the registry's own folder, where it is not the repository's top", async () => {
    repository.writeDefinition(ONE, "below/coalitions");
    repository.writeDefinition(definition({ name: "mini.elsewhere" }));
    expect(await readChangedFiles(repository.path("below"), base)).toEqual([
      "coalitions/mini.one.json",
    ]);
  });

  it("are checked alone; all of them where none differs, or none of those is left", async () => {
    expect(await compared()).toMatchObject({ checked: 2, changed: [], codes: [] });
    repository.writeDefinition({ ...ONE, title: "One" });
    expect(await compared()).toMatchObject({ checked: 1, codes: [] });
    repository.git("checkout", "--quiet", ".");
    repository.write("coalitions/mini.broken.json", "{");
    base = repository.commit("Something broken, which was never published");
    repository.remove("coalitions/mini.broken.json");
    expect(await compared()).toMatchObject({ checked: 2, codes: [] });
  });

  it("are not what is checked where a person names files", async () => {
    repository.writeDefinition({ ...ONE, fingerprint: "00".repeat(32) });
    const named = ["coalitions/mini.two.json"];
    expect(await compared({ named })).toMatchObject({ checked: 1, codes: [] });
    repository.remove("coalitions/mini.two.json");
    expect(await compared({ named })).toMatchObject({ checked: 0, codes: ["definition-deleted"] });
  });
});

describe("the words of a pull request", () => {
  const dropped = changed(TWO, { lattices: [lattice("two.mainnet")] });

  it("are the messages of all commits since the base, and of none before", async () => {
    base = repository.commit("lattice b will end one day");
    repository.writeDefinition(dropped);
    expect((await compared()).codes).toEqual(["citizen-dropped"]);
    repository.commit("Tidy up\n\nlattice b ended.");
    expect((await compared()).codes).toEqual([]);
    repository.commit("Something else");
    expect((await compared()).codes).toEqual([]);
  });
});

describe("what other coalitions state of an id", () => {
  const { name, chainId, stableId } = lattice("b");
  const part = (changes: object) => ({
    lattices: [lattice("new.mainnet"), lattice(name, changes)],
  });
  const wrong = definition({ name: "mini.wrong", ...part({ chainId: chainId + 1, stableId }) });

  it("is found in the files that the branch leaves alone, however they spell it", async () => {
    repository.writeDefinition(wrong);
    expect((await compared()).codes).toEqual(["statement-contradicted", "statement-differs"]);
    const text = JSON.stringify(TWO).replaceAll(stableId, stableId.replaceAll("a", "\\u0061"));
    expect(text).not.toContain(stableId);
    repository.remove("coalitions/mini.wrong.json");
    repository.write("coalitions/mini.two.json", text);
    base = repository.commit("Spell it otherwise");
    repository.writeDefinition(wrong);
    expect((await compared()).codes).toEqual(["statement-contradicted", "statement-differs"]);
  });

  it("is found by a search where the ids are few, and by going through all where they are many", async () => {
    repository.writeDefinition(wrong);
    expect((await compared()).options.others).toEqual(["coalitions/mini.two.json"]);
    const many = Array.from({ length: 70 }, (_, at) => lattice(`many.n${at}`));
    repository.writeDefinition(changed(wrong, { lattices: [...wrong.lattices, ...many] }));
    const { codes, options } = await compared();
    expect(options.others).toBeUndefined();
    expect(codes).toEqual(["statement-contradicted", "statement-differs"]);
  });

  it("is found in other files of the branch, where a person names one", async () => {
    repository.writeDefinition(wrong);
    repository.writeDefinition(changed(wrong, { name: "mini.wrong-too" }));
    const named = ["coalitions/mini.wrong-too.json"];
    const { checked, codes } = await compared({ named });
    expect(checked).toBe(1);
    expect(codes).toEqual(["statement-contradicted", "statement-differs"]);
  });

  it("is not looked for where nothing new is stated", async () => {
    repository.writeDefinition({ ...TWO, title: "Two" });
    expect((await compared()).options.others).toEqual([]);
  });
});

describe("whose an id was", () => {
  it("is looked for up to the base, through versions that are long gone", async () => {
    repository.writeDefinition(changed(ONE, { modules: modules() }));
    base = repository.commit("Withdraw the atlas");
    repository.writeDefinition(changed(TWO, { modules: atlas }));
    const { codes, options } = await compared();
    expect(codes).toEqual(["id-of-other-coalition"]);
    expect([...(options.scoped ?? [])]).toEqual([
      [
        ATLAS,
        [
          {
            coalition: "mini.one",
            label: "module atlas",
            commit: repository.git("rev-parse", "HEAD~1"),
            at: "2026-01-05T09:00:00Z",
          },
        ],
      ],
    ]);
  });

  it("is found though the definition has a mistake elsewhere: all problems come at once", async () => {
    repository.writeDefinition({ ...changed(TWO, { modules: atlas }), title: "" });
    expect((await compared()).codes.sort()).toEqual(["id-of-other-coalition", "value-invalid"]);
  });

  it("is not asked of git where no id comes", async () => {
    const nowhere = mkdtempSync(join(tmpdir(), "no-repository-"));
    const nothing = { registry: new Snapshot([]), differences: new Map() };
    const asked = (...ids: string[]) => readScopedHolders(nowhere, base, new Set(ids), nothing);
    expect(await asked()).toEqual(new Map());
    await expect(asked(ATLAS)).rejects.toThrow(GitError);
    rmSync(nowhere, { recursive: true });
  });
});
