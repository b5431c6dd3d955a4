// `coalitions owners`, and what `coalitions check` reports about the same file.

import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { OWNERS_FILE } from "../../src/core/owners/lines.ts";
import { definition } from "../support/definitions.ts";
import { EXAMPLES } from "../support/examples.ts";
import { GitRepository } from "../support/git-repository.ts";
import { coalitions } from "../support/run-node.ts";

const ONE = definition({ name: "mini.one" });
const TWO = definition({ name: "mini.two" });
const FILE = "coalitions/mini.one.json";
const ADA = { name: "Ada", github: [{ login: "ada", id: 5 }] };
const CONFIG = { name: "Mini", description: "Mini.", baseUrl: "https://mini.example/" };
const MAINTAINERS = [{ login: "maintainer", id: 1 }];

let folder: GitRepository;
beforeEach(() => {
  folder = new GitRepository();
  folder.writeDefinition(ONE);
  folder.writeDefinition(TWO);
  configure({ maintainers: MAINTAINERS });
});
afterEach(() => folder.delete());

const configure = (more: object) =>
  folder.write("registry.config.json", JSON.stringify({ ...CONFIG, ...more }));
const run = (...args: string[]) => coalitions(folder.folder, ...args);
const text = () => readFileSync(folder.path(OWNERS_FILE), "utf8");

describe("owners", () => {
  it("prints what --write writes, and writes only what changed", async () => {
    const printed = await run("owners");
    expect([printed.code, printed.stderr]).toEqual([0, ""]);
    expect(printed.stdout).toContain(
      "\n* @maintainer\n\n/coalitions/mini.one.json @miniature-works\n",
    );
    const written = await run("owners", "--write");
    expect([written.code, written.stdout, text()]).toEqual([0, "", printed.stdout]);
    expect(written.stderr).toContain(`Wrote ${OWNERS_FILE}.`);
    const before = statSync(folder.path(OWNERS_FILE)).mtimeMs;
    expect((await run("owners", "--write")).stderr).toContain("is up to date");
    expect(statSync(folder.path(OWNERS_FILE)).mtimeMs).toBe(before);
  });

  it("gives programs the same facts", async () => {
    const { code, stdout } = await run("owners", "--write", "--json");
    const facts = { file: OWNERS_FILE, changed: true, text: text(), faulty: [], warnings: [] };
    expect([code, JSON.parse(stdout)]).toEqual([0, facts]);
  });

  it("warns if there are no maintainers", async () => {
    configure({});
    const { code, stdout, stderr } = await run("owners");
    expect(stdout).not.toContain("\n*");
    expect([code, stderr]).toEqual([0, expect.stringContaining("does not name maintainers")]);
  });

  it("keeps the line of a faulty definition, and exits with 1", async () => {
    await run("owners", "--write");
    const before = text();
    folder.write(FILE, "{");
    const { code, stderr } = await run("owners", "--write");
    expect([code, text()]).toEqual([1, before]);
    expect(stderr).toContain(`${FILE} is faulty, so its line stays unchanged.`);
  });

  it("leaves a hand-written file alone", async () => {
    folder.write(OWNERS_FILE, "* @me\n");
    const { code, stderr, stdout } = await run("owners", "--write");
    expect([code, stdout, text()]).toEqual([2, "", "* @me\n"]);
    expect(stderr).toContain("was written by hand, so it is never overwritten");
    const check = await run("owners", "--check");
    expect([check.code, check.stderr]).toEqual([0, expect.stringContaining("was written by hand")]);
    expect((await run("check")).code).toBe(0);
  });

  it("refuses contradicting flags", async () => {
    const both = await run("owners", "--write", "--check");
    expect([both.code, both.stderr]).toEqual([
      2,
      expect.stringContaining("Give only one of --write"),
    ]);
    configure({ maintainers: ["maintainer"] });
    const config = await run("owners");
    expect([config.code, config.stderr]).toEqual([
      2,
      expect.stringContaining("@organization/team"),
    ]);
  });
});

describe("owners --check", () => {
  it("finds what check finds, and nothing else", async () => {
    const missing = await run("owners", "--check");
    expect([missing.code, missing.stdout]).toEqual([1, expect.stringContaining("does not exist")]);
    await run("owners", "--write");
    folder.writeDefinition({
      ...ONE,
      operator: ADA,
    });
    folder.writeDefinition({ ...TWO, fingerprint: "00".repeat(32) });
    const [line] = [
      text()
        .split("\n")
        .findIndex((it) => it.includes(FILE)) + 1,
    ];
    const { code, stdout } = await run("owners", "--check", "--json");
    expect([code, JSON.parse(stdout)]).toEqual([
      1,
      {
        ok: false,
        checked: 2,
        problems: [expect.objectContaining({ code: "owners-stale", file: OWNERS_FILE, line })],
      },
    ]);
    const whole = JSON.parse((await run("check", "--json")).stdout).problems;
    expect(whole).toEqual(expect.arrayContaining(JSON.parse(stdout).problems));
    await run("owners", "--write");
    expect((await run("owners", "--check")).code).toBe(0);
  });

  it.skipIf(EXAMPLES.length === 0)(
    "finds nothing in this repository with its examples",
    async () => {
      expect((await coalitions(resolve("."), "owners", "--check")).code).toBe(0);
    },
  );

  it("has nothing to compare if the registry needs no file", async () => {
    configure({});
    const { code, stderr } = await run("owners", "--check");
    expect([code, stderr]).toEqual([0, expect.stringContaining(`There is no ${OWNERS_FILE}`)]);
    expect((await run("check")).code).toBe(0);
  });
});

describe("check", () => {
  it("of one definition does not fail because of another's line", async () => {
    await run("owners", "--write");
    folder.writeDefinition({
      ...TWO,
      operator: ADA,
    });
    expect((await run("check", FILE)).code).toBe(0);
    for (const args of [["check"], ["check", "coalitions/mini.two.json"]]) {
      const { code, stdout } = await run(...args);
      expect([code, stdout]).toEqual([
        1,
        expect.stringContaining("or write: /coalitions/mini.two.json @ada\n"),
      ]);
    }
  });

  it("of a branch does not fail because of lines that were already stale", async () => {
    await run("owners", "--write");
    folder.writeDefinition({ ...TWO, operator: ADA });
    folder.commit("Somebody else's line is stale on main");
    folder.writeDefinition({ ...ONE, title: "One" });
    folder.commit("Change one");
    expect((await run("check", "--base", "HEAD~1")).code).toBe(0);
    folder.writeDefinition({ ...TWO, operator: ADA, title: "Two" });
    const { code, stdout } = await run("check", "--base", "HEAD~1");
    expect([code, stdout]).toEqual([1, expect.stringContaining("owners-stale")]);
  });

  it("warns of an account with two logins, and passes", async () => {
    folder.writeDefinition({ ...TWO, operator: { name: "A", github: [{ login: "a", id: 1001 }] } });
    await run("owners", "--write");
    const { code, stdout } = await run("check");
    expect([code, stdout]).toEqual([0, expect.stringContaining("warning account-renamed")]);
  });
});
