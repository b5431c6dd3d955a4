// Runs that are asked for through the emulated API: refused as GitHub does, and run on their own ref.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { only } from "./support/check-and-report.ts";
import { EmulatedGitHub } from "./support/emulated-github.ts";
import type { Registry } from "./support/registry.ts";
import { asking, type Sample } from "./support/sample-request.ts";
import { smallRepository } from "./support/small-repository.ts";
import { workflowText } from "./support/workflow-text.ts";

const INPUTS = {
  reason: { type: "string", required: true },
  how: { type: "choice", options: ["soft", "hard"], default: "soft" },
  dry: { type: "boolean" },
};
const publish = (word: string) =>
  workflowText({
    name: "publish",
    on: { workflow_dispatch: { inputs: INPUTS } },
    jobs: {
      say: {
        "runs-on": "x",
        steps: [
          { id: "say", run: `echo ${word} $GITHUB_REF $GITHUB_SHA $GITHUB_ACTOR` },
          {
            id: "inputs",
            run: "echo [[ inputs.reason ]] [[ inputs.how ]] [[ inputs.dry || 'no' ]]",
          },
        ],
      },
    },
  });
const FILES = {
  ".github/workflows/publish.yml": publish("main"),
  ".github/workflows/push.yml": workflowText({
    jobs: { a: { "runs-on": "x", steps: [{ run: "x" }] } },
  }),
};

let github: EmulatedGitHub;
let registry: Registry;
let ask: Sample["ask"];
beforeAll(async () => {
  github = await EmulatedGitHub.start();
});
afterAll(() => github.stop());
beforeEach(async () => {
  registry = await smallRepository(github, FILES);
  ask = asking(github, registry);
});

const dispatch = (body: object, file = "publish.yml") =>
  ask(`POST /actions/workflows/${file}/dispatches`, { body });
const BASH = { bash: true };

describe("a run that is asked for", () => {
  it("is of the workflow and the commit that its ref has, once", async () => {
    await registry.hosted.git("branch", "made", "main");
    const made = await registry.push(
      (it) => it.write(".github/workflows/publish.yml", publish("made")),
      { branch: "made" },
    );
    expect((await dispatch({ ref: "made", inputs: { reason: "x" } })).status).toBe(204);
    expect((await dispatch({ ref: "refs/heads/main", inputs: { reason: "y" } })).status).toBe(204);
    const runs = await github.dispatchRequested(BASH);
    expect(runs.map((run) => run.step("say", "say").log)).toEqual([
      `made refs/heads/made ${made.after} github-actions[bot]\n`,
      `main refs/heads/main ${made.before} github-actions[bot]\n`,
    ]);
    expect(runs[0]?.event.payload).toMatchObject({
      ...{ ref: "refs/heads/made", inputs: { reason: "x", how: "soft", dry: false } },
      sender: { login: "github-actions[bot]" },
    });
    expect(await github.dispatchRequested(BASH)).toEqual([]);
  });

  it("has its inputs, and what is left out of them", async () => {
    await dispatch({ ref: "main", inputs: { reason: "why", how: "hard" } });
    const run = only(await github.dispatchRequested(BASH));
    expect(run.step("say", "inputs").log).toBe("why hard no\n");
  });

  it.each([
    [{ ref: "gone", inputs: { reason: "x" } }, "No ref found for: gone"],
    [{ ref: "main" }, "Required input 'reason' not provided"],
    [{ ref: "main", inputs: { reason: "x", other: "y" } }, 'Unexpected inputs provided: ["other"]'],
    [
      { ref: "main", inputs: { reason: "x", how: "so" } },
      "Provided value 'so' for input 'how' not in the list of allowed values",
    ],
    [{ inputs: {} }, 'Invalid request.\n\n"ref" wasn\'t supplied.'],
  ])("is refused: %o", async (body, message) => {
    const answer = await dispatch(body);
    expect([answer.status, answer.body.message]).toEqual([422, message]);
    expect(await github.dispatchRequested(BASH)).toEqual([]);
  });

  it("is refused where the workflow is not there, or not for that", async () => {
    expect((await dispatch({ ref: "main" }, "gone.yml")).status).toBe(404);
    const { status, body } = await dispatch({ ref: "main" }, "push.yml");
    expect([status, body.message]).toEqual([
      422,
      "Workflow does not have 'workflow_dispatch' trigger",
    ]);
    await registry.hosted.git("branch", "old", "main");
    await registry.push((it) => it.remove(".github/workflows/publish.yml"), { branch: "old" });
    expect((await dispatch({ ref: "old", inputs: { reason: "x" } })).status).toBe(404);
  });
});

describe("where the site is", () => {
  it("is told once there is one", async () => {
    expect((await ask("GET /pages")).status).toBe(404);
    github.state.pages.deploy(registry.hosted, { "index.html": new Uint8Array() });
    expect((await ask("GET /pages")).body).toMatchObject({
      ...{ html_url: `${github.state.addresses.pages}/${registry.fullName}/`, status: "built" },
    });
  });
});
