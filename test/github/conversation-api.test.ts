// Comments and labels on the emulated API, with the limits that GitHub has.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { EmulatedGitHub } from "./support/emulated-github.ts";
import type { Registry } from "./support/registry.ts";
import { asking, type Sample } from "./support/sample-request.ts";
import { smallRepository } from "./support/small-repository.ts";

let github: EmulatedGitHub;
beforeAll(async () => {
  github = await EmulatedGitHub.start();
});
afterAll(() => github.stop());

let registry: Registry;
let ask: Sample["ask"];
beforeEach(async () => {
  registry = await smallRepository(github, { "a.txt": "1\n" });
  await registry.openPullRequest({ from: "fork", commit: (it) => it.write("a.txt", "2\n") });
  ask = asking(github, registry);
});

describe("comments", () => {
  it("are written by the bot, and may be changed", async () => {
    const { body, status } = await ask("POST /issues/1/comments", { body: { body: "One" } });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      user: { login: "github-actions[bot]", id: 41898282, type: "Bot" },
      html_url: `${github.serverUrl}/${registry.fullName}/pull/1#issuecomment-${body.id}`,
    });
    await ask(`PATCH /issues/comments/${body.id}`, { body: { body: "Two" } });
    await registry.comment(1, { as: "mallory", body: "Three" });
    const told = (await registry.comments(1)).map((it) => [it.user.login, it.body]);
    expect(told).toEqual([
      ["github-actions[bot]", "Two"],
      ["mallory", "Three"],
    ]);
  });

  it("are refused beyond 65,536 characters, and without any", async () => {
    const write = (body: string) => ask("POST /issues/1/comments", { body: { body } });
    expect((await write("x".repeat(65_536))).status).toBe(201);
    const { status, body } = await write("x".repeat(65_537));
    expect([status, body.errors[0].message]).toEqual([
      422,
      "Body is too long (maximum is 65536 characters)",
    ]);
    expect((await write(" \n")).status).toBe(422);
    const [first] = await registry.comments(1);
    const longer = { body: { body: "x".repeat(65_537) } };
    expect((await ask(`PATCH /issues/comments/${first?.id}`, longer)).status).toBe(422);
  });

  it("come thirty a page where nothing else is asked", async () => {
    for (let index = 0; index < 31; index++) {
      await registry.comment(1, { as: "ada", body: `Comment ${index}` });
    }
    const { body, headers } = await ask("GET /issues/1/comments");
    expect([body.length, headers.get("link")]).toEqual([
      30,
      expect.stringContaining(`${github.apiUrl}/repos/`),
    ]);
    expect((await ask("GET /issues/1/comments?page=2")).body).toHaveLength(1);
    expect(await registry.comments(1)).toHaveLength(31);
  });
});

describe("labels", () => {
  const look = { color: "d73a4a", description: "Breaks" };

  it("exist once, whatever their case", async () => {
    expect((await ask("POST /labels", { body: { name: "breaking", ...look } })).status).toBe(201);
    const again = await ask("POST /labels", { body: { name: "Breaking", ...look } });
    expect([again.status, again.body.errors[0].code]).toEqual([422, "already_exists"]);
    expect(await registry.labels()).toMatchObject([{ name: "breaking", ...look }]);
  });

  it.each([
    { name: "x", color: "#d73a4a" },
    { name: "x", color: "red" },
    { name: "x".repeat(51), color: "d73a4a" },
    { name: "x", color: "d73a4a", description: "x".repeat(101) },
  ])("are refused as GitHub refuses them: %o", async (body) => {
    expect((await ask("POST /labels", { body })).status).toBe(422);
  });

  it("are added to and taken from a pull request", async () => {
    await ask("POST /labels", { body: { name: "breaking", ...look } });
    await ask("POST /issues/1/labels", { body: { labels: ["Breaking", "new"] } });
    expect(await registry.labelsOf(1)).toEqual(["breaking", "new"]);
    expect((await ask("DELETE /issues/1/labels/breaking")).status).toBe(200);
    expect((await ask("DELETE /issues/1/labels/breaking")).status).toBe(404);
    expect(await registry.labelsOf(1)).toEqual(["new"]);
  });
});
