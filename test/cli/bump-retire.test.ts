// coalitions bump and retire: what they write, what they only print, and the exit code.

import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { definition, lattice } from "../support/definitions.ts";
import { GitRepository } from "../support/git-repository.ts";
import { idOf } from "../support/ids.ts";
import { coalitions } from "../support/run-node.ts";

const [OLD, NEW] = [lattice("mini.mainnet").stableId, idOf("new")];
const ONE = definition({ name: "mini.one" });
const TWO = definition({ name: "mini.two" });

let repository: GitRepository;
beforeEach(() => {
  repository = new GitRepository();
  for (const it of [ONE, TWO]) repository.writeDefinition(it);
  repository.commit("Publish");
});
afterEach(() => repository.delete());

const run = (...args: string[]) => coalitions(repository.folder, ...args);
const changed = () => repository.git("diff", "--name-only").split("\n").filter(Boolean);
const FILES = ["coalitions/mini.one.json", "coalitions/mini.two.json"];

describe("bump", () => {
  it("writes every definition with the id, and proposes the pull request", async () => {
    const { code, stdout } = await run("bump", OLD, NEW);
    expect([code, stdout]).toEqual([0, expect.stringContaining("2 files written.")]);
    expect(stdout).toContain("breaking  lattice mini.mainnet bumped");
    expect(stdout).toContain("lattice mini.mainnet bumped, in 2 coalitions");
    expect(changed()).toEqual(FILES);
    expect(repository.git("diff", "--numstat")).toBe(FILES.map((it) => `2\t2\t${it}`).join("\n"));
    expect((await run("check")).code).toBe(0);
  });

  it("writes nothing for a dry run, also with --json", async () => {
    const { code, stdout } = await run("bump", OLD, NEW, "--dry-run", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      written: false,
      edited: [
        {
          file: FILES[0],
          name: "mini.one",
          breaking: true,
          fingerprint: { before: ONE.fingerprint },
        },
        { file: FILES[1], name: "mini.two" },
      ],
      refused: [],
      left: [],
      pullRequest: { title: "lattice mini.mainnet bumped, in 2 coalitions" },
    });
    expect(changed()).toEqual([]);
    expect((await run("bump", OLD, NEW, "--dry-run")).stdout).toContain("Nothing was written");
    expect(changed()).toEqual([]);
  });

  it("writes none if one already has problems, names it, and exits with 1", async () => {
    repository.write("coalitions/mini.bad.json", JSON.stringify({ ...ONE, title: 7 }));
    const { code, stdout, stderr } = await run("bump", OLD, NEW);
    const verdict = "Nothing was written. First fix the problems in coalitions/mini.bad.json:";
    expect([code, stdout.split("\n")[0]]).toEqual([1, verdict]);
    expect(stdout).not.toContain("pull request");
    expect(stderr).toContain(
      `npx mosaik-coalitions bump ${OLD} ${NEW} --only mini.one --only mini.two`,
    );
    expect(changed()).toEqual([]);
    const json = JSON.parse((await run("bump", OLD, NEW, "--json")).stdout);
    expect(json).toMatchObject({ written: false, left: [{}], pullRequest: null });
    expect(changed()).toEqual([]);
  });

  it("writes only those given with --only", async () => {
    repository.write("coalitions/mini.bad.json", JSON.stringify({ ...ONE, title: 7 }));
    const { code, stdout } = await run("bump", OLD, NEW, "--only", "mini.two");
    expect([code, stdout]).toEqual([0, expect.stringContaining("1 file written.")]);
    expect(changed()).toEqual(FILES.slice(1));
    const again = await run("bump", OLD, NEW, "--only", "mini.two");
    expect([again.code, again.stderr]).toEqual([
      2,
      expect.stringContaining("None of the coalitions given with --only"),
    ]);
    const both = ["--only", "mini.on", "--only", "mini.two"];
    const unknown = await run("bump", OLD, NEW, ...both);
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining("mini.one?")]);
  });

  it("writes no file if one would fail the check", async () => {
    // In one of the two, another lattice already has the new id.
    const other = lattice("other.mainnet", { stableId: NEW });
    repository.writeDefinition(
      definition({ name: "mini.two", lattices: [...TWO.lattices, other] }),
    );
    repository.commit("Add other.mainnet");
    const { code, stdout } = await run("bump", OLD, NEW);
    expect([code, stdout]).toEqual([1, expect.stringContaining("id-repeated")]);
    expect(changed()).toEqual([]);
  });

  it.each([
    ["an id with 0x", [`0x${OLD}`, NEW], `Write it bare: "${OLD}"`],
    ["an id in capitals", [OLD, NEW.toUpperCase()], `Write it in lowercase: "${NEW}"`],
    ["half an id", [OLD.slice(32), NEW], "The id has 32 hex digits"],
    ["an id and an MR_TD", [OLD, NEW + NEW.slice(32)], "cannot be replaced by one of 96"],
    ["the same id twice", [OLD, OLD], "nothing would change"],
    [
      "an id with a slip",
      [OLD.replace(/^./, (it) => (it === "0" ? "1" : "0")), NEW],
      `Did you mean ${OLD}, the stable id of lattice mini.mainnet in mini.one and mini.two?`,
    ],
    ["an id that nobody has", [NEW, OLD], "No definition has the id"],
    [
      "a coalition's fingerprint",
      [ONE.fingerprint, NEW],
      "the fingerprint of the coalition mini.one itself",
    ],
    ["a name", ["mini.mainnet", NEW], `${OLD}  stable id of lattice mini.mainnet`],
  ])("refuses %s", async (_, args, message) => {
    const { code, stderr, stdout } = await run("bump", ...args);
    expect([code, stderr, stdout]).toEqual([2, expect.stringContaining(message), ""]);
    expect(changed()).toEqual([]);
  });
});

describe("retire", () => {
  it("writes the retirement, for the present time if none is given", async () => {
    const { code, stdout } = await run(
      "retire",
      "mini.one",
      "--reason",
      "Done.",
      "--replacement",
      "mini.two",
    );
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/mini\.one: retires on 20\d\d-\d\d-\d\d, replaced by mini\.two/),
    ]);
    const { retirement } = JSON.parse(readFileSync(repository.path(FILES[0] ?? ""), "utf8"));
    expect(retirement).toEqual({
      at: expect.stringMatching(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      reason: "Done.",
      replacement: "mini.two",
    });
    expect((await run("check")).code).toBe(0);
  });

  it("says if integrators get no notice, and ends the reason with a full stop", async () => {
    const none = await run("retire", "mini.one", "--reason", "It is done", "--dry-run");
    expect([none.code, none.stderr]).toEqual([0, expect.stringContaining("get no notice")]);
    const at = ["--at", "2020-01-01T00:00:00Z", "--replacement", "none"];
    const past = await run("retire", "mini.one", "--reason", "It is done", ...at);
    expect([past.code, past.stderr]).toEqual([
      0,
      "2020-01-01 00:00 UTC has passed, so integrators get no notice.\n",
    ]);
    const { retirement } = JSON.parse(readFileSync(repository.path(FILES[0] ?? ""), "utf8"));
    expect(retirement).toEqual({ at: at[1], reason: "It is done.", replacement: null });
    const later = ["--reason", "Why not?", "--at", "2999-01-01T00:00:00Z", "--json"];
    const ahead = await run("retire", "mini.two", ...later);
    expect([ahead.code, ahead.stderr]).toEqual([0, ""]);
    const two = JSON.parse(readFileSync(repository.path(FILES[1] ?? ""), "utf8"));
    expect(two.retirement.reason).toBe("Why not?");
  });

  it("writes nothing for a dry run", async () => {
    const { code, stdout } = await run("retire", "mini.one", "--reason", "Done.", "--dry-run");
    expect([code, stdout]).toEqual([0, expect.stringContaining("Nothing was written")]);
    expect(changed()).toEqual([]);
  });

  it.each([
    [["mini.on", "--reason", "x"], "Did you mean mini.one?"],
    [["mini.one"], "A retirement needs --reason <text>"],
    [["mini.one", "--reason", ""], "--reason: "],
    [["mini.one", "--reason", "x", "--at", "soon"], "A UTC time such as"],
    [["mini.one", "--reason", "x", "--at", "2026-02-30T00:00:00Z"], "is not a valid date and time"],
    [["mini.one", "--reason", "x", "--replacement", "mini.twoo"], '"replacement": "mini.two"'],
    [["mini.one", "--reason", "x", "--replacement", "mini.one"], "names itself"],
    [["mini.mainnet"], `npx mosaik-coalitions bump ${OLD} <the new id>`],
    [[OLD], "mini.one and mini.two refer to a lattice mini.mainnet"],
  ])("%j is wrong usage, and writes nothing", async (args, message) => {
    const { code, stderr } = await run("retire", ...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(changed()).toEqual([]);
  });

  it("does not retire twice, and leaves a file with problems alone", async () => {
    await run("retire", "mini.one", "--reason", "Done.");
    const again = await run("retire", "mini.one", "--reason", "Done.");
    expect([again.code, again.stderr]).toEqual([
      2,
      expect.stringContaining("already has a retirement"),
    ]);
    repository.write(FILES[1] ?? "", JSON.stringify({ ...TWO, title: 7 }));
    const broken = await run("retire", "mini.two", "--reason", "Done.");
    expect([broken.code, broken.stdout]).toEqual([
      1,
      expect.stringContaining(`First fix the problems in ${FILES[1]}`),
    ]);
  });
});
