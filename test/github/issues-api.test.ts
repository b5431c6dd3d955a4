// Issues on the emulated API, pull requests among them, and who may do what in a repository.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { call } from "./support/call.ts";
import { EmulatedGitHub } from "./support/emulated-github.ts";
import type { PullRequest } from "./support/pull-request.ts";
import type { Registry } from "./support/registry.ts";
import { openSample, type Sample } from "./support/sample-request.ts";
import { ACCOUNTS } from "./support/server/accounts.ts";

const GONE = { login: "gone", id: 1099, type: "User" } as const;

let github: EmulatedGitHub;
beforeAll(async () => {
  github = await EmulatedGitHub.start({ accounts: [...ACCOUNTS, GONE] });
});
afterAll(() => github.stop());

let registry: Registry;
let pull: PullRequest;
let ask: Sample["ask"];
let number: number;
beforeEach(async () => {
  ({ registry, pull, ask } = await openSample(github));
  const labels = ["registration"];
  ({ number } = await registry.openIssue({ author: "mallory", title: "One", body: "1", labels }));
});

const numbers = async (query: string): Promise<number[]> => {
  const { body } = await ask(`GET /issues?${query}`);
  return body.map((it: { number: number }) => it.number);
};
const change = (body: object, of = number) => ask(`PATCH /issues/${of}`, { body });

describe("issues", () => {
  it("are listed with pull requests, the newest first, and filtered", async () => {
    const more = { title: "Two", body: "2", labels: ["registration", "urgent"] };
    const { number: two } = await registry.openIssue({ author: "ada", ...more });
    expect(await numbers("")).toEqual([two, number, pull.number]);
    expect(await numbers("direction=asc&per_page=2")).toEqual([pull.number, number]);
    expect(await numbers("labels=registration")).toEqual([two, number]);
    expect(await numbers("labels=urgent,Registration")).toEqual([two]);
    expect(await numbers("labels=none")).toEqual([]);
    expect(await numbers("creator=mallory")).toEqual([number, pull.number]);
    await registry.closeIssue(two, { by: "ada", reason: "not_planned" });
    expect(await numbers("state=closed")).toEqual([two]);
    expect(await numbers("state=all&per_page=1&page=2")).toEqual([number]);
    const { body } = await ask("GET /issues");
    expect(body.map((it: object) => "pull_request" in it)).toEqual([false, true]);
  });

  it("are pull requests, where their number is one's", async () => {
    const { body } = await ask(`GET /issues/${pull.number}`);
    expect(body).toMatchObject({
      ...{ number: pull.number, title: "A change", user: { login: "mallory" } },
      html_url: `${github.serverUrl}/${registry.fullName}/pull/${pull.number}`,
      pull_request: { merged_at: null },
    });
    await change({ title: "Renamed", labels: ["x"], state: "closed" }, pull.number);
    const { body: after } = await ask(`GET /pulls/${pull.number}`);
    expect(after).toMatchObject({ title: "Renamed", state: "closed", labels: [{ name: "x" }] });
    expect((await ask("GET /issues/99")).status).toBe(404);
  });

  it("are changed, closed for a reason and reopened", async () => {
    const closed = await change({ state: "closed", state_reason: "not_planned", body: "Done" });
    expect(closed.body).toMatchObject({
      ...{ state: "closed", state_reason: "not_planned", body: "Done", title: "One" },
      closed_by: { login: "github-actions[bot]" },
    });
    await change({ state: "closed", state_reason: "completed" });
    expect(await registry.issue(number)).toMatchObject({ state_reason: "not_planned" });
    const reopened = await change({ state: "open" });
    expect(reopened.body).toMatchObject({ state: "open", state_reason: "reopened" });
    const labelled = await change({ labels: ["Registration", { name: "new" }] });
    expect(labelled.body.labels).toMatchObject([{ name: "registration" }, { name: "new" }]);
  });

  it.each([
    { title: " " },
    { body: "x".repeat(65_537) },
    { state: "merged" },
    { state: "open", state_reason: "completed" },
    { state: "closed", state_reason: "wontfix" },
  ])("are refused as GitHub refuses them: %#", async (body) => {
    expect((await change(body)).status).toBe(422);
    expect(await registry.issue(number)).toMatchObject({ title: "One", body: "1", state: "open" });
  });

  it("are opened by a token, too", async () => {
    const { status, body } = await ask("POST /issues", { body: { title: "Bot's", body: "x" } });
    expect([status, body.user.type, body.number]).toEqual([201, "Bot", number + 1]);
    expect((await ask("POST /issues", { body: { body: "x" } })).status).toBe(422);
  });
});

describe("a role", () => {
  const roleOf = async (login: string) => {
    const { status, body } = await ask(`GET /collaborators/${login}/permission`);
    return [status, body.permission, body.role_name];
  };

  it("is what the repository gave to an account, under the name of today", async () => {
    expect(await roleOf("acme")).toEqual([200, "admin", "admin"]);
    expect(await roleOf("ada")).toEqual([200, "write", "write"]);
    expect(await roleOf("mallory")).toEqual([200, "read", "read"]);
    registry.setPermission("mallory", "triage");
    registry.setPermission("ada", "maintain");
    expect(await roleOf("mallory")).toEqual([200, "read", "triage"]);
    expect(await roleOf("ada")).toEqual([200, "write", "maintain"]);
    expect(await roleOf("nobody")).toEqual([404, undefined, undefined]);
    registry.setPermission("mallory", "write");
    github.rename("mallory", "malory");
    expect(await roleOf("malory")).toEqual([200, "write", "write"]);
    expect((await roleOf("mallory"))[0]).toBe(404);
    github.rename("malory", "mallory");
    const path = `/repos/${registry.fullName}/collaborators/ada/permission`;
    expect((await call(github, `GET ${path}`)).status).toBe(401);
  });
});

describe("somebody who has deleted the account", () => {
  it("is the ghost wherever something of theirs is shown", async () => {
    const theirs = await registry.openIssue({ author: "gone", title: "Mine", body: "x" });
    await registry.comment(theirs.number, { as: "gone", body: "Said" });
    github.removeAccount("gone");
    const ghost = { login: "ghost", id: 10137 };
    expect((await registry.issue(theirs.number)).user).toMatchObject(ghost);
    expect((await registry.comments(theirs.number))[0]?.user).toMatchObject(ghost);
    expect((await call(github, "GET /users/gone")).status).toBe(404);
    expect((await ask("GET /collaborators/gone/permission")).status).toBe(404);
  });
});
