// The emulated settings are shown and refused as on GitHub: otherwise doctor would be tested against an invention.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EmulatedGitHub } from "./support/emulated-github.ts";
import type { Registry } from "./support/registry.ts";
import { smallRepository } from "./support/small-repository.ts";

let github: EmulatedGitHub;
let registry: Registry;
beforeAll(async () => {
  github = await EmulatedGitHub.start();
  registry = await smallRepository(github, {
    ".github/workflows/a.yml": "on: push",
    ".github/CODEOWNERS": "# x\n* @ada @acme/team\n/a @mallory @nobody\n",
  });
});
afterAll(() => github.stop());

async function ask(token: string | undefined, request: string, body?: object) {
  const [method = "", path = ""] = request.split(" ");
  const response = await fetch(
    `${github.state.addresses.api}/repos/${registry.hosted.fullName}${path}`,
    {
      method,
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      ...(body ? { body: JSON.stringify(body) } : {}),
    },
  );
  const text = await response.text();
  return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
}

const personal = (login: string) => github.givePersonalToken(registry.hosted.fullName, login).token;
const RULESET = {
  ...{ name: "r", target: "branch", enforcement: "active", bypass_actors: [] },
  conditions: { ref_name: { include: ["refs/heads/rule*"], exclude: ["refs/heads/ruled/**"] } },
  rules: [{ type: "creation" }],
};

describe("settings", () => {
  it.each([
    "GET /actions/permissions",
    "GET /actions/permissions/workflow",
    "GET /actions/secrets",
  ])("%s is for administrators, and never for a job's token", async (request) => {
    const job = github.giveToken(registry.hosted.fullName, { actions: "write", contents: "write" });
    const refused = await ask(job.token, request);
    expect([refused.status, refused.body.message]).toEqual([
      ...[403, "Resource not accessible by integration"],
    ]);
    registry.setPermission("ada", "write");
    const writer = await ask(personal("ada"), request);
    expect([writer.status, writer.body.message]).toEqual([
      ...[403, "Must have admin rights to Repository."],
    ]);
    registry.setPermission("ada", "admin");
    expect((await ask(personal("ada"), request)).status).toBe(200);
  });

  it("are only changed by administrators; others get Not Found", async () => {
    registry.setPermission("ada", "write");
    const change = ["PATCH ", { has_issues: false }] as const;
    expect((await ask(undefined, ...change)).status).toBe(401);
    expect((await ask(personal("ada"), ...change)).status).toBe(404);
    registry.setPermission("ada", "admin");
    expect((await ask(personal("ada"), ...change)).status).toBe(200);
    expect((await ask(undefined, "GET ")).body.has_issues).toBe(false);
  });
});

describe("rulesets", () => {
  it("have unique names, and show only administrators who may bypass them", async () => {
    registry.setPermission("ada", "admin");
    const made = await ask(personal("ada"), "POST /rulesets", RULESET);
    expect(made.status).toBe(201);
    expect((await ask(personal("ada"), "POST /rulesets", RULESET)).status).toBe(422);
    const path = `GET /rulesets/${made.body.id}`;
    expect((await ask(personal("ada"), path)).body).toMatchObject({ bypass_actors: [] });
    expect((await ask(personal("mallory"), path)).body).not.toHaveProperty("bypass_actors");
  });

  it.each([
    ["rule", 1],
    ["ruler", 1],
    ["rule%2Fx", 0],
    ["ruled%2Fx%2Fy", 0],
    ["main", 0],
  ])("apply to %s, which may not exist", async (branch, count) => {
    expect((await ask(undefined, `GET /rules/branches/${branch}`)).body).toHaveLength(count);
  });

  it("need a plan if the repository is private", async () => {
    Object.assign(registry.hosted.settings, { isPrivate: true, isFreePlan: true });
    const { status, body } = await ask(personal("ada"), "GET /rules/branches/main");
    Object.assign(registry.hosted.settings, { isPrivate: false, isFreePlan: false });
    expect([status, body.message]).toEqual([403, expect.stringMatching(/^Upgrade to GitHub Pro/)]);
  });
});

describe("missing things", () => {
  it.each([
    ["GET /pages", "Not Found"],
    ["GET /environments/github-pages", "Not Found"],
    ["GET /releases/latest", "Not Found"],
    ["GET /branches/main/protection", "Branch not protected"],
    ["PUT /actions/workflows/b.yml/enable", "Not Found"],
  ])("%s: %s", async (request, message) => {
    const { status, body } = await ask(personal("ada"), request);
    expect([status, body.message]).toEqual([404, message]);
  });
});

it("CODEOWNERS has an error for each account that does not exist or has no write access", async () => {
  const { errors } = (await ask(undefined, "GET /codeowners/errors")).body;
  expect(errors).toMatchObject([
    { line: 3, kind: "Unknown owner", suggestion: expect.stringContaining("@mallory") },
    { line: 3, kind: "Unknown owner", suggestion: expect.stringContaining("@nobody") },
  ]);
});

it("a workflow is found by its file or its id, and can be enabled again", async () => {
  registry.hosted.settings.workflowStates.set(".github/workflows/a.yml", "disabled_inactivity");
  const [workflow] = (await ask(undefined, "GET /actions/workflows")).body.workflows;
  expect(workflow).toMatchObject({ path: ".github/workflows/a.yml", state: "disabled_inactivity" });
  const enable = `PUT /actions/workflows/${workflow.id}/enable`;
  expect((await ask(personal("ada"), enable)).status).toBe(204);
  expect((await ask(undefined, "GET /actions/workflows")).body.workflows[0].state).toBe("active");
});
