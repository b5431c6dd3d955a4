// The jobs of a run.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EmulatedGitHub } from "./support/emulated-github.ts";
import { job, pushed } from "./support/pushed.ts";

let github: EmulatedGitHub;
beforeAll(async () => {
  github = await EmulatedGitHub.start();
});
afterAll(() => github.stop());

describe("jobs", () => {
  it("wait for those that they need, and have their outputs", async () => {
    const { run } = await pushed(github, {
      last: job([{ id: "x", run: "echo [[ needs.first.outputs.x ]] [[ needs.first.result ]]" }], {
        needs: "first",
      }),
      first: job([{ id: "one", run: "echo x=7 >> $GITHUB_OUTPUT" }], {
        outputs: { x: "[[ steps.one.outputs.x ]]" },
      }),
    });
    expect(run.jobs.map(({ id }) => id)).toEqual(["first", "last"]);
    expect(run.step("last", "x").log).toBe("7 success\n");
  });

  it("are skipped after a failure, unless they say otherwise", async () => {
    const steps = [{ run: "true" }];
    const { run } = await pushed(github, {
      bad: job([{ run: "false" }]),
      after: job(steps, { needs: "bad" }),
      mourning: job(steps, { needs: "bad", if: "failure()" }),
      anyway: job(steps, { needs: ["after"], if: "always()" }),
      never: job(steps, { if: "github.event_name == 'pull_request'" }),
    });
    const told = run.jobs.map(({ id, conclusion }) => `${id} ${conclusion}`);
    expect(told.sort()).toEqual([
      "after skipped",
      "anyway success",
      "bad failure",
      "mourning success",
      "never skipped",
    ]);
  });

  it("hear of a failure long before them, too", async () => {
    const steps = [{ run: "true" }];
    const { run } = await pushed(github, {
      bad: job([{ run: "false" }]),
      between: job(steps, { needs: "bad", if: "always()" }),
      last: job(steps, { needs: "between" }),
      told: job(steps, { needs: "between", if: "failure()" }),
    });
    const told = run.jobs.map(({ id, conclusion }) => `${id} ${conclusion}`);
    expect(told).toEqual(["bad failure", "between success", "last skipped", "told success"]);
  });

  it("are left out at the caller's wish, and so are those that need them", async () => {
    const steps = [{ run: "true" }];
    const jobs = { a: job(steps), b: job(steps, { needs: "a" }) };
    const { run } = await pushed(github, jobs, { options: { skipJobs: ["a"] } });
    expect(run.jobs.map(({ conclusion }) => conclusion)).toEqual(["skipped", "skipped"]);
  });

  it("run once for each combination of their matrix", async () => {
    const more = { strategy: { matrix: { node: ["20.19", 22] } } };
    const { run } = await pushed(github, {
      a: job([{ id: "x", run: "echo [[ matrix.node ]]" }], more),
    });
    expect(run.jobs.map(({ steps }) => steps[0]?.log)).toEqual(["20.19\n", "22\n"]);
  });

  it("have the permissions that they list, else the workflow's, else the restricted ones", async () => {
    const steps = [{ run: "true" }];
    const jobs = { a: job(steps, { permissions: { issues: "write" } }), b: job(steps) };
    const { run } = await pushed(github, jobs);
    expect(run.jobs.map(({ permissions }) => permissions)).toEqual([
      { issues: "write" },
      { contents: "read", packages: "read" },
    ]);
  });

  it("leave nothing behind that could be used", async () => {
    const step = { id: "t", run: "echo [[ github.token ]] [[ runner.temp ]]" };
    const { run } = await pushed(github, { a: job([step]) });
    const [token = ""] = run.step("a", "t").log.split(" ");
    expect(github.state.grants.of(token)?.revoked).toBe(true);
  });
});
