// Artifacts: a list on the API, and an archive that another host gives, to whom it was signed for.

import { strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "./support/call.ts";
import { EmulatedGitHub } from "./support/emulated-github.ts";
import type { Registry } from "./support/registry.ts";
import type { Artifact } from "./support/server/artifacts.ts";
import { smallRepository } from "./support/small-repository.ts";

const WORKFLOW = `on: push
jobs:
  nothing:
    runs-on: ubuntu-latest
    steps:
      - run: "true"
`;

let github: EmulatedGitHub;
let registry: Registry;
let artifact: Artifact;
let run: number;
let token: string;
beforeAll(async () => {
  github = await EmulatedGitHub.start();
  registry = await smallRepository(github, { ".github/workflows/nothing.yml": WORKFLOW });
  const [done] = await github.dispatchPush(await registry.push((it) => it.write("a", "a")));
  run = done?.id ?? 0;
  const zip = zipSync({ "result.json": strToU8("{}") });
  github.state.artifacts.add({ run, name: "older", zip });
  artifact = github.state.artifacts.add({ run, name: "result", zip });
  ({ token } = github.giveToken(registry.fullName, { actions: "read" }));
});
afterAll(() => github.stop());

const ask = (path: string, options: object = { token }) =>
  call(github, `GET /repos/${registry.fullName}/actions${path}`, options);

describe("artifacts", () => {
  it("are listed for their run, by name, the newest first", async () => {
    const { body } = await ask(`/runs/${run}/artifacts`);
    expect(body.artifacts.map(({ name }: { name: string }) => name)).toEqual(["result", "older"]);
    const { body: named } = await ask(`/runs/${run}/artifacts?name=result`);
    expect(named).toMatchObject({
      total_count: 1,
      artifacts: [
        {
          ...{ id: artifact.id, expired: false, size_in_bytes: artifact.zip.byteLength },
          digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
          workflow_run: { id: run, head_branch: "main" },
        },
      ],
    });
    expect((await ask(`/runs/${run + 1}/artifacts`)).status).toBe(404);
  });

  it("are fetched from another host, which refuses the token", async () => {
    const { status, headers } = await ask(`/artifacts/${artifact.id}/zip`);
    const location = headers.get("location") ?? "";
    expect([status, new URL(location).origin]).toEqual([302, github.state.addresses.storage]);
    expect(new URL(location).origin).not.toBe(github.apiUrl);
    const bearing = await fetch(location, { headers: { authorization: `Bearer ${token}` } });
    expect([bearing.status, await bearing.text()]).toEqual([
      400,
      expect.stringContaining("InvalidAuthenticationInfo"),
    ]);
    const signed = new Uint8Array(await (await fetch(location)).arrayBuffer());
    expect(Object.keys(unzipSync(signed))).toEqual(["result.json"]);
    expect((await fetch(location.replace(/sig=.*/, "sig=forged"))).status).toBe(403);
  });

  it("follow where fetch goes, since it leaves the token behind on another host", async () => {
    const url = `${github.apiUrl}/repos/${registry.fullName}/actions/artifacts/${artifact.id}/zip`;
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    expect([response.status, response.redirected]).toEqual([200, true]);
  });

  it("need a token and its permission, and expire", async () => {
    expect((await ask(`/artifacts/${artifact.id}/zip`, {})).status).toBe(401);
    const less = github.giveToken(registry.fullName, { contents: "read" });
    expect((await ask(`/artifacts/${artifact.id}/zip`, { token: less.token })).status).toBe(403);
    artifact.expired = true;
    expect((await ask(`/artifacts/${artifact.id}/zip`)).status).toBe(410);
    expect((await ask(`/artifacts/${artifact.id}`)).body.expired).toBe(true);
    artifact.expired = false;
  });

  it("are not those of another repository's runs", async () => {
    const other = await smallRepository(github, { "a.txt": "a" });
    const path = `/repos/${other.fullName}/actions/artifacts/${artifact.id}`;
    expect((await call(github, `GET ${path}`)).status).toBe(404);
  });
});
