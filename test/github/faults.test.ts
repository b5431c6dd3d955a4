// Faults that a test asks for.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { call } from "./support/call.ts";
import { EmulatedGitHub } from "./support/emulated-github.ts";
import type { Registry } from "./support/registry.ts";
import { smallRepository } from "./support/small-repository.ts";

let github: EmulatedGitHub;
let registry: Registry;
beforeAll(async () => {
  github = await EmulatedGitHub.start();
});
afterAll(() => github.stop());
beforeEach(async () => {
  registry = await smallRepository(github, { "a.txt": "a\n" });
  await registry.openPullRequest({ from: "fork", commit: (it) => it.write("a.txt", "b\n") });
});

const write = (body: string) => {
  const { token } = github.giveToken(registry.fullName, { issues: "write" });
  return call(github, `POST /repos/${registry.fullName}/issues/1/comments`, {
    token,
    body: { body },
  });
};
const path = /\/issues\/1\/comments$/;

describe("a fault", () => {
  it("answers as often as it is asked to, with its headers, and does nothing", async () => {
    github.fault({ method: "POST", path, answer: 502, headers: { "retry-after": "7" }, times: 2 });
    const first = await write("x");
    expect([first.status, first.headers.get("retry-after")]).toEqual([502, "7"]);
    expect((await write("x")).status).toBe(502);
    expect(await registry.comments(1)).toEqual([]);
    expect((await write("x")).status).toBe(201);
  });

  it("drops the connection before anything is done", async () => {
    github.fault({ path, answer: "drop" });
    await expect(write("x")).rejects.toThrow("fetch failed");
    expect(await registry.comments(1)).toEqual([]);
    expect(github.requests.at(-1)).toMatchObject({ method: "POST", status: "drop", job: "a test" });
  });

  it("drops the connection, or answers an error, when everything is done", async () => {
    github.fault({ path, answer: "drop", carriedOut: true });
    await expect(write("x")).rejects.toThrow("fetch failed");
    github.fault({ path, answer: 500, carriedOut: true });
    expect((await write("y")).status).toBe(500);
    expect((await registry.comments(1)).map(({ body }) => body)).toEqual(["x", "y"]);
  });

  it("leaves other requests alone, and says that it met none", async () => {
    const fault = { method: "DELETE", path, answer: 500 };
    github.fault(fault);
    expect((await write("x")).status).toBe(201);
    expect(github.state.faults.unmet).toMatchObject([fault]);
  });

  it("meets git and the storage, too", async () => {
    github.fault({ path: /info\/refs/, answer: 503 });
    const url = `${github.serverUrl}/${registry.fullName}.git/info/refs?service=git-upload-pack`;
    expect((await fetch(url)).status).toBe(503);
    expect((await fetch(url)).status).toBe(200);
    expect(github.requests.slice(-2)).toMatchObject([
      { server: "git", status: 503 },
      { status: 200 },
    ]);
  });
});
