// The steps of a job: what they see of each other and of GitHub.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EmulatedGitHub } from "./support/emulated-github.ts";
import { CHECKOUT, job, pushed } from "./support/pushed.ts";
import { workflowText } from "./support/workflow-text.ts";

let github: EmulatedGitHub;
beforeAll(async () => {
  github = await EmulatedGitHub.start();
});
afterAll(() => github.stop());

describe("steps", () => {
  it("run one after the other, until one fails", async () => {
    const { run } = await pushed(github, {
      a: job([
        { id: "one", run: "echo x=1 >> $GITHUB_OUTPUT\necho Y=2 >> $GITHUB_ENV" },
        { id: "two", run: 'test "$Y$X" = 21', env: { X: "[[ steps.one.outputs.x ]]" } },
        { id: "forgiven", run: "exit 3", "continue-on-error": true },
        { id: "three", run: "echo '::error file=a.txt,line=1::Wrong'; exit 1" },
        { id: "four", run: "echo never" },
        { id: "five", if: "failure() && steps.three.outcome == 'failure'", run: "echo sorry" },
        { id: "six", if: "always()", run: "echo '### Done' >> $GITHUB_STEP_SUMMARY" },
      ]),
    });
    const { steps, conclusion, annotations, summary } = run.job("a");
    expect(steps.map(({ conclusion }) => conclusion).join()).toBe(
      "success,success,success,failure,skipped,success,success",
    );
    expect(run.step("a", "forgiven").outcome).toBe("failure");
    expect(annotations).toEqual([
      { command: "error", properties: { file: "a.txt", line: "1" }, message: "Wrong" },
    ]);
    expect([conclusion, run.conclusion, summary]).toEqual(["failure", "failure", "### Done\n"]);
  });

  it("are not executed, but recorded, unless the caller allows it", async () => {
    const { run } = await pushed(
      github,
      { a: job([{ id: "one", run: "exit 1" }]) },
      { options: {} },
    );
    expect([run.step("a", "one").conclusion, run.conclusion]).toEqual(["skipped", "success"]);
  });

  it("see the variables of a runner, and the token only where it is passed", async () => {
    const { run, registry, push } = await pushed(github, {
      a: job([
        { id: "env", run: 'env | sed "s/^/v:/"' },
        { id: "token", run: "echo t=$TOKEN", env: { TOKEN: "[[ github.token ]]" } },
      ]),
    });
    const variables = run.step("a", "env").log;
    const expected = {
      GITHUB_REPOSITORY: registry.fullName,
      GITHUB_SHA: push.after,
      GITHUB_REF: "refs/heads/main",
      GITHUB_EVENT_NAME: "push",
      GITHUB_API_URL: github.apiUrl,
      GITHUB_SERVER_URL: github.serverUrl,
      GITHUB_RUN_ATTEMPT: "1",
      GITHUB_ACTOR: "ada",
      GITHUB_ACTOR_ID: "1002",
      CI: "true",
    };
    for (const [name, value] of Object.entries(expected)) {
      expect(variables).toContain(`v:${name}=${value}\n`);
    }
    expect(variables).not.toContain("ghs_");
    expect(run.step("a", "token").log).toMatch(/^t=ghs_/);
  });

  it("of a composite action have its inputs, and give its outputs", async () => {
    const action = {
      name: "Own",
      description: "Own",
      inputs: { who: { required: true }, greeting: { default: "Hello" } },
      outputs: { said: { description: "x", value: "[[ steps.say.outputs.said ]]" } },
      runs: {
        using: "composite",
        steps: [
          {
            ...{ id: "say", shell: "bash", run: 'echo "said=$TEXT" >> $GITHUB_OUTPUT' },
            env: { TEXT: "[[ inputs.greeting ]] [[ inputs.who ]]" },
          },
        ],
      },
    };
    const steps = [
      { uses: CHECKOUT },
      { id: "own", uses: "./own", with: { who: "you" } },
      { id: "after", run: "echo [[ steps.own.outputs.said ]]" },
    ];
    const { run } = await pushed(
      github,
      { a: job(steps) },
      { files: { "own/action.yml": workflowText(action) } },
    );
    expect(run.step("a", "after").log).toBe("Hello you\n");
    expect(run.step("a", "own").steps.map(({ id }) => id)).toEqual(["say"]);
  });
});
