// A stranger's pull request through .github/workflows/check.yml, as GitHub would run it.

import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EmulatedGitHub } from "./support/emulated-github.ts";
import { ONE, projectRegistry, TWO } from "./support/project-registry.ts";
import type { PullRequest } from "./support/pull-request.ts";
import type { Registry } from "./support/registry.ts";
import type { WorkflowRun } from "./support/runner/workflow-run.ts";

let github: EmulatedGitHub;
let registry: Registry;
let pull: PullRequest;

beforeAll(async () => {
  github = await EmulatedGitHub.start();
  const repository = await projectRegistry();
  registry = await github.createRepository("acme/registry", repository.folder);
  repository.delete();
  pull = await registry.openPullRequest({
    from: "fork",
    title: "Break two definitions",
    commit: (checkout) => {
      checkout.writeDefinition({ ...ONE, fingerprint: "00".repeat(32) });
      checkout.writeDefinition({ ...TWO, summary: "" });
    },
  });
});
afterAll(() => github.stop());

async function check(action: "opened" | "synchronize"): Promise<WorkflowRun> {
  const [run] = await github.dispatchPullRequest(pull, action, { files: ["check.yml"] });
  if (!run) throw new Error("check.yml was not started.");
  return run;
}

/** The line of a file in the head on which the text stands. */
async function lineOf(file: string, text: string): Promise<number> {
  const content = `${await registry.hosted.fileAt(pull.headSha, file)}`;
  return content.split("\n").findIndex((line) => line.includes(text)) + 1;
}

/** The only file of the artifact that the run has handed over. */
function resultOf(run: WorkflowRun): Record<string, unknown> {
  const [artifact, ...others] = github.state.artifacts.ofRun(run.id);
  if (!artifact || others.length > 0) throw new Error("Not one artifact.");
  const files = Object.entries(unzipSync(artifact.zip));
  expect(files.map(([file]) => file)).toEqual(["result.json"]);
  return JSON.parse(strFromU8(files[0]?.[1] ?? new Uint8Array()));
}

describe("the check of a fork's pull request", () => {
  it("marks two definitions on their very lines, with nothing but a right to read", async () => {
    const run = await check("opened");
    const { conclusion, permissions, annotations, summary } = run.job("definitions");
    expect([conclusion, permissions]).toEqual(["failure", { contents: "read" }]);
    const marked = annotations.flatMap(({ properties }) =>
      properties.file ? [[properties.title, properties.file, Number(properties.line)]] : [],
    );
    expect(marked).toEqual([
      [
        "fingerprint-mismatch",
        "coalitions/mini.one.json",
        await lineOf("coalitions/mini.one.json", '"fingerprint": "0000'),
      ],
      [
        "value-invalid",
        "coalitions/mini.two.json",
        await lineOf("coalitions/mini.two.json", '"summary"'),
      ],
    ]);
    expect(summary).toContain("mini.one.json");
    const api = github.requests.filter(({ server }) => server === "api");
    expect(api).toEqual([]);
  });

  it("passes when both are mended, and hands over the result all the same", async () => {
    await pull.push((checkout) => {
      checkout.writeDefinition({ ...ONE, title: "One" });
      checkout.writeDefinition({ ...TWO, summary: "Two." });
    });
    const run = await check("synchronize");
    expect([run.conclusion, run.job("definitions").annotations]).toEqual(["success", []]);
    expect(resultOf(run)).toMatchObject({ head: pull.headSha, pullRequest: pull.number });
  });

  it("runs what the fork has made of the check, so that nobody may believe its result", async () => {
    await pull.push((checkout) => {
      checkout.write("actions/validate/dist/index.js", 'console.log("::notice::All is well")\n');
      checkout.writeDefinition({ ...ONE, fingerprint: "00".repeat(32) });
    });
    const run = await check("synchronize");
    expect([run.conclusion, run.job("definitions").annotations]).toEqual([
      "success",
      [{ command: "notice", properties: {}, message: "All is well" }],
    ]);
  });
});
