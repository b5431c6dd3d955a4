// Pull requests that forge their own check's result, or change what it reads: the comment, labels and suggestions come
// from the default branch's code, and say so.

import { symlinkSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changed, lattice } from "../support/definitions.ts";
import type { GitRepository } from "../support/git-repository.ts";
import { ONE, TWO } from "./support/project-registry.ts";
import { ReportedRegistry } from "./support/reported.ts";

let world: ReportedRegistry;
beforeAll(async () => {
  world = await ReportedRegistry.start();
});
afterAll(() => world.stop());

const OWNERS = ".github/CODEOWNERS";
const FIRST = /^<!-- coalition registry: check result -->\n<!-- compared with \w{40} -->\n/;
const DIFFERS = "This pull request's own check disagrees with this comment.";
const WRONG = { ...ONE, title: "One", fingerprint: "00".repeat(32) };

/** Replaces the check with one that never finds anything, as code loaded through .npmrc could. */
const FORGERY = `
import { readFileSync, writeFileSync, appendFileSync } from "node:fs";
const { pull_request: { number, head, base } } = JSON.parse(readFileSync(process.env.GITHUB_EVENT_PATH));
const result = { schemaVersion: 1, pullRequest: number, head: head.sha, base: base.sha, checked: 1, ok: true,
  problems: [], problemsOmitted: 0, definitions: [], definitionsOmitted: 0, firstReferred: [] };
const file = process.env.RUNNER_TEMP + "/result.json";
writeFileSync(file, JSON.stringify(result));
appendFileSync(process.env.GITHUB_OUTPUT, "result=" + file + "\\n");
`;

function forge(checkout: GitRepository): void {
  checkout.write(".npmrc", "node-options=--require ./evil.cjs\n");
  checkout.write("actions/validate/dist/index.js", FORGERY);
}

describe("a check forged to find nothing", () => {
  it("changes nothing: the real problems are reported, after the files that may have forged it", async () => {
    const pull = await world.open((checkout) => {
      forge(checkout);
      checkout.writeDefinition(WRONG);
    });
    const { checked, reported } = await world.run(pull);
    expect([checked.conclusion, reported.conclusion]).toEqual(["success", "success"]);
    const { comments, labels, suggestions } = await world.shown(pull);
    expect([comments.length, labels, suggestions.length]).toEqual([1, ["metadata"], 1]);
    const [comment = ""] = comments;
    const top = comment.replace(FIRST, "").split("### ❌ 1 error")[0] ?? "";
    expect(top).toMatch(/^\*\*Review these files first: /);
    expect(top).toContain("- `.npmrc`\n- `actions/validate/dist/index.js`\n");
    expect(top).toContain(`**${DIFFERS}**`);
    expect(top).toContain("- It passed, although there are errors.\n");
    expect(top).toMatch(
      /- It does not report error `fingerprint-mismatch` in `coalitions\/mini\.one\.json` line \d+\.\n/,
    );
    expect(comment).toContain(`"fingerprint": "${ONE.fingerprint}"`);
  });

  it("may be missing without its workflow, which GitHub treats as passed", async () => {
    const workflow = ".github/workflows/check.yml";
    const pull = await world.open((checkout) => {
      const text = checkout.git("show", `HEAD:${workflow}`);
      checkout.write(workflow, text.replace("    runs-on:", "    if: false\n    runs-on:"));
      checkout.writeDefinition(WRONG);
    });
    const { checked } = await world.run(pull);
    expect(checked.conclusion).toBe("skipped");
    const [comment] = (await world.shown(pull)).comments;
    expect(comment).toContain(`- \`${workflow}\``);
    expect(comment).toContain('It has no result: the run ended with "skipped".');
    expect(comment).toContain("❌ 1 error");
  });

  it("is reported even if no definition changes", async () => {
    const pull = await world.open((checkout) => checkout.write(".npmrc", "x=y\n"));
    await world.run(pull);
    expect((await world.shown(pull)).comments[0]).toContain("- `.npmrc`");
  });
});

describe("the result of an honest check", () => {
  /** A submodule's entry in git, without the repository itself. */
  const submodule = (checkout: GitRepository) => {
    const entry = `160000,${checkout.git("rev-parse", "HEAD")},coalitions/more`;
    checkout.git("update-index", "--add", "--cacheinfo", entry);
    checkout.git("commit", "--quiet", "--message=Submodule");
    checkout.git("reset", "--quiet", "--hard");
  };

  it.each<[string, (checkout: GitRepository) => void, RegExp]>([
    [
      "a link in place of a definition",
      (checkout) => symlinkSync("mini.one.json", checkout.path("coalitions/mini.link.json")),
      /error file-unreadable/,
    ],
    ["a submodule below coalitions/", submodule, /error file-unreadable/],
    [
      "a definition that is moved",
      (checkout) => checkout.move("coalitions/mini.two.json", "coalitions/l2/mini.two.json"),
      /error schema-path/,
    ],
    [
      "a definition that is renamed",
      (checkout) => checkout.move("coalitions/mini.two.json", "coalitions/mini.three.json"),
      /error definition-deleted/,
    ],
    [
      "a file that is far too large",
      (checkout) => checkout.write("coalitions/mini.big.json", " ".repeat(5_000_000)),
      /error file-too-large/,
    ],
    [
      "a config that is broken",
      (checkout) => checkout.write("registry.config.json", "{"),
      /error json-syntax/,
    ],
    [
      "a citizen that goes without a word",
      (checkout) => {
        const both = changed(ONE, { lattices: [lattice("added.mainnet"), ...ONE.lattices] });
        checkout.writeDefinition(changed(both, { lattices: both.lattices.slice(0, 1) }));
      },
      /hint citizen-dropped/,
    ],
  ])("equals the report's own result: %s", async (_, commit, words) => {
    const pull = await world.open(commit);
    await world.run(pull);
    const [comment] = (await world.shown(pull)).comments;
    expect(comment).toMatch(words);
    expect(comment).not.toContain("pull request's own check");
  });
});

describe(".github/CODEOWNERS", () => {
  const heir = { ...TWO.operator, github: [{ login: "heir", id: 77 }] };
  const rewritten = (checkout: GitRepository, by: string) => {
    const text = checkout.git("show", `HEAD:${OWNERS}`);
    checkout.write(OWNERS, `${text.replace(/(mini\.two\.json) .*/, by)}\n`);
  };

  it("needs no review if it is generated from the definitions", async () => {
    const pull = await world.open((checkout) => {
      checkout.writeDefinition({ ...TWO, operator: heir });
      rewritten(checkout, "$1 @heir");
    });
    await world.run(pull);
    const [comment] = (await world.shown(pull)).comments;
    expect(comment).toContain("This pull request changes the accounts authorised for an operator.");
    expect(comment).not.toMatch(/Review these files first|CODEOWNERS/);
  });

  it.each<[string, (checkout: GitRepository) => void]>([
    ["another line is in it", (checkout) => rewritten(checkout, "$1 @heir\n/docs/ @mallory")],
    [
      "the line of a faulty definition differs from before",
      (checkout) => {
        checkout.write("coalitions/mini.two.json", "{");
        rewritten(checkout, "$1 @mallory");
      },
    ],
    [
      "its maintainers come from the pull request's own config",
      (checkout) => {
        const config = JSON.parse(checkout.git("show", "HEAD:registry.config.json"));
        const maintainers = [{ login: "mallory", id: 666 }];
        checkout.write("registry.config.json", JSON.stringify({ ...config, maintainers }));
        const text = checkout.git("show", `HEAD:${OWNERS}`);
        checkout.write(OWNERS, `${text.replace(/^\* .*$/m, "* @mallory")}\n`);
      },
    ],
  ])("is reviewed first if %s", async (_, commit) => {
    const pull = await world.open((checkout) => {
      checkout.writeDefinition({ ...TWO, operator: heir });
      commit(checkout);
    });
    await world.run(pull);
    const [comment] = (await world.shown(pull)).comments;
    expect(comment).toMatch(new RegExp(`Review these files first: .*\\n\\n- \`${OWNERS}\`\\n`));
  });
});

describe("a pull request whose commits cannot be fetched", () => {
  it.each([
    ["GitHub refuses them", 403, /needs the permission "contents: read"/],
    ["GitHub hides them", 404, /needs the permission "contents: read"/],
    ["GitHub cannot be reached", 503, /could not reach GitHub/],
  ])("shows no result, and none that looks good: %s", async (_, answer, reason) => {
    const pull = await world.open((checkout) => checkout.writeDefinition({ ...TWO, title: "III" }));
    const checked = await world.check(pull);
    world.github.fault({ path: /info\/refs/, answer, times: answer === 503 ? 4 : 1 });
    const reported = await world.report(checked);
    expect(reported.conclusion).toBe("failure");
    const { comments, labels } = await world.shown(pull);
    expect(comments[0]).toMatch(/❌ The check of this pull request has no result/);
    expect(comments[0]).toMatch(reason);
    expect([comments[0]?.includes("Valid:"), labels]).toEqual([false, []]);
    expect((await world.report(checked)).conclusion).toBe("success");
    expect((await world.shown(pull)).labels).toEqual(["metadata"]);
  });
});

describe("after main has moved on", () => {
  it("is the same after main has moved on", async () => {
    const pull = await world.open((checkout) => checkout.writeDefinition({ ...ONE, title: "1" }));
    await world.registry.push((checkout) => checkout.writeDefinition({ ...TWO, title: "2" }));
    await world.run(pull);
    const { comments, labels } = await world.shown(pull);
    expect(comments[0]).toContain("Valid:");
    expect(comments[0]).not.toMatch(/request's own check|mini\.two/);
    expect(labels).toEqual(["metadata"]);
  });
});
