// What a job's token may do on the emulated GitHub, and what it may not.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "./support/call.ts";
import { EmulatedGitHub } from "./support/emulated-github.ts";
import type { Registry } from "./support/registry.ts";
import type { Permissions } from "./support/server/permissions.ts";
import { parsePermissions, readOnly } from "./support/server/permissions.ts";
import { smallRepository } from "./support/small-repository.ts";

let github: EmulatedGitHub;
let registry: Registry;
let repo: string;
let fork: string;
let headSha: string;
let number: number;

beforeAll(async () => {
  github = await EmulatedGitHub.start();
  registry = await smallRepository(github, { "a.txt": "one\n" });
  const change = {
    commit: (it: { write(file: string, text: string): void }) => it.write("a.txt", "two\n"),
  };
  const pull = await registry.openPullRequest({ from: "fork", author: "mallory", ...change });
  ({ number, headSha } = pull);
  await registry.openIssue({ author: "ada", title: "An issue", body: "x" });
  repo = `/repos/${registry.fullName}`;
  fork = `/repos/${pull.pull.head.fullName}`;
});
afterAll(() => github.stop());

const statusWith = async (permissions: Permissions, request: string, body?: unknown) => {
  const { token } = github.giveToken(registry.fullName, permissions);
  const { status } = await call(github, request, { token, body });
  return status;
};

const A_FILE = { path: "x", mode: "100644", type: "blob", content: "x" };

/** A request, a permission that will do, and one below it that will not. */
const CASES: [
  request: (base: string) => string,
  body: unknown,
  enough: Permissions,
  less: Permissions,
][] = [
  [(it) => `GET ${it}/pulls`, undefined, { "pull-requests": "read" }, { contents: "write" }],
  [(it) => `GET ${it}/pulls/1`, undefined, { "pull-requests": "read" }, { issues: "write" }],
  [(it) => `GET ${it}/pulls/1/files`, undefined, { "pull-requests": "write" }, {}],
  [
    (it) => `PATCH ${it}/pulls/1`,
    { title: "x" },
    { "pull-requests": "write" },
    { "pull-requests": "read" },
  ],
  [
    (it) => `GET ${it}/pulls/1/comments`,
    undefined,
    { "pull-requests": "read" },
    { issues: "read" },
  ],
  [(it) => `GET ${it}/issues/1/comments`, undefined, { issues: "read" }, { contents: "read" }],
  [(it) => `POST ${it}/issues/1/comments`, { body: "x" }, { issues: "write" }, { issues: "read" }],
  [
    (it) => `POST ${it}/issues/1/comments`,
    { body: "x" },
    { "pull-requests": "write" },
    { "pull-requests": "read" },
  ],
  [
    (it) => `POST ${it}/issues/1/labels`,
    { labels: ["x"] },
    { "pull-requests": "write" },
    { contents: "write" },
  ],
  [(it) => `DELETE ${it}/issues/1/labels`, undefined, { issues: "write" }, { issues: "read" }],
  [
    (it) => `GET ${it}/contents/a.txt`,
    undefined,
    { contents: "read" },
    { "pull-requests": "write" },
  ],
  [(it) => `GET ${it}/compare/main...main`, undefined, { contents: "read" }, {}],
  [(it) => `GET ${it}/issues`, undefined, { issues: "read" }, { contents: "write" }],
  [(it) => `POST ${it}/issues`, { title: "x" }, { issues: "write" }, { "pull-requests": "write" }],
  [(it) => `PATCH ${it}/issues/2`, { body: "x" }, { issues: "write" }, { issues: "read" }],
  [
    (it) => `PATCH ${it}/issues/1`,
    { body: "x" },
    { "pull-requests": "write" },
    { contents: "write" },
  ],
  [(it) => `POST ${it}/git/trees`, { tree: [A_FILE] }, { contents: "write" }, { contents: "read" }],
  [
    (it) => `GET ${it}/git/matching-refs/heads/m`,
    undefined,
    { contents: "read" },
    { issues: "write" },
  ],
];

const REFUSED: [request: (base: string) => string, less: Permissions, accepted: string][] = [
  [(it) => `PATCH ${it}/issues/2`, { "pull-requests": "write" }, "issues=write"],
  [(it) => `POST ${it}/git/commits`, { contents: "read" }, "contents=write"],
  [(it) => `POST ${it}/git/refs`, { contents: "read" }, "contents=write"],
  [(it) => `PATCH ${it}/git/refs/heads/main`, { "pull-requests": "write" }, "contents=write"],
  [(it) => `DELETE ${it}/git/refs/heads/main`, { contents: "read" }, "contents=write"],
  [
    (it) => `POST ${it}/actions/workflows/a.yml/dispatches`,
    { actions: "read", contents: "write" },
    "actions=write",
  ],
  [(it) => `GET ${it}/pages`, { contents: "write" }, "pages=read"],
];

describe("a token", () => {
  it.each(CASES)(
    "may do what its job lists, and no more: case %#",
    async (request, body, enough, less) => {
      expect(await statusWith(enough, request(repo), body)).toBeLessThan(300);
      expect(await statusWith(less, request(repo), body)).toBe(403);
    },
  );

  it.each(REFUSED)("is told what it lacks: case %#", async (request, less, accepted) => {
    const { token } = github.giveToken(registry.fullName, less);
    const { status, headers } = await call(github, request(repo), { token });
    expect([status, headers.get("x-accepted-github-permissions")]).toEqual([403, accepted]);
  });

  it("is refused in GitHub's words, with what would do", async () => {
    const { token } = github.giveToken(registry.fullName, { issues: "read" });
    const refused = await call(github, `POST ${repo}/issues/1/comments`, {
      token,
      body: { body: "x" },
    });
    expect(refused.body.message).toBe("Resource not accessible by integration");
    expect(refused.headers.get("x-accepted-github-permissions")).toBe(
      "issues=write; pull_requests=write",
    );
  });

  it("creates labels by either permission, and reads runs by its own", async () => {
    const label = (name: string) => ({ name, color: "ededed" });
    expect(await statusWith({ issues: "write" }, `POST ${repo}/labels`, label("a"))).toBe(201);
    expect(await statusWith({ "pull-requests": "write" }, `POST ${repo}/labels`, label("b"))).toBe(
      201,
    );
    expect(await statusWith({ contents: "write" }, `POST ${repo}/labels`, label("c"))).toBe(403);
    expect(await statusWith({ contents: "read" }, `GET ${repo}/actions/runs/1/artifacts`)).toBe(
      403,
    );
    expect(await statusWith({ actions: "read" }, `GET ${repo}/actions/runs/1/artifacts`)).toBe(404);
  });

  it("always sees what a repository is, and accounts; but is nobody itself", async () => {
    expect(await statusWith({}, `GET ${repo}`)).toBe(200);
    expect(await statusWith({}, "GET /users/ada")).toBe(200);
    expect(await statusWith({}, "GET /user")).toBe(403);
  });

  it("reads other public repositories, and writes to none", async () => {
    expect(await statusWith({}, `GET ${fork}/contents/a.txt?ref=${headSha}`)).toBe(200);
    const all = parsePermissions("write-all");
    expect(await statusWith(all, `POST ${fork}/labels`, { name: "x", color: "ededed" })).toBe(403);
  });

  it("ends with its job, and is known or not", async () => {
    const grant = github.giveToken(registry.fullName, parsePermissions("write-all"));
    const { token } = grant;
    expect((await call(github, `GET ${repo}`, { token })).status).toBe(200);
    grant.revoked = true;
    expect((await call(github, `GET ${repo}`, { token })).status).toBe(401);
    const forged = await call(github, `GET ${repo}`, { token: "ghs_forged" });
    expect([forged.status, forged.body.message]).toEqual([401, "Bad credentials"]);
  });

  it("is not needed to read, and is to write", async () => {
    expect((await call(github, `GET ${repo}/issues/${number}/comments`)).status).toBe(200);
    const written = await call(github, `POST ${repo}/issues/${number}/comments`, {
      body: { body: "x" },
    });
    expect(written.status).toBe(401);
  });
});

describe("permissions", () => {
  it("lose their writes in a fork's pull request", () => {
    const written = {
      contents: "write",
      issues: "read",
      checks: "none",
      "id-token": "write",
    } as const;
    expect(readOnly(written)).toEqual({
      ...{ contents: "read", issues: "read", checks: "none", "id-token": "none" },
    });
  });

  it("are a mapping, read-all or write-all", () => {
    expect(parsePermissions("read-all")).toMatchObject({ contents: "read", "id-token": "none" });
    expect(parsePermissions("write-all")).toMatchObject({ contents: "write", pages: "write" });
    expect(parsePermissions({})).toEqual({});
    expect(() => parsePermissions("all")).toThrow();
  });
});
