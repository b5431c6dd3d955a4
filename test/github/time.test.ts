// What time it is for actions and commits, and the token of an App that a step asks for.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "./support/call.ts";
import { EmulatedGitHub } from "./support/emulated-github.ts";
import { CHECKOUT, job, pushed } from "./support/pushed.ts";
import { smallRepository } from "./support/small-repository.ts";
import { workflowText } from "./support/workflow-text.ts";

let github: EmulatedGitHub;
beforeAll(async () => {
  github = await EmulatedGitHub.start();
});
afterAll(() => github.stop());

const action = (main: string) => ({
  "own/action.yml": workflowText({
    ...{ name: "Own", description: "Own", inputs: { token: { default: "[[ github.token ]]" } } },
    runs: { using: "node24", main: "main.mjs" },
  }),
  "own/main.mjs": main,
});
const NOW = "2031-12-01T14:00:00Z";
const steps = [{ uses: CHECKOUT }, { id: "own", uses: "./own" }];

describe("the time of an action", () => {
  const CLOCK = `import { execFileSync } from "node:child_process";
const year = (date) => new Date(date).getUTCFullYear();
const other = execFileSync(process.execPath, ["-p", "new Date().toISOString()"], { encoding: "utf8" });
console.log(JSON.stringify({
  made: new Date().toISOString().slice(0, 16), now: year(Date.now()), said: year(Date()),
  given: new Date(0).toISOString(), parts: new Date(2020, 1).getFullYear(),
  isDate: new Date() instanceof Date && new Date().constructor === Date,
  stays: new Date().toISOString() === "2031-12-01T14:00:00.000Z", utc: Date.UTC(1970, 0, 1), left: process.env.EMULATED_NOW ?? "none",
  other: year(other.trim()) < 2031,
}));`;

  it("is what the test says however long it runs, and the action's alone", async () => {
    const look = { id: "shell", run: "date +%Y" };
    const { run } = await pushed(
      github,
      { a: job([...steps, look]) },
      { options: { bash: true, now: NOW }, files: action(CLOCK) },
    );
    expect(JSON.parse(run.step("a", "own").log)).toEqual({
      ...{ made: "2031-12-01T14:00", now: 2031, said: 2031, given: "1970-01-01T00:00:00.000Z" },
      ...{ parts: 2020, isDate: true, stays: true, utc: 0, left: "none", other: true },
    });
    expect(Number(run.step("a", "shell").log)).toBeLessThan(2031);
  });

  it("is that of the commits that it makes through the API", async () => {
    const main = `const { env } = process;
const ask = async (path, body) => (await fetch(env.GITHUB_API_URL + "/repos/" + env.GITHUB_REPOSITORY + path,
  { method: "POST", headers: { authorization: "Bearer " + env.INPUT_TOKEN }, body: JSON.stringify(body) })).json();
const tree = await ask("/git/trees", { tree: [{ path: "x", mode: "100644", type: "blob", content: "x" }] });
const commit = await ask("/git/commits", { message: "x", tree: tree.sha, parents: [] });
console.log(commit.author.date, commit.committer.date);`;
    const { run } = await pushed(
      github,
      { a: job(steps, { permissions: { contents: "write" } }) },
      { options: { now: NOW }, files: action(main) },
    );
    expect(run.step("a", "own").log).toBe(`${NOW} ${NOW}\n`);
  });
});

describe("the date of a commit", () => {
  const at = "2030-05-06T07:08:09Z";
  const dateOf = async (registry: Awaited<ReturnType<typeof smallRepository>>, revision: string) =>
    (await registry.hosted.git("show", "--no-patch", "--format=%at %ct", revision)).split(" ");
  const wanted = [`${Date.parse(at) / 1000}`, `${Date.parse(at) / 1000}`];

  it("is what the test says, of a push, a pull request and a merge", async () => {
    const registry = await smallRepository(github, { "a.txt": "a\n" });
    const push = await registry.push((it) => it.write("b.txt", "b"), { at });
    expect(await dateOf(registry, push.after)).toEqual(wanted);
    const one = await registry.openPullRequest({
      ...{ from: "branch", author: "ada", at },
      commit: (it) => it.write("c.txt", "c"),
    });
    expect(await dateOf(registry, one.headSha)).toEqual(wanted);
    for (const how of ["merge", "squash"] as const) {
      const pull = await registry.openPullRequest({
        ...{ from: "branch", author: "ada", branch: how },
        commit: (it) => it.write(how, "x"),
      });
      const merged = await registry.merge(pull, { how, at });
      expect(await dateOf(registry, merged.after)).toEqual(wanted);
      expect(await dateOf(registry, pull.headSha)).not.toEqual(wanted);
      expect(pull.pull.mergedAt).toBe(at);
    }
  });
});

describe("the token of an App", () => {
  const uses = "actions/create-github-app-token@29824e69f54612133e76f7eaac726eef6c875baf";
  const known = { "app-id": "1", "private-key": "[[ secrets.KEY ]]" };
  const asked = (given: object, options: object = {}) =>
    pushed(
      github,
      {
        a: job([
          { id: "app", uses, with: given },
          {
            id: "show",
            run: "echo [[ steps.app.outputs.token ]] [[ steps.app.outputs.app-slug ]]",
          },
        ]),
      },
      { options: { bash: true, secrets: { KEY: "k" }, ...options } },
    );

  it("bears the App's name and permissions, and ends with the job", async () => {
    const { run, registry } = await asked({ ...known, "permission-issues": "write" });
    const [token = "", slug] = run.step("a", "show").log.trim().split(" ");
    const grant = github.state.grants.of(token);
    expect([slug, grant]).toMatchObject([
      "registry-app",
      {
        ...{ account: { login: "registry-app[bot]", type: "Bot" }, revoked: true },
        ...{ permissions: { issues: "write" }, repository: registry.fullName },
      },
    ]);
    expect((await call(github, `GET /repos/${registry.fullName}`, { token })).status).toBe(401);
  });

  it("is refused without a key, and with more than the App has", async () => {
    const keyless = await asked(known, { secrets: {} });
    expect(keyless.run.step("a", "app").log).toContain("not supplied: private-key");
    const contents = { ...known, "permission-contents": "write" };
    const { run } = await asked(contents, { appPermissions: { issues: "write" } });
    expect(run.step("a", "app").log).toContain("not granted to this installation");
    await expect(asked({ ...known, owner: "acme" })).rejects.toThrow("other repositories");
  });
});
