// coalitions bump and retire: what is written, what is only said, and the exit code.

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
  it("writes every definition concerned, and words the pull request", async () => {
    const { code, stdout } = await run("bump", OLD, NEW);
    expect([code, stdout]).toEqual([0, expect.stringContaining("2 files written.")]);
    expect(stdout).toContain("breaking  lattice mini.mainnet bumped");
    expect(stdout).toContain("lattice mini.mainnet bumped, in 2 coalitions");
    expect(changed()).toEqual(FILES);
    expect(repository.git("diff", "--numstat")).toBe(FILES.map((it) => `2\t2\t${it}`).join("\n"));
    expect((await run("check")).code).toBe(0);
  });

  it("writes nothing for a dry run, and tells programs the same", async () => {
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

  it("writes none where one has problems of its own, names it, and ends with 1", async () => {
    repository.write("coalitions/mini.bad.json", JSON.stringify({ ...ONE, title: 7 }));
    const { code, stdout, stderr } = await run("bump", OLD, NEW);
    expect([code, stdout]).toEqual([
      1,
      expect.stringContaining("coalitions/mini.bad.json has problems of its own"),
    ]);
    expect(stdout).toContain("Mend coalitions/mini.bad.json first; nothing was written.");
    expect(stdout).not.toContain("pull request");
    expect(stderr).toContain(
      `npx mosaik-coalitions bump ${OLD} ${NEW} --only mini.one --only mini.two`,
    );
    expect(changed()).toEqual([]);
    const json = JSON.parse((await run("bump", OLD, NEW, "--json")).stdout);
    expect(json).toMatchObject({ written: false, left: [{}], pullRequest: null });
    expect(changed()).toEqual([]);
  });

  it("writes in those alone that are named", async () => {
    repository.write("coalitions/mini.bad.json", JSON.stringify({ ...ONE, title: 7 }));
    const { code, stdout } = await run("bump", OLD, NEW, "--only", "mini.two");
    expect([code, stdout]).toEqual([0, expect.stringContaining("1 file written.")]);
    expect(changed()).toEqual(FILES.slice(1));
    const again = await run("bump", OLD, NEW, "--only", "mini.two");
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining("None of those named")]);
    const both = ["--only", "mini.on", "--only", "mini.two"];
    const unknown = await run("bump", OLD, NEW, ...both);
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining("mini.one?")]);
  });

  it("writes no file where one of them would not pass the check", async () => {
    // The new id is another lattice's, in one of the two.
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
    ["an id in capitals", [OLD, NEW.toUpperCase()], `Write it in lower case: "${NEW}"`],
    ["half an id", [OLD.slice(32), NEW], "The id has 32 hex digits"],
    ["an id and an MR_TD", [OLD, NEW + NEW.slice(32)], "one cannot take the place of the other"],
    ["the same id twice", [OLD, OLD], "nothing would change"],
    [
      "an id with a slip",
      [OLD.replace(/^./, (it) => (it === "0" ? "1" : "0")), NEW],
      `Did you mean ${OLD}, the stable id of lattice mini.mainnet in mini.one, mini.two?`,
    ],
    ["an id that nobody has", [NEW, OLD], "No definition has the id"],
    [
      "a coalition's fingerprint",
      [ONE.fingerprint, NEW],
      "the fingerprint of the coalition mini.one itself",
    ],
    ["a name", ["mini.mainnet", NEW], `${OLD}  stable id of lattice mini.mainnet`],
  ])("does not take %s", async (_, args, why) => {
    const { code, stderr, stdout } = await run("bump", ...args);
    expect([code, stderr, stdout]).toEqual([2, expect.stringContaining(why), ""]);
    expect(changed()).toEqual([]);
  });
});

describe("retire", () => {
  it("writes the retirement, with the present time where none is given", async () => {
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

  it("says where integrators get no notice, and ends the reason's sentence", async () => {
    const none = await run("retire", "mini.one", "--reason", "It is done", "--dry-run");
    expect([none.code, none.stderr]).toEqual([0, expect.stringContaining("get no notice")]);
    const at = ["--at", "2020-01-01T00:00:00Z", "--replacement", "none"];
    const past = await run("retire", "mini.one", "--reason", "It is done", ...at);
    expect([past.code, past.stderr]).toEqual([
      0,
      "That time has passed: integrators get no notice.\n",
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
    [["mini.one", "--reason", "x", "--at", "2026-02-30T00:00:00Z"], "The calendar has no moment"],
    [["mini.one", "--reason", "x", "--replacement", "mini.twoo"], '"replacement": "mini.two"'],
    [["mini.one", "--reason", "x", "--replacement", "mini.one"], "names itself"],
    [["mini.mainnet"], `npx mosaik-coalitions bump ${OLD} <the new id>`],
    [[OLD], "There is a lattice mini.mainnet, to which mini.one, mini.two refers"],
  ])("%j is wrong usage, and writes nothing", async (args, why) => {
    const { code, stderr } = await run("retire", ...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(why)]);
    expect(changed()).toEqual([]);
  });

  it("does not retire twice, and leaves a file alone that has problems", async () => {
    await run("retire", "mini.one", "--reason", "Done.");
    const again = await run("retire", "mini.one", "--reason", "Done.");
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining("is retired already")]);
    repository.write(FILES[1] ?? "", JSON.stringify({ ...TWO, title: 7 }));
    const broken = await run("retire", "mini.two", "--reason", "Done.");
    expect([broken.code, broken.stdout]).toEqual([
      1,
      expect.stringContaining(`Mend ${FILES[1]} first`),
    ]);
  });
});
