// A deployment that differs from the build or never comes, and a GitHub that refuses or fails: the run fails and says
// so, the pull request says so, too, and nothing is reported twice.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changed, lattice } from "../support/definitions.ts";
import { ONE, TWO } from "./support/project-registry.ts";
import { PublishedRegistry } from "./support/published.ts";
import type { PullRequest } from "./support/pull-request.ts";
import type { WorkflowRun } from "./support/runner/workflow-run.ts";

const STRANGER = { name: "Stranger Things", github: [{ login: "mallory", id: 1003 }] };
const FAILED = { build: "success", deploy: "success", confirm: "failure" };
const SUCCESS = { ...FAILED, confirm: "success" };

let world: PublishedRegistry;
let pull: PullRequest;
/** Deployed but not confirmed yet. */
let deployed: WorkflowRun;
let count = 0;

beforeAll(async () => {
  world = await PublishedRegistry.start();
});
afterAll(() => world.stop());

/** A new title each time, so that there is something to publish. */
async function deploy(): Promise<void> {
  const lattices = [...ONE.lattices, lattice("new.mainnet", { chainId: 30, operator: STRANGER })];
  const title = `The title ${++count}`;
  pull = await world.open((it) => it.writeDefinition(changed(ONE, { lattices, title })), {
    from: "branch",
  });
  deployed = await world.publish(await world.registry.merge(pull), { skipJobs: ["confirm"] });
  expect(deployed.job("deploy").conclusion).toBe("success");
}

const confirm = () => world.github.rerunFailed(deployed);

describe("a deployed site", () => {
  beforeAll(deploy);

  it("that was tampered with fails the run, and the pull request's comment names the file", async () => {
    const { pages } = world.github.state;
    const [one = "", other = ""] = [ONE.fingerprint, TWO.fingerprint];
    pages.tamper(world.hosted, "mini.two/fingerprint.txt", () => `${one}\n`);
    const run = await confirm();
    expect(run.ends).toEqual(FAILED);
    expect(run.faults).toContain("The deployed site is wrong. mini.two/fingerprint.txt:");
    expect(run.job("confirm").summary).toContain("❌ The deployed site is wrong");
    const [comment, ...more] = world.comments(pull);
    expect(more).toEqual([]);
    expect(comment).toContain("❌ Published, but the deployed site is wrong.");
    expect(comment).toContain("`mini.two/fingerprint.txt`");
    expect(comment).toMatch(/do not rely on[\s\S]*\*\*mini\.one\*\*: entry \d+/);
    // A newly referred operator is mentioned, whatever the site says.
    expect(comment).toContain("@mallory");
    pages.tamper(world.hosted, "mini.two/fingerprint.txt", () => `${other}\n`);
    expect((await confirm()).ends).toEqual(SUCCESS);
    const [updated, ...others] = world.comments(pull);
    expect(others).toEqual([]);
    expect(updated).toContain("⚠️ Published");
  });

  it("that claims more than its chain has fails the run", async () => {
    const { pages } = world.github.state;
    const intact = pages.text(world.hosted, "api/v1/index.json") ?? "";
    pages.tamper(world.hosted, "api/v1/index.json", (text) =>
      text.replace(/"head": "../, '"head": "00'),
    );
    const run = await confirm();
    expect(run.ends).toEqual(FAILED);
    expect(run.faults).toMatch(/api\/v1\/(state|index)\.json/);
    pages.tamper(world.hosted, "api/v1/index.json", () => intact);
  });

  it("that a newer publication has replaced is verified as that one", async () => {
    const newer = changed(TWO, { title: `Newer ${count}` });
    await world.publish(await world.registry.push((it) => it.writeDefinition(newer)));
    const run = await confirm();
    expect(run.ends).toEqual(SUCCESS);
    expect(world.comments(pull)[0]).toContain("a newer publication that includes this one");
  });
});

describe("a deployment that never comes", () => {
  it("fails the run and is reported; if it comes later, the same comment says so", async () => {
    world.github.state.pages.hold(world.hosted);
    await deploy();
    const run = await confirm();
    expect(run.ends).toEqual(FAILED);
    expect(run.faults).toMatch(/state\.json at http\S+ shows commit \w{40} .* not /);
    expect(world.comments(pull)[0]).toContain("❌ Merged, but the site does not show it.");
    world.github.state.pages.release(world.hosted);
    expect((await world.github.rerun(deployed)).ends).toEqual(SUCCESS);
    const [comment, ...others] = world.comments(pull);
    expect([others, comment?.includes("✅ Published")]).toEqual([[], true]);
  });
});

const COMMENTS = /\/issues\/\d+\/comments/;

it("a refused comment fails the run and names the permission; a failing one is written once", async () => {
  await deploy();
  world.github.fault({ method: "POST", path: COMMENTS, answer: 403 });
  const run = await confirm();
  expect(run.ends).toEqual(FAILED);
  expect(run.faults).toMatch(/keep the comment .* lacks the permission "pull-requests: write"/);
  expect(run.job("confirm").summary).toContain("The deployed site is correct");
  world.github.fault({ path: /\/commits\/\w+\/pulls/, answer: 500 });
  world.github.fault({ method: "POST", path: COMMENTS, answer: "drop", carriedOut: true });
  expect((await confirm()).ends).toEqual(SUCCESS);
  expect(world.github.state.faults.unmet).toEqual([]);
  expect(world.comments(pull)).toHaveLength(1);
});
