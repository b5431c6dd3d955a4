// A pull request is checked for what it changes, with the same result at a terminal and on GitHub: the built command
// line and the built action run side by side on the same branch.

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { changed, definition, lattice, organism } from "../support/definitions.ts";
import { GitRepository } from "../support/git-repository.ts";
import { idOf } from "../support/ids.ts";
import { coalitions } from "../support/run-node.ts";
import { runAction } from "../support/runner.ts";

const ONE = definition({ name: "mini.one", lattices: [lattice("a"), lattice("b")] });
const TWO = definition({ name: "mini.two" });
const BROKEN = { ...definition({ name: "mini.broken" }), fingerprint: "00".repeat(32) };
const [FILE, FILE_TWO] = ["coalitions/mini.one.json", "coalitions/mini.two.json"];

let repository: GitRepository;
beforeEach(() => {
  repository = new GitRepository();
  for (const it of [ONE, TWO, BROKEN]) repository.writeDefinition(it);
  repository.commit("Publish, and something broken");
  repository.git("switch", "--quiet", "-c", "change");
});
afterEach(() => repository.delete());

interface Outcome {
  code: number | null;
  checked: number;
  problems: { code: string; file: string }[];
}

async function atTheTerminal(...args: string[]): Promise<Outcome> {
  const { code, stdout } = await coalitions(repository.folder, "check", ...args, "--json");
  const { checked, problems } = JSON.parse(stdout);
  return { code, checked, problems };
}

async function onGithub(facts: { title?: string; body?: string | null }): Promise<Outcome> {
  const [base, head] = ["main", "change"].map((it) => ({ sha: repository.git("rev-parse", it) }));
  const event = { pull_request: { number: 1, base, head, ...facts } };
  const { code, outputs } = await runAction("validate", { workspace: repository.folder, event });
  const { checked, problems } = JSON.parse(outputs.result ?? "");
  return { code, checked, problems };
}

/** The exit codes of both for the branch, which must be the same. */
async function bothResults(message = "Change"): Promise<[number | null, number, ...string[]]> {
  const uncommitted = await atTheTerminal("--base", "main");
  repository.commit(message);
  const { code, checked, problems } = await atTheTerminal("--base", "main");
  expect(await onGithub({ title: message })).toEqual({ code, checked, problems });
  expect(uncommitted).toEqual({ code, checked, problems });
  return [code, checked, ...problems.map((it) => it.code)];
}

describe("a branch is checked for what it changes", () => {
  it("and not for a broken definition that it does not change", async () => {
    repository.writeDefinition({ ...ONE, title: "One" });
    expect(await bothResults()).toEqual([0, 1]);
    expect((await atTheTerminal()).problems).toMatchObject([
      { code: "fingerprint-mismatch", file: "coalitions/mini.broken.json" },
    ]);
  });

  it("also if it adds a new definition", async () => {
    repository.writeDefinition(definition({ name: "mini.new" }));
    expect(await bothResults()).toEqual([0, 1]);
  });

  it("and for the broken one, if it changes that", async () => {
    repository.writeDefinition({ ...BROKEN, title: "Broken still" });
    expect(await bothResults()).toEqual([1, 1, "fingerprint-mismatch"]);
  });

  it("and for all valid definitions, if it changes what they are checked against", async () => {
    repository.write("schemas/other.json", "{}");
    expect(await bothResults()).toEqual([0, 2]);
    const { stderr } = await coalitions(repository.folder, "check", "--base", "main");
    expect(stderr).toContain("already broken there: coalitions/mini.broken.json.");
  });

  it("and for a name that another definition already has", async () => {
    const again = { ...TWO, $schema: "../../schemas/coalition.schema.json" };
    repository.writeDefinition(again, "coalitions/l2");
    expect(await bothResults()).toEqual([1, 1, "name-taken"]);
    const [problem] = (await atTheTerminal("--base", "main")).problems;
    expect(problem).toMatchObject({ file: "coalitions/l2/mini.two.json" });
    expect(JSON.stringify(problem)).toContain(FILE_TWO);
  });

  it("and not for two definitions that already had the same name", async () => {
    repository.git("switch", "--quiet", "main");
    const again = { ...TWO, $schema: "../../schemas/coalition.schema.json" };
    repository.writeDefinition(again, "coalitions/l2");
    repository.commit("Two of one name");
    repository.git("switch", "--quiet", "-C", "change");
    repository.writeDefinition({ ...ONE, title: "One" });
    expect(await bothResults()).toEqual([0, 1]);
  });
});

describe("a definition's file", () => {
  it("that is emptied is not JSON, and not a deletion", async () => {
    repository.write(FILE, "");
    expect(await bothResults()).toEqual([1, 1, "json-syntax"]);
  });

  it("that is deleted removes a published coalition", async () => {
    repository.remove(FILE);
    expect(await bothResults()).toEqual([1, 0, "definition-deleted"]);
  });

  it("that is deleted may never have been published", async () => {
    repository.remove("coalitions/mini.broken.json");
    expect(await bothResults()).toEqual([0, 2]);
  });

  it("that moves to another folder is still the same coalition", async () => {
    repository.move(FILE, "coalitions/l2/mini.one.json");
    expect(await bothResults("Move")).toEqual([1, 1, "schema-path"]);
    const moved = { ...ONE, $schema: "../../schemas/coalition.schema.json" };
    repository.writeDefinition(moved, "coalitions/l2");
    expect(await bothResults("Fix the schema's path")).toEqual([0, 1]);
  });

  it("that is renamed with its coalition is a new one, and the first is missing", async () => {
    repository.remove(FILE);
    repository.writeDefinition(changed(ONE, { name: "mini.renamed" }));
    expect(await bothResults()).toEqual([1, 1, "definition-deleted"]);
  });

  it("that is renamed without its coalition does not match its name", async () => {
    repository.move(FILE, "coalitions/mini.renamed.json");
    expect(await bothResults()).toEqual([1, 1, "definition-deleted", "name-mismatch"]);
  });
});

describe("the terminal and the action provide", () => {
  const due = (effectiveAt: string) =>
    changed(ONE, {
      organisms: [organism("feed")],
      upcoming: [
        {
          notice: 1,
          kind: "stable-id",
          id: organism("feed").stableId,
          to: organism("next").stableId,
          effectiveAt,
          reason: "A new committee.",
        },
      ],
    });

  it("the time: a change that was due long ago is a warning, a future one is not", async () => {
    repository.writeDefinition(due("2020-01-01T00:00:00Z"));
    expect(await bothResults()).toEqual([0, 1, "upcoming-due"]);
    expect((await atTheTerminal(FILE)).problems).toMatchObject([{ code: "upcoming-due" }]);
    repository.writeDefinition(due("9999-01-01T00:00:00Z"));
    expect(await bothResults()).toEqual([0, 1]);
  });

  it("the text: from the commits at a terminal, from the pull request on GitHub", async () => {
    repository.writeDefinition(changed(ONE, { lattices: [lattice("a")] }));
    repository.commit("Drop lattice b");
    const codes = ({ problems }: Outcome) => problems.map(({ code }) => code);
    expect(codes(await atTheTerminal("--base", "main"))).toEqual([]);
    const hint = ["citizen-dropped"];
    expect(codes(await onGithub({ title: "Tidy up", body: null }))).toEqual(hint);
    expect(codes(await onGithub({ title: "Tidy up", body: "<!-- Drop b? -->" }))).toEqual(hint);
    expect(codes(await onGithub({ title: "Tidy up", body: "Since b ended." }))).toEqual([]);
    expect(codes(await onGithub({ title: "b ended", body: "" }))).toEqual([]);
  });

  it("the whole history: which coalition had an id before", async () => {
    repository.git("switch", "--quiet", "main");
    const atlas = { fingerprint: idOf("atlas given up"), docs: "https://example.org/atlas" };
    repository.writeDefinition(changed(TWO, { modules: { ...TWO.modules, atlas } }));
    repository.commit("Ship the atlas");
    repository.writeDefinition(TWO);
    repository.commit("Withdraw the atlas");
    repository.git("switch", "--quiet", "-C", "change");
    repository.writeDefinition(changed(ONE, { modules: { ...ONE.modules, atlas } }));
    expect(await bothResults()).toEqual([1, 1, "id-of-other-coalition"]);
  });
});

describe("check --base", () => {
  it("says on standard error what it compares, and prints only the result on standard output", async () => {
    const base = repository.git("rev-parse", "main");
    repository.writeDefinition({ ...ONE, title: "One" });
    const { code, stdout, stderr } = await coalitions(repository.folder, "check", "--base", "main");
    expect(stderr).toBe(`Compared with ${base}: 1 definition changed.\n`);
    expect([code, stdout]).toEqual([0, expect.stringContaining("1 definition checked")]);
  });

  it("compares with the commit where the branch left main, not with main now", async () => {
    repository.writeDefinition({ ...ONE, title: "One" });
    repository.commit("Change");
    repository.git("switch", "--quiet", "main");
    repository.writeDefinition({ ...TWO, title: "Two" });
    repository.commit("Meanwhile");
    repository.git("switch", "--quiet", "change");
    expect(await atTheTerminal("--base", "main")).toMatchObject({ code: 0, checked: 1 });
  });
});
