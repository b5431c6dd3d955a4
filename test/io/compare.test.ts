// What a check against a base reads: which definitions differ, the commit messages, and who had an id before. The
// history is searched only if a definition brings a new id.

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
  it("include committed, staged, saved, new and removed ones, each once", async () => {
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

  it("include those that git ignores, perhaps by mistake, but no other files", async () => {
    repository.write(".gitignore", "coalitions/draft.json\n");
    repository.write("coalitions/draft.json", "{");
    repository.write("coalitions/README.md", "x");
    repository.write("docs/mini.json", "{}");
    expect(await readChangedFiles(repository.folder, base)).toEqual(["coalitions/draft.json"]);
  });

  it("are only those below the registry's folder", async () => {
    repository.writeDefinition(ONE, "below/coalitions");
    repository.writeDefinition(definition({ name: "mini.elsewhere" }));
    expect(await readChangedFiles(repository.path("below"), base)).toEqual([
      "coalitions/mini.one.json",
    ]);
  });

  it("are checked alone; all definitions are if none differs or remains", async () => {
    expect(await compared()).toMatchObject({ checked: 2, changed: [], codes: [] });
    repository.writeDefinition({ ...ONE, title: "One" });
    expect(await compared()).toMatchObject({ checked: 1, codes: [] });
    repository.git("checkout", "--quiet", ".");
    repository.write("coalitions/mini.broken.json", "{");
    base = repository.commit("Something broken, which was never published");
    repository.remove("coalitions/mini.broken.json");
    expect(await compared()).toMatchObject({ checked: 2, codes: [] });
  });

  it("are not checked if a person names files", async () => {
    repository.writeDefinition({ ...ONE, fingerprint: "00".repeat(32) });
    const named = ["coalitions/mini.two.json"];
    expect(await compared({ named })).toMatchObject({ checked: 1, codes: [] });
    repository.remove("coalitions/mini.two.json");
    expect(await compared({ named })).toMatchObject({ checked: 0, codes: ["definition-deleted"] });
  });
});

describe("the text of a pull request", () => {
  const dropped = changed(TWO, { lattices: [lattice("two.mainnet")] });

  it("is the messages of all commits since the base, and none before", async () => {
    base = repository.commit("lattice b will end one day");
    repository.writeDefinition(dropped);
    expect((await compared()).codes).toEqual(["citizen-dropped"]);
    repository.commit("Tidy up\n\nlattice b ended.");
    expect((await compared()).codes).toEqual([]);
    repository.commit("Something else");
    expect((await compared()).codes).toEqual([]);
  });
});

describe("what other coalitions say about an id", () => {
  const { name, chainId, stableId } = lattice("b");
  const part = (changes: object) => ({
    lattices: [lattice("new.mainnet"), lattice(name, changes)],
  });
  const wrong = definition({ name: "mini.wrong", ...part({ chainId: chainId + 1, stableId }) });

  it("is found in unchanged files, in every spelling", async () => {
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

  it("is found by a search for few ids, and by reading all files for many", async () => {
    repository.writeDefinition(wrong);
    expect((await compared()).options.others).toEqual(["coalitions/mini.two.json"]);
    const many = Array.from({ length: 70 }, (_, at) => lattice(`many.n${at}`));
    repository.writeDefinition(changed(wrong, { lattices: [...wrong.lattices, ...many] }));
    const { codes, options } = await compared();
    expect(options.others).toBeUndefined();
    expect(codes).toEqual(["statement-contradicted", "statement-differs"]);
  });

  it("is found in other files of the branch if a person names one", async () => {
    repository.writeDefinition(wrong);
    repository.writeDefinition(changed(wrong, { name: "mini.wrong-too" }));
    const named = ["coalitions/mini.wrong-too.json"];
    const { checked, codes } = await compared({ named });
    expect(checked).toBe(1);
    expect(codes).toEqual(["statement-contradicted", "statement-differs"]);
  });

  it("is not searched for if there is nothing new", async () => {
    repository.writeDefinition({ ...TWO, title: "Two" });
    expect((await compared()).options.others).toEqual([]);
  });
});

describe("who had an id", () => {
  it("is found in every version up to the base", async () => {
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

  it("is found even if the definition has another error: all problems come at once", async () => {
    repository.writeDefinition({ ...changed(TWO, { modules: atlas }), title: "" });
    expect((await compared()).codes.sort()).toEqual(["id-of-other-coalition", "value-invalid"]);
  });

  it("is not searched for without a new id", async () => {
    const nowhere = mkdtempSync(join(tmpdir(), "no-repository-"));
    const nothing = { registry: new Snapshot([]), differences: new Map() };
    const asked = (...ids: string[]) => readScopedHolders(nowhere, base, new Set(ids), nothing);
    expect(await asked()).toEqual(new Map());
    await expect(asked(ATLAS)).rejects.toThrow(GitError);
    rmSync(nowhere, { recursive: true });
  });
});
