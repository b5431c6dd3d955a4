// The built actions/validate, started as a runner starts it.

import { symlinkSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readCheckResult } from "../../src/core/review/check-result.ts";
import { definition } from "../support/definitions.ts";
import { GitRepository } from "../support/git-repository.ts";
import { bytesOfText } from "../support/registries.ts";
import { type ActionOptions, nodesToTry, runAction } from "../support/runner.ts";

const ONE = definition({ name: "mini.one" });
const TWO = definition({ name: "mini.two" });
const BROKEN = { ...TWO, title: "@everyone | <b>::error::x</b>", fingerprint: "00".repeat(32) };

const ALONE = { inputs: { base: "none" } };

let repository: GitRepository;
beforeEach(() => {
  repository = new GitRepository();
});
afterEach(() => repository.delete());

describe.each(nodesToTry())("actions/validate under Node $version", ({ path: node }) => {
  const validate = (options: Omit<ActionOptions, "workspace" | "node"> = {}) =>
    runAction("validate", { workspace: repository.folder, node, ...options });

  it("logs its version first", async () => {
    const { stdout } = await validate(ALONE);
    expect(stdout).toMatch(/^mosaik-coalitions \d+\.\d+\.\d+\n/);
  });

  it("passes valid definitions, and says that it did not compare them, as requested", async () => {
    repository.writeDefinition(ONE);
    const { code, outputs, annotations, summary } = await validate(ALONE);
    expect([code, annotations]).toEqual([0, []]);
    expect(outputs).toMatchObject({ ok: "true", checked: "1", problems: "0", base: "" });
    expect(readCheckResult(bytesOfText(outputs.result ?? "")).result).toMatchObject({
      ok: true,
      checked: 1,
      problems: [],
      definitions: [],
      base: null,
    });
    expect(summary).toContain("Nothing to compare with: no errors in 1 definition");
    expect(summary).not.toContain("Valid:");
  });

  it("marks the line, says the fix, and fails", async () => {
    const file = repository.writeDefinition(BROKEN);
    const { code, annotations, summary, outputs } = await validate(ALONE);
    const [problem] = JSON.parse(outputs.result ?? "").problems;
    expect(annotations[0]).toEqual({
      command: "error",
      properties: {
        title: "fingerprint-mismatch",
        file,
        line: String(problem.line),
        col: String(problem.column),
      },
      message: expect.stringContaining(`Paste this line: "fingerprint": "${TWO.fingerprint}",`),
    });
    expect(annotations.at(-1)?.message).toBe("1 error in 1 definition.");
    expect(summary).toContain(`\`coalitions/mini.two.json\` line ${problem.line}`);
    expect([code, outputs.ok]).toEqual([1, "false"]);
  });

  it("uses the merge that GitHub checks out, not the base in the event", async () => {
    repository.writeDefinition(ONE);
    const old = repository.commit("Publish");
    repository.git("switch", "--quiet", "-c", "change");
    repository.writeDefinition({ ...ONE, title: "One" });
    const head = repository.commit("Change one");
    repository.git("switch", "--quiet", "main");
    repository.writeDefinition(BROKEN);
    repository.commit("Meanwhile, something broken is merged");
    repository.git("merge", "--quiet", "--no-ff", "--message=Merge", "change");
    const event = { pull_request: { base: { sha: old }, head: { sha: head } } };
    const { code, outputs, stdout } = await validate({ event });
    expect([code, outputs.checked]).toEqual([0, "1"]);
    expect(stdout).toMatch(/Compared with [0-9a-f]{40}: 1 definition changed\./);
  });

  it("checks all changes of a branch that is checked out itself", async () => {
    repository.writeDefinition(ONE);
    const base = repository.commit("Publish");
    repository.writeDefinition({ ...ONE, title: "One" });
    repository.commit("Change one");
    repository.writeDefinition(TWO);
    const head = repository.commit("Add another");
    const event = { pull_request: { base: { sha: base }, head: { sha: head } } };
    expect((await validate({ event })).outputs.checked).toBe("2");
  });

  it("refuses a link in place of a definition, and no text becomes a command for the runner", async () => {
    repository.writeDefinition(ONE);
    const base = repository.commit("Publish");
    symlinkSync("mini.one.json", repository.path("coalitions/mini.link.json"));
    repository.write("coalitions/mini.two.json", JSON.stringify({ ...TWO, "##[error]x": 1 }));
    repository.commit("Link");
    const event = { pull_request: { base: { sha: base } } };
    const { code, annotations, stdout } = await validate({ event });
    expect([code, annotations[0]?.properties.title]).toEqual([1, "file-unreadable"]);
    const quoted = /^::stop-commands::(\S+)$[\s\S]*?^::\1::$/gm;
    expect(stdout.match(quoted)?.join("\n")).toContain("##[error]x");
  });

  it("says so if there is nothing to check", async () => {
    const nothing = await validate(ALONE);
    expect([nothing.code, nothing.annotations[0]?.properties.title]).toEqual([
      1,
      "nothing-checked",
    ]);
  });

  it("finds a registry in a subfolder, and shows its files' paths from the top", async () => {
    repository.writeDefinition(BROKEN, "registry/coalitions");
    const { annotations } = await validate({ inputs: { path: "./registry/", base: "none" } });
    expect(annotations[0]?.properties.file).toBe("registry/coalitions/mini.two.json");
  });

  it("shows ten annotations of a kind, and everything in the summary", async () => {
    for (let index = 0; index < 12; index++) {
      repository.writeDefinition({ ...BROKEN, name: `mini.n${index}`, title: `Mini ${index}` });
    }
    const { annotations, summary } = await validate(ALONE);
    expect(annotations.filter(({ properties }) => properties.file)).toHaveLength(10);
    expect(summary.match(/mini\.n\d+\.json` line/g)).toHaveLength(12);
  });
});
