// A pull request answers for what it changes, and is told the same at a terminal and on GitHub: the
// built command line and the built action, side by side, on the same branch.

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

interface Told {
  code: number | null;
  checked: number;
  problems: { code: string; file: string }[];
}

async function atTheTerminal(...args: string[]): Promise<Told> {
  const { code, stdout } = await coalitions(repository.folder, "check", ...args, "--json");
  const { checked, problems } = JSON.parse(stdout);
  return { code, checked, problems };
}

async function onGithub(facts: { title?: string; body?: string | null }): Promise<Told> {
  const [base, head] = ["main", "change"].map((it) => ({ sha: repository.git("rev-parse", it) }));
  const event = { pull_request: { number: 1, base, head, ...facts } };
  const { code, outputs } = await runAction("validate", { workspace: repository.folder, event });
  const { checked, problems } = JSON.parse(outputs.result ?? "");
  return { code, checked, problems };
}

/** What both say of the branch, which must be the same. */
async function told(message = "Change"): Promise<[number | null, number, ...string[]]> {
  const uncommitted = await atTheTerminal("--base", "main");
  repository.commit(message);
  const { code, checked, problems } = await atTheTerminal("--base", "main");
  expect(await onGithub({ title: message })).toEqual({ code, checked, problems });
  expect(uncommitted).toEqual({ code, checked, problems });
  return [code, checked, ...problems.map((it) => it.code)];
}

describe("a branch is held to what it changes", () => {
  it("and to no definition that is broken elsewhere", async () => {
    repository.writeDefinition({ ...ONE, title: "One" });
    expect(await told()).toEqual([0, 1]);
    expect((await atTheTerminal()).problems).toMatchObject([
      { code: "fingerprint-mismatch", file: "coalitions/mini.broken.json" },
    ]);
  });

  it("also where it adds a definition that nobody knows yet", async () => {
    repository.writeDefinition(definition({ name: "mini.new" }));
    expect(await told()).toEqual([0, 1]);
  });

  it("and then to the broken one, when it touches it", async () => {
    repository.writeDefinition({ ...BROKEN, title: "Broken still" });
    expect(await told()).toEqual([1, 1, "fingerprint-mismatch"]);
  });

  it("and to all that were sound, when it changes what they are checked by", async () => {
    repository.write("schemas/other.json", "{}");
    expect(await told()).toEqual([0, 2]);
    const { stderr } = await coalitions(repository.folder, "check", "--base", "main");
    expect(stderr).toContain("already broken there: coalitions/mini.broken.json.");
  });

  it("and to the name that it takes from a definition that it does not touch", async () => {
    const again = { ...TWO, $schema: "../../schemas/coalition.schema.json" };
    repository.writeDefinition(again, "coalitions/l2");
    expect(await told()).toEqual([1, 1, "name-taken"]);
    const [problem] = (await atTheTerminal("--base", "main")).problems;
    expect(problem).toMatchObject({ file: "coalitions/l2/mini.two.json" });
    expect(JSON.stringify(problem)).toContain(FILE_TWO);
  });

  it("and not to two definitions of one name that were there before", async () => {
    repository.git("switch", "--quiet", "main");
    const again = { ...TWO, $schema: "../../schemas/coalition.schema.json" };
    repository.writeDefinition(again, "coalitions/l2");
    repository.commit("Two of one name");
    repository.git("switch", "--quiet", "-C", "change");
    repository.writeDefinition({ ...ONE, title: "One" });
    expect(await told()).toEqual([0, 1]);
  });
});

describe("a definition's file", () => {
  it("that is emptied is no JSON, and no deletion", async () => {
    repository.write(FILE, "");
    expect(await told()).toEqual([1, 1, "json-syntax"]);
  });

  it("that is deleted takes a published coalition away", async () => {
    repository.remove(FILE);
    expect(await told()).toEqual([1, 0, "definition-deleted"]);
  });

  it("that is deleted may be one that was never published", async () => {
    repository.remove("coalitions/mini.broken.json");
    expect(await told()).toEqual([0, 2]);
  });

  it("that moves to another folder stays the same coalition's", async () => {
    repository.move(FILE, "coalitions/l2/mini.one.json");
    expect(await told("Move")).toEqual([1, 1, "schema-path"]);
    const moved = { ...ONE, $schema: "../../schemas/coalition.schema.json" };
    repository.writeDefinition(moved, "coalitions/l2");
    expect(await told("Mend the schema's path")).toEqual([0, 1]);
  });

  it("that is renamed is another coalition's, and the first one is missing", async () => {
    repository.remove(FILE);
    repository.writeDefinition(changed(ONE, { name: "mini.renamed" }));
    expect(await told()).toEqual([1, 1, "definition-deleted"]);
  });

  it("that is renamed without its coalition does not fit it either", async () => {
    repository.move(FILE, "coalitions/mini.renamed.json");
    expect(await told()).toEqual([1, 1, "definition-deleted", "name-mismatch"]);
  });
});

describe("the doors bring", () => {
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

  it("the time: what was due long ago is a warning, what is far off is none", async () => {
    repository.writeDefinition(due("2020-01-01T00:00:00Z"));
    expect(await told()).toEqual([0, 1, "upcoming-due"]);
    expect((await atTheTerminal(FILE)).problems).toMatchObject([{ code: "upcoming-due" }]);
    repository.writeDefinition(due("9999-01-01T00:00:00Z"));
    expect(await told()).toEqual([0, 1]);
  });

  it("the words: the commits' at a terminal, the pull request's on GitHub", async () => {
    repository.writeDefinition(changed(ONE, { lattices: [lattice("a")] }));
    repository.commit("Drop lattice b");
    const codes = ({ problems }: Told) => problems.map(({ code }) => code);
    expect(codes(await atTheTerminal("--base", "main"))).toEqual([]);
    const hint = ["citizen-dropped"];
    expect(codes(await onGithub({ title: "Tidy up", body: null }))).toEqual(hint);
    expect(codes(await onGithub({ title: "Tidy up", body: "<!-- Drop b? -->" }))).toEqual(hint);
    expect(codes(await onGithub({ title: "Tidy up", body: "Since b ended." }))).toEqual([]);
    expect(codes(await onGithub({ title: "b ended", body: "" }))).toEqual([]);
  });

  it("the whole history: whose an id was that another coalition gave up", async () => {
    repository.git("switch", "--quiet", "main");
    const atlas = { fingerprint: idOf("atlas given up"), docs: "https://example.org/atlas" };
    repository.writeDefinition(changed(TWO, { modules: { ...TWO.modules, atlas } }));
    repository.commit("Ship the atlas");
    repository.writeDefinition(TWO);
    repository.commit("Withdraw the atlas");
    repository.git("switch", "--quiet", "-C", "change");
    repository.writeDefinition(changed(ONE, { modules: { ...ONE.modules, atlas } }));
    expect(await told()).toEqual([1, 1, "id-of-other-coalition"]);
  });
});

describe("check --base", () => {
  it("says on standard error how far it looks, and leaves the result to standard output", async () => {
    const base = repository.git("rev-parse", "main");
    repository.writeDefinition({ ...ONE, title: "One" });
    const { code, stdout, stderr } = await coalitions(repository.folder, "check", "--base", "main");
    expect(stderr).toBe(`Compared with ${base}: 1 definition changed.\n`);
    expect([code, stdout]).toEqual([0, expect.stringContaining("1 definition checked")]);
  });

  it("compares with where the branch left main, not with what main became", async () => {
    repository.writeDefinition({ ...ONE, title: "One" });
    repository.commit("Change");
    repository.git("switch", "--quiet", "main");
    repository.writeDefinition({ ...TWO, title: "Two" });
    repository.commit("Meanwhile");
    repository.git("switch", "--quiet", "change");
    expect(await atTheTerminal("--base", "main")).toMatchObject({ code: 0, checked: 1 });
  });
});
