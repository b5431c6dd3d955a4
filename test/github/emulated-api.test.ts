// The emulated API refuses what GitHub refuses, and fails as a test requests: otherwise a test could pass by something
// that GitHub would not do.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EmulatedGitHub, only } from "./support/emulated-github.ts";
import type { PullRequest } from "./support/pull-request.ts";
import type { Registry } from "./support/registry.ts";
import type { Permissions } from "./support/server/permissions.ts";
import { smallRepository } from "./support/small-repository.ts";
import { workflowText } from "./support/workflow-text.ts";

let github: EmulatedGitHub;
let registry: Registry;
/** The first issue of the repository, from a fork. */
let pull: PullRequest;
let main: string;
beforeAll(async () => {
  github = await EmulatedGitHub.start();
  const jobs = { a: { "runs-on": "x", steps: [{ run: "x" }] } };
  registry = await smallRepository(github, {
    "a.txt": "1\n2\n3\n4\n5\n6\n7\n8\n9\n",
    ".github/workflows/a.yml": workflowText({ on: "workflow_dispatch", jobs }),
    ".github/workflows/q.yml": workflowText({ on: "merge_group", jobs }),
  });
  pull = await registry.openPullRequest({
    from: "fork",
    commit: (it) => it.write("a.txt", "one\n2\n3\n4\n5\n6\n7\n8\n9\n"),
  });
  registry.openIssue({ author: "ada", title: "An issue", body: "x" });
  main = await registry.hosted.existingCommit("refs/heads/main");
});
afterAll(() => github.stop());

const ALL: Permissions = {
  ...{ actions: "write", contents: "write", issues: "write", "pull-requests": "write" },
  statuses: "write",
};

/** "GET /pulls": below the repository's address. */
async function ask(request: string, body?: unknown, permissions = ALL) {
  const { token } = github.giveToken(registry.hosted.fullName, permissions);
  return askWith(`Bearer ${token}`, request, body);
}

async function askWith(authorization: string | undefined, request: string, body?: unknown) {
  const [method = "", path = ""] = request.split(" ");
  const { api } = github.state.addresses;
  const response = await fetch(`${api}/repos/${registry.hosted.fullName}${path}`, {
    method,
    headers: authorization === undefined ? {} : { authorization },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    redirect: "manual",
  });
  const text = await response.text();
  return {
    ...response,
    status: response.status,
    headers: response.headers,
    body: text && JSON.parse(text),
  };
}

const entry = (path: string) => ({ path, mode: "100644", type: "blob", content: "x" });
const head = { title: "x", base: "main" };

describe("a token", () => {
  it.each<[request: string, enough: Permissions, less: Permissions, accepted: string]>([
    ["GET /pulls", { "pull-requests": "read" }, { contents: "write" }, "pull_requests=read"],
    ["GET /contents/a.txt", { contents: "read" }, { issues: "write" }, "contents=read"],
    ["DELETE /git/refs/heads/main", { contents: "write" }, { contents: "read" }, "contents=write"],
    ["PATCH /pulls/1", { "pull-requests": "write" }, { issues: "write" }, "pull_requests=write"],
    ["POST /issues/2/labels", { issues: "write" }, { "pull-requests": "write" }, "issues=write"],
    [
      "POST /issues/1/labels",
      { "pull-requests": "write" },
      { contents: "write" },
      "issues=write; pull_requests=write",
    ],
    ["GET /actions/runs/1/artifacts", { actions: "read" }, { contents: "read" }, "actions=read"],
    ["GET /pages", { pages: "read" }, { contents: "write" }, "pages=read"],
    ["GET /commits/main/status", { statuses: "read" }, { contents: "write" }, "statuses=read"],
    ["POST /statuses/main", { statuses: "write" }, { statuses: "read" }, "statuses=write"],
  ])("can do what its job lists, and nothing else: %s", async (request, enough, less, accepted) => {
    const body = request.startsWith("GET") ? undefined : {};
    expect((await ask(request, body, enough)).status).not.toBe(403);
    const { status, headers } = await ask(request, body, less);
    expect([status, headers.get("x-accepted-github-permissions")]).toEqual([403, accepted]);
  });

  it("is needed to write, ends with its job, and only writes to its own repository", async () => {
    const comment = ["POST /issues/2/comments", { body: "x" }] as const;
    expect((await askWith(undefined, ...comment)).status).toBe(401);
    expect((await askWith("Bearer forged", ...comment)).status).toBe(401);
    const grant = github.giveToken(registry.hosted.fullName, ALL);
    grant.revoked = true;
    expect((await askWith(`Bearer ${grant.token}`, ...comment)).status).toBe(401);
    const other = github.giveToken("acme/other", ALL);
    expect((await askWith(`Bearer ${other.token}`, ...comment)).status).toBe(403);
    expect(registry.comments(2)).toEqual([]);
  });
});

describe("a label", () => {
  const refused = {
    message: "You do not have permission to create labels on this repository.",
    errors: [{ resource: "Repository", field: "label", code: "unauthorized" }],
  };

  it("is only created with issues: write, and added to a pull request with either", async () => {
    const onPulls = { "pull-requests": "write" } as const;
    const onIssues = { issues: "write" } as const;
    const label = { name: "new", color: "d73a4a" };
    const put = { labels: ["new"] };
    for (const [request, body] of [
      ["POST /labels", label],
      ["POST /issues/1/labels", put],
    ] as const) {
      const answer = await ask(request, body, onPulls);
      expect([answer.status, answer.body]).toEqual([403, expect.objectContaining(refused)]);
    }
    expect((await ask("POST /labels", label, onIssues)).status).toBe(201);
    expect((await ask("POST /issues/1/labels", put, onPulls)).status).toBe(200);
  });
});

describe("a status", () => {
  const set = (sha: string, body: object) => ask(`POST /statuses/${sha}`, body);

  it("belongs to an existing commit, also a fork's in a pull request, and nothing else", async () => {
    const success = { state: "success", context: "x" };
    expect((await set(pull.headSha, success)).status).toBe(201);
    for (const sha of ["main", main.slice(0, 12), "0".repeat(40)]) {
      const { status, body } = await set(sha, success);
      expect([status, body.message]).toEqual([422, `No commit found for SHA: ${sha}`]);
    }
  });

  it.each([
    [{ state: "green" }, "state is not included in the list"],
    [{ state: "success", description: "x".repeat(141) }, "maximum is 140 characters"],
    [{ state: "success", target_url: "ftp://x" }, "must use http(s)"],
  ])("is refused: %o", async (body, reason) => {
    const answer = await set(main, body);
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([
      422,
      expect.stringContaining(reason),
    ]);
  });

  it("counts if it is the newest of its context, in any case", async () => {
    const { after: sha } = await registry.push((it) => it.write("d.txt", "d"));
    const seen = async () => {
      const { body } = await ask(`GET /commits/${sha}/status`);
      return [body.state, body.statuses.map((it: { state: string }) => it.state)];
    };
    expect(await seen()).toEqual(["pending", []]);
    await set(sha, { state: "error", context: "One" });
    await set(sha, { state: "success", context: "two" });
    expect(await seen()).toEqual(["failure", ["success", "error"]]);
    await set(sha, { state: "success", context: "one", description: "x".repeat(140) });
    expect(await seen()).toEqual(["success", ["success", "success"]]);
    expect((await ask(`GET /commits/${sha}/statuses`)).body).toHaveLength(3);
  });

  it("can be written at most 1,000 times for a context", async () => {
    const { after: sha } = await registry.push((it) => it.write("e.txt", "e"));
    const { statuses } = github.state;
    const creator = github.state.accounts.named("ada");
    const full = {
      sha,
      state: "success",
      context: "x",
      description: null,
      targetUrl: null,
    } as const;
    for (let count = 0; count < 1000; count++) statuses.add(registry.hosted, { ...full, creator });
    const { status, body } = await set(sha, { state: "error", context: "X" });
    expect([status, body.errors[0].message]).toEqual([422, expect.stringContaining("maximum")]);
    expect((await set(sha, { state: "error", context: "y" })).status).toBe(201);
  });

  it("can be required by a ruleset, for pull requests and merge queue groups", async () => {
    const parameters = { required_status_checks: [{ context: "x" }] };
    const conditions = { ref_name: { include: ["~DEFAULT_BRANCH"], exclude: [] } };
    const rules = [{ type: "required_status_checks", parameters }];
    registry.impose({ target: "branch", enforcement: "active", conditions, rules });
    const wanted = await registry.openPullRequest({
      ...{ from: "branch", branch: "wanted" },
      commit: (it) => it.write("f.txt", "f"),
    });
    await expect(registry.merge(wanted)).rejects.toThrow('"x" is expected');
    for (const [state, is] of [
      ["pending", "pending"],
      ["error", "failing"],
      ["failure", "failing"],
    ]) {
      await set(wanted.headSha, { state, context: "x" });
      await expect(registry.merge(wanted)).rejects.toThrow(`"x" is ${is}`);
    }
    await set(wanted.headSha, { state: "success", context: "x" });
    const { event } = only(await github.dispatchMergeGroup(wanted, { files: ["q.yml"] }));
    await expect(registry.mergeGroup(wanted, event.sha)).rejects.toThrow('"x" is expected');
    await set(event.sha, { state: "success", context: "x" });
    await registry.mergeGroup(wanted, event.sha);
    expect(await registry.hosted.commitAt("main")).toBe(event.sha);
    const bypassed = await registry.openPullRequest({
      ...{ from: "branch", branch: "bypassed" },
      commit: (it) => it.write("g.txt", "g"),
    });
    await registry.merge(bypassed, { bypass: true });
    registry.hosted.settings.rulesets = [];
  });
});

describe("what GitHub refuses", () => {
  it.each<[string, request: string, body: object]>([
    ["a long comment", "POST /issues/1/comments", { body: "x".repeat(65_537) }],
    ["a blank comment", "POST /issues/1/comments", { body: " \n" }],
    ["a label's colour", "POST /labels", { name: "x", color: "#d73a4a" }],
    ["a long title of a label", "POST /labels", { name: "x".repeat(51), color: "d73a4a" }],
    ["a pull request of nothing", "POST /pulls", { ...head, head: "main" }],
    ["a pull request without a branch", "POST /pulls", { ...head, head: "gone" }],
    ["a malformed path", "POST /git/trees", { tree: [entry("a/../x")] }],
    ["git's own folder", "POST /git/trees", { tree: [entry(".GIT/config")] }],
    ["a branch's name", "POST /git/refs", { ref: "refs/heads/a..b" }],
    ["a branch in another's way", "POST /git/refs", { ref: "refs/heads/main/x" }],
    ["a branch again", "POST /git/refs", { ref: "refs/heads/main" }],
    ["moving a missing branch", "PATCH /git/refs/heads/gone", {}],
    ["deleting the default branch", "DELETE /git/refs/heads/main", {}],
    ["running on an unknown ref", "POST /actions/workflows/a.yml/dispatches", { ref: "gone" }],
    ["unknown inputs", "POST /actions/workflows/a.yml/dispatches", { inputs: { x: 1 } }],
  ])("%s", async (_, request, body) => {
    const tree = await registry.hosted.git("rev-parse", "main^{tree}");
    const usual = { base_tree: tree, sha: main, ref: "main" };
    const fits = Object.entries(usual).filter(([name]) =>
      NEEDS[request.split(" ")[1] ?? ""]?.includes(name),
    );
    expect((await ask(request, { ...Object.fromEntries(fits), ...body })).status).toBe(422);
  });

  it("moving a branch other than forwards", async () => {
    const { after } = await registry.push((it) => it.write("b.txt", "b"));
    const made = { ref: "refs/heads/made", sha: after };
    expect((await ask("POST /git/refs", made)).status).toBe(201);
    expect((await ask("PATCH /git/refs/heads/made", { sha: main })).status).toBe(422);
    const open = { ...head, head: "made" };
    expect((await ask("POST /pulls", open)).status).toBe(422);
    await registry.push((it) => it.write("c.txt", "c"), { branch: "made" });
    expect((await ask("POST /pulls", open)).status).toBe(201);
    expect((await ask("POST /pulls", open)).status).toBe(422);
    expect((await ask("DELETE /git/refs/heads/made")).status).toBe(204);
    expect((await ask("GET /pulls?state=all")).body[0]).toMatchObject({ state: "closed" });
  });

  it.each([
    [{ line: 1 }, 201],
    [{ line: 4 }, 201],
    [{ line: 5 }, 422],
    [{ line: 1, path: "b.txt" }, 422],
    [{ line: 1, commit_id: "0".repeat(40) }, 422],
  ])("a comment on a line outside the diff: %o", async (place, status) => {
    const usual = { body: "x", commit_id: pull.headSha, path: "a.txt", side: "RIGHT" };
    expect((await ask("POST /pulls/1/comments", { ...usual, ...place })).status).toBe(status);
  });

  it("and other requests are not emulated", async () => {
    expect((await ask("POST /dispatches", {})).status).toBe(501);
    expect((await ask("GET /issues?creator=ada")).status).toBe(501);
  });
});

const NEEDS: Record<string, string[]> = {
  "/git/trees": ["base_tree"],
  "/git/refs": ["sha"],
  "/actions/workflows/a.yml/dispatches": ["ref"],
};

it("a list has thirty items a page by default", async () => {
  for (let index = 0; index < 31; index++) registry.comment(2, { as: "ada", body: `${index}` });
  const { body, headers } = await ask("GET /issues/2/comments");
  expect([body.length, headers.get("link")]).toEqual([30, expect.stringContaining("page=2")]);
  expect((await ask("GET /issues/2/comments?page=2")).body).toHaveLength(1);
});

it("an artifact is fetched from another host, which refuses the token", async () => {
  const run = { repository: { full_name: registry.hosted.fullName } };
  github.state.runs.set(1, run);
  const artifact = github.state.artifacts.add({ run: 1, name: "x", zip: new Uint8Array([7]) });
  const { status, headers } = await ask(`GET /actions/artifacts/${artifact.id}/zip`);
  const location = headers.get("location") ?? "";
  expect([status, new URL(location).origin]).toEqual([302, github.state.addresses.storage]);
  const bearing = { headers: { authorization: "Bearer x" } };
  expect((await fetch(location, bearing)).status).toBe(400);
  expect((await fetch(location.replace(/sig=.*/, "sig=forged"))).status).toBe(403);
  expect((await fetch(location)).status).toBe(200);
});

describe("a fault", () => {
  const path = /\/issues\/1\/comments$/;
  const write = (body: string) => ask("POST /issues/1/comments", { body });
  const bodies = () => registry.comments(1).map(({ body }) => body);

  it("answers the requested number of times, with its headers, and does nothing", async () => {
    github.fault({ method: "POST", path, answer: 502, headers: { "retry-after": "7" }, times: 2 });
    const { status, headers } = await write("x");
    expect([status, headers.get("retry-after")]).toEqual([502, "7"]);
    expect((await write("x")).status).toBe(502);
    expect(bodies()).toEqual([]);
  });

  it("drops the connection before or after the request is carried out", async () => {
    github.fault({ path, answer: "drop" });
    await expect(write("x")).rejects.toThrow("fetch failed");
    expect(bodies()).toEqual([]);
    github.fault({ path, answer: "drop", carriedOut: true });
    await expect(write("x")).rejects.toThrow("fetch failed");
    expect(bodies()).toEqual(["x"]);
  });

  it("reports that it met no request", async () => {
    const fault = { method: "DELETE", path, answer: 500 };
    github.fault(fault);
    expect((await write("y")).status).toBe(201);
    expect(github.state.faults.unmet).toMatchObject([fault]);
  });
});
