// The emulated GraphQL API: GitHub's own schema, and GitHub's refusals, with its messages and types.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EmulatedGitHub } from "./support/emulated-github.ts";
import type { Registry } from "./support/registry.ts";
import type { Permissions } from "./support/server/permissions.ts";
import { smallRepository } from "./support/small-repository.ts";

let github: EmulatedGitHub;
let registry: Registry;
let main: string;
const WORKFLOW = ".github/workflows/a.yml";
beforeAll(async () => {
  github = await EmulatedGitHub.start();
  registry = await smallRepository(github, { "a.txt": "1\n", [WORKFLOW]: "# 1\n" });
  registry.openIssue({ author: "ada", title: "An issue", body: "x" });
  main = await tip("main");
});
afterAll(() => github.stop());

const tip = (branch: string) => registry.hosted.existingCommit(`refs/heads/${branch}`);
const ALL: Permissions = { contents: "write", issues: "write", "pull-requests": "write" };

interface Said {
  data?: { repository: Record<string, unknown> } | null;
  errors?: { type?: string; message: string }[];
}

async function ask(query: string, variables: object = {}, permissions = ALL): Promise<Said> {
  const { api } = github.state.addresses;
  const { token } = github.giveToken(registry.hosted.fullName, permissions);
  const response = await fetch(`${api}/graphql`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  expect(response.status).toBe(200);
  return response.json();
}

const inside = (fields: string) =>
  `{ repository(owner: "acme", name: "${registry.hosted.name}") { ${fields} } }`;
const refused = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).errors?.[0];

describe("a query", () => {
  it.each<[string, Permissions, string]>([
    ["issues(states: OPEN, first: 1) { nodes { number } }", { contents: "write" }, "FORBIDDEN"],
    [
      'refs(refPrefix: "refs/heads/", first: 1) { nodes { name } }',
      { issues: "write" },
      "FORBIDDEN",
    ],
    ["issue(number: 9) { number }", ALL, "NOT_FOUND"],
    ["labels { nodes { name } }", ALL, "MISSING_PAGINATION_BOUNDARIES"],
    ["labels(first: 101) { nodes { name } }", ALL, "EXCESSIVE_PAGINATION"],
    [
      "issues(first: 100) { nodes { comments(first: 100) { nodes { reactions(first: 100) { totalCount } } } } }",
      ALL,
      "MAX_NODE_LIMIT_EXCEEDED",
    ],
  ])("is refused as on GitHub: %s", async (fields, permissions, type) => {
    expect(await refused(inside(fields), {}, permissions)).toMatchObject({ type });
  });

  it("outside the schema is refused, and any other costs points", async () => {
    expect((await refused(inside("isues { nodes { number } }")))?.message).toContain("isues");
    const before = github.state.points;
    const issues =
      "issues(states: OPEN, first: 100) { nodes { comments(first: 50) { totalCount } } }";
    await ask(inside(issues));
    expect(github.state.points - before).toBe(2);
  });

  it("shows an app's login without the REST API's suffix", async () => {
    const { conversations } = registry.hosted;
    const [issue] = conversations.issues;
    if (issue) conversations.write(issue, github.state.accounts.named("github-actions[bot]"), "x");
    const fields =
      "issue(number: 1) { comments(first: 9) { nodes { author { __typename login } } } }";
    expect((await ask(inside(fields))).data?.repository.issue).toEqual({
      comments: { nodes: [{ author: { __typename: "Bot", login: "github-actions" } }] },
    });
  });
});

const UPDATE = `mutation ($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }`;
const CREATE = `mutation ($input: CreateRefInput!) { createRef(input: $input) { ref { name } } }`;
const COMMIT = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`;

describe("a branch", () => {
  const repositoryId = () => `R_${registry.hosted.id}`;
  const create = (name: string, oid = main, permissions = ALL) =>
    refused(
      CREATE,
      { input: { repositoryId: repositoryId(), name: `refs/heads/${name}`, oid } },
      permissions,
    );
  const update = (name: string, change: object, permissions = ALL) => {
    const refUpdates = [{ name: `refs/heads/${name}`, force: true, ...change }];
    return refused(UPDATE, { input: { repositoryId: repositoryId(), refUpdates } }, permissions);
  };
  const commit = (branchName: string, expectedHeadOid: string, path = "a.txt") => {
    const contents = Buffer.from("2\n").toString("base64");
    const branch = { repositoryNameWithOwner: registry.hosted.fullName, branchName };
    const fileChanges = { additions: [{ path, contents }] };
    const message = { headline: "Change" };
    return refused(COMMIT, { input: { branch, expectedHeadOid, message, fileChanges } });
  };

  it("is created once, with write access, and accepts commits only on the expected tip", async () => {
    expect(await create("made", main, { contents: "read" })).toMatchObject({ type: "FORBIDDEN" });
    expect(await create("made")).toBeUndefined();
    expect(await create("made")).toMatchObject({ message: expect.stringContaining("exists") });
    expect(await commit("made", main)).toBeUndefined();
    expect(await commit("made", main)).toMatchObject({
      type: "STALE_DATA",
      message: `Expected branch to point to "${await tip("made")}" but it did not. Pull and try again.`,
    });
  });

  it("is moved and deleted only from the expected tip", async () => {
    await create("moved");
    await commit("moved", main);
    const now = await tip("moved");
    expect(await update("moved", { beforeOid: main, afterOid: main })).toBeDefined();
    expect(await tip("moved")).toBe(now);
    expect(await update("moved", { beforeOid: now, afterOid: main, force: false })).toBeDefined();
    expect(await update("moved", { beforeOid: now, afterOid: main })).toBeUndefined();
    expect(await update("moved", { beforeOid: main, afterOid: "0".repeat(40) })).toBeUndefined();
    expect(registry.hosted.refAt("refs/heads/moved")).toBeUndefined();
  });

  it("covered by a ruleset is neither created nor moved", async () => {
    await create("ruled");
    registry.hosted.ruleset = /^ruled/;
    for (const said of [
      await create("ruled-too"),
      await commit("ruled", main),
      await update("ruled", { beforeOid: main, afterOid: "0".repeat(40) }),
    ]) {
      expect(said?.message).toMatch(/^Repository rule violations found\n\nCannot /);
    }
    registry.hosted.ruleset = undefined;
    await registry.deleteBranch("ruled");
  });

  it("cannot bring a workflow file without the permission, its own or main's by a merge", async () => {
    const said =
      /^refusing to allow a GitHub App to create or update workflow `.+` without `workflows` permission$/;
    await create("own");
    expect((await commit("own", main, WORKFLOW))?.message).toMatch(said);
    // Created before main changed a workflow.
    await create("old");
    await commit("old", main);
    const old = await tip("old");
    const { after } = await registry.push((it) => it.write(WORKFLOW, "# 2\n"));
    await registry.hosted.git("update-ref", "refs/heads/own", after);
    await registry.hosted.git("update-ref", "refs/heads/made", after);
    const tree = await registry.hosted.git("rev-parse", `${after}^{tree}`);
    const merge = (...parents: string[]) =>
      registry.hosted.git("commit-tree", tree, ...parents.flatMap((it) => ["-p", it]), "-m", "x");
    const merged = await merge(after, old);
    expect((await update("old", { beforeOid: old, afterOid: merged }))?.message).toMatch(said);
    // A branch on top of main has the same workflows.
    const rebuilt = await merge(after);
    expect(await update("old", { beforeOid: old, afterOid: rebuilt })).toBeUndefined();
    // A new branch at main's old commit has a workflow that no branch has any longer.
    expect((await create("late", main))?.message).toMatch(said);
    const more: Permissions = { ...ALL, workflows: "write" };
    expect(await create("late", main, more)).toBeUndefined();
  });
});
