// coalitions doctor with few rights, with none, and when GitHub refuses; and as a registry's own workflow runs it.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GitRepository } from "../support/git-repository.ts";
import { coalitionsWith } from "../support/run-node.ts";
import { addRun, type Doctored, doctor, doctored, WORKFLOWS } from "./support/doctored.ts";
import { EmulatedGitHub, only } from "./support/emulated-github.ts";
import type { Ruleset } from "./support/server/settings.ts";

let github: EmulatedGitHub;
beforeAll(async () => {
  github = await EmulatedGitHub.start();
});
afterAll(() => github.stop());

const settings = ({ registry }: Doctored) => registry.hosted.settings;
const ADMINISTRATORS = [
  ...["actions-enabled", "actions-allowed", "actions-pinned", "actions-open-pulls"],
  ...["bypass", "app"],
];
const unseenIn = (findings: { check: string; state: string }[]) =>
  findings.filter(({ state }) => state === "unseen").map(({ check }) => check);

describe("a person who is not an administrator", () => {
  it("sees which settings are hidden, and that they were not checked", async () => {
    const it = await doctored(github);
    Object.assign(it.registry.hosted, { actionsOpenPulls: false });
    const { code, stdout } = await doctor(it, { by: "mallory" });
    expect(code).toBe(0);
    expect(stdout).toContain(
      "not seen actions-open-pulls\n  This token cannot see whether Actions may open pull requests.\n",
    );
    expect(stdout).toContain('It needs the permission "administration: read".');
    expect(stdout).toMatch(/\S+: no problems found \(6 not visible to this token\)\.\n$/);
    const { findings } = JSON.parse((await doctor(it, { by: "mallory", args: ["--json"] })).stdout);
    expect(unseenIn(findings)).toEqual(ADMINISTRATORS);
  });

  it("sees no missing rule that classic protection may have", async () => {
    const it = await doctored(github);
    const other = {
      ...(settings(it).rulesets[0] as Ruleset),
      name: "mine",
      rules: [{ type: "deletion" }],
    };
    settings(it).rulesets = [other];
    settings(it).protection = {
      required_status_checks: { checks: [{ context: "coalitions", app_id: null }] },
    };
    const { code, stdout } = await doctor(it, { by: "mallory" });
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining("cannot see whether the status coalitions is required"),
    ]);
    // An administrator sees this.
    const { findings } = JSON.parse((await doctor(it, { args: ["--json"] })).stdout);
    expect(findings.map(({ check }: { check: string }) => check)).toEqual(["required-owners"]);
  });

  it("is warned about rules on the registry's branches, if only an administrator can see that its App may bypass them", async () => {
    const it = await doctored(github);
    const [own] = settings(it).rulesets as [Ruleset];
    settings(it).rulesets.push({
      ...{ ...own, id: 55, name: "all", rules: [{ type: "update" }] },
      conditions: { ref_name: { include: ["~ALL"], exclude: ["refs/heads/main"] } },
      bypass_actors: [{ actor_id: 1, actor_type: "Integration", bypass_mode: "always" }],
    });
    const { code, stdout } = await doctor(it, { by: "mallory" });
    expect([code, stdout]).toEqual([
      ...[
        1,
        expect.stringMatching(
          /^warning registry-branches\n.*unless its GitHub App may bypass them/,
        ),
      ],
    ]);
    expect((await doctor(it)).code).toBe(0);
  });

  it("changes nothing with --fix, which names the needed permission", async () => {
    const it = await doctored(github);
    settings(it).hasIssues = false;
    it.registry.hosted.conversations.labels.pop();
    const { code, stderr, stdout } = await doctor(it, { by: "mallory", args: ["--fix"] });
    expect(code).toBe(1);
    expect(stderr).toContain(
      'Could not turn issues on: it does not exist, or the token lacks the permission "administration: write".',
    );
    expect(stderr).toContain("Could not create the label metadata: ");
    expect(stdout).toContain("fix: In Settings, General, Features, tick Issues.");
    expect(settings(it).hasIssues).toBe(false);
  });
});

describe("--fix", () => {
  it("says so if the organization forbids it", async () => {
    const it = await doctored(github);
    Object.assign(it.registry.hosted, { actionsOpenPulls: false });
    settings(it).organizationForbidsPulls = true;
    const { code, stderr } = await doctor(it, { args: ["--fix"] });
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(
        /^Could not allow Actions .*: the organization forbids it\. An organization owner can allow it in /,
      ),
    ]);
  });

  it("changes no other ruleset, and keeps additions to its own", async () => {
    const it = await doctored(github);
    const [own] = settings(it).rulesets as [Ruleset];
    const other: Ruleset = {
      ...structuredClone(own),
      id: 9,
      name: "mine",
      enforcement: "disabled",
    };
    settings(it).rulesets.push(other);
    own.rules = [
      { type: "merge_queue", parameters: { grouping_strategy: "ALLGREEN" } },
      { type: "pull_request", parameters: { required_approving_review_count: 2 } },
      {
        type: "required_status_checks",
        parameters: { required_status_checks: [{ context: "lint" }] },
      },
    ];
    own.bypass_actors = [{ actor_id: 3, actor_type: "Team", bypass_mode: "pull_request" }];
    const before = structuredClone(other);
    const { code, stderr } = await doctor(it, { args: ["--fix"] });
    expect([code, stderr]).toEqual([0, 'Completed the ruleset "coalition registry".\n']);
    expect(settings(it).rulesets).toEqual([own, before]);
    expect(own.rules.map(({ type }) => type).sort()).toEqual([
      ...["deletion", "merge_queue", "non_fast_forward", "pull_request", "required_status_checks"],
    ]);
    expect(own.rules).toContainEqual({
      type: "pull_request",
      parameters: expect.objectContaining({
        required_approving_review_count: 2,
        require_code_owner_review: true,
      }),
    });
    expect(own.rules).toContainEqual({
      type: "required_status_checks",
      parameters: expect.objectContaining({
        required_status_checks: [{ context: "lint" }, { context: "coalitions" }],
      }),
    });
    expect(own.bypass_actors).toEqual([
      { actor_id: 3, actor_type: "Team", bypass_mode: "pull_request" },
    ]);
  });

  it("sets up a registry that was just pushed", async () => {
    const it = await doctored(github);
    const { hosted } = it.registry;
    Object.assign(settings(it), { rulesets: [], pages: undefined, environment: undefined });
    Object.assign(hosted, { actionsOpenPulls: false });
    hosted.conversations.labels.splice(0);
    github.state.pages.remove(hosted);
    const { stderr, stdout } = await doctor(it, { args: ["--fix"] });
    expect(stderr.trim().split("\n")).toHaveLength(3 + 10);
    expect(stdout).toMatch(/^error site\n.*No registry site is published at .* yet/);
    expect(stdout).toMatch(/: 1 error\.\n$/);
  });
});

describe("the ruleset", () => {
  it("is printed for GitHub's import, without a token or a network", async () => {
    const { code, stdout } = await coalitionsWith({}, tmpdir(), "doctor", "--ruleset");
    expect([code, JSON.parse(stdout)]).toEqual([
      0,
      expect.objectContaining({
        name: "coalition registry",
        target: "branch",
        enforcement: "active",
      }),
    ]);
  });
});

describe("exit 2, with a reason", () => {
  const at = (env: Record<string, string>, ...args: string[]) =>
    coalitionsWith(
      { GITHUB_API_URL: github.state.addresses.api, PATH: "/nowhere", ...env },
      tmpdir(),
      "doctor",
      ...args,
    );
  const HERE = ["--repository", "acme/here"];

  it.each<[string, Record<string, string>, string[], RegExp]>([
    ["no token", {}, HERE, /no token for github\.com\. Run gh auth login, or set GITHUB_TOKEN/],
    [
      "a token of two lines",
      { GITHUB_TOKEN: "one\ntwo" },
      HERE,
      /token from GITHUB_TOKEN has a space or another invalid character/,
    ],
    ["a token that is not valid", { GH_TOKEN: "forged" }, HERE, /rejected this token.*401/],
    [
      "an invalid name",
      { GH_TOKEN: "x" },
      ["--repository", "here"],
      /here is not a repository's name/,
    ],
    [
      "an invalid server",
      { GH_TOKEN: "x", GITHUB_SERVER_URL: "x" },
      HERE,
      /GITHUB_SERVER_URL is not an address: x/,
    ],
  ])("%s", async (_, env, args, says) => {
    const { code, stdout, stderr } = await at(env, ...args);
    expect([code, stdout, stderr]).toEqual([2, "", expect.stringMatching(says)]);
  });

  it("a missing repository, no network, and the rate limit", async () => {
    const { token } = github.givePersonalToken("acme/here", "ada");
    const missing = await at({ GITHUB_TOKEN: token }, ...HERE);
    expect([missing.code, missing.stderr]).toEqual([
      2,
      expect.stringMatching(/cannot see a repository acme\/here/),
    ]);
    const offline = await at(
      { GITHUB_TOKEN: token, GITHUB_API_URL: "http://127.0.0.1:9" },
      ...HERE,
    );
    expect([offline.code, offline.stderr]).toEqual([
      2,
      expect.stringMatching(/Could not open acme\/here/),
    ]);
    const it = await doctored(github);
    github.state.remaining = 5;
    const limited = await doctor(it);
    github.state.remaining = undefined;
    expect([limited.code, limited.stdout, limited.stderr]).toEqual([
      2,
      "",
      expect.stringMatching(/limit on requests is reached/),
    ]);
    for (const { stderr } of [missing, offline, limited]) expect(stderr).not.toContain("ghs_");
  });

  it("a folder that is not a clone, or a clone from another server", async () => {
    const folder = new GitRepository();
    const inFolder = (env = {}) =>
      coalitionsWith(
        { GITHUB_TOKEN: "x", GITHUB_API_URL: github.state.addresses.api, ...env },
        folder.folder,
        "doctor",
      );
    const none = await inFolder();
    expect([none.code, none.stderr]).toEqual([
      2,
      expect.stringMatching(/no git remote named origin.*--repository OWNER\/NAME/),
    ]);
    folder.git("remote", "add", "origin", "https://user:secret@git.example/acme/here.git");
    const other = await inFolder();
    expect([other.code, other.stderr]).toEqual([
      2,
      expect.stringMatching(/origin is on git\.example, not on github\.com.*GITHUB_SERVER_URL/),
    ]);
    expect(other.stderr).not.toContain("secret");
    folder.delete();
  });
});

describe("the repository and the token", () => {
  it("come from the remote origin, and from gh", async () => {
    const it = await doctored(github);
    const { fullName } = it.registry.hosted;
    const { token } = github.givePersonalToken(fullName, "ada");
    const folder = new GitRepository();
    folder.git("remote", "add", "origin", `git@ghe.example:${fullName}.git`);
    mkdirSync(folder.path("bin"));
    const gh = `#!/bin/sh\n[ "$*" = "auth token --hostname ghe.example" ] && echo ${token}\n`;
    writeFileSync(folder.path("bin/gh"), gh, { mode: 0o755 });
    const { code, stdout, stderr } = await coalitionsWith(
      {
        ...{ GITHUB_SERVER_URL: "https://ghe.example", GITHUB_API_URL: github.state.addresses.api },
        PATH: `${join(folder.folder, "bin")}:${process.env.PATH}`,
      },
      folder.folder,
      "doctor",
    );
    expect([code, stderr, stdout]).toEqual([0, "", `${fullName}: no problems found.\n`]);
    folder.delete();
  });
});

it("a different version than in the workflows is noted", async () => {
  const it = await doctored(github);
  await it.registry.push((checkout) => {
    for (const name of WORKFLOWS) {
      const file = checkout.path(`.github/workflows/${name}.yml`);
      writeFileSync(file, readFileSync(file, "utf8").replace(/# v[\d.]+$/m, "# v0.9.0"));
    }
  });
  const { stderr } = await doctor(it);
  expect(stderr).toMatch(
    /^The checks on GitHub run 0\.9\.0; this is [\d.]+\. .*coalitions@0\.9\.0 doctor --repo.*\n$/,
  );
});

it("a renamed repository is examined and fixed by its current name", async () => {
  const it = await doctored(github);
  settings(it).formerNames.push("acme/before");
  settings(it).hasIssues = false;
  const args = ["--fix", "--repository", "acme/before"];
  const { code, stdout, stderr } = await doctor(it, { args });
  expect([code, stderr]).toEqual([0, "Turned issues on.\n"]);
  expect(stdout).toBe(`${it.registry.hosted.fullName}: no problems found.\n`);
});

describe("doctor.yml, as written by init", () => {
  const run = async ({ registry }: Doctored) => {
    const done = only(await github.dispatchManually(registry, { workflow: "doctor.yml" }));
    return done.jobs[0];
  };

  it("succeeds if its token sees nothing wrong, and lists what the token cannot see", async () => {
    const job = await run(await doctored(github));
    expect([job?.conclusion, job?.annotations]).toEqual(["success", []]);
    expect(job?.summary).toContain("## No problems found");
    expect(job?.summary).toContain("This token cannot see whether Actions may open pull requests.");
    expect(job?.permissions).toEqual({
      contents: "read",
      actions: "read",
      pages: "read",
      issues: "read",
    });
  });

  it("warns about weaknesses, and fails if the registry cannot work", async () => {
    const it = await doctored(github);
    it.registry.hosted.conversations.labels.pop();
    const warned = await run(it);
    expect([warned?.conclusion, warned?.annotations]).toEqual([
      "success",
      [expect.objectContaining({ command: "warning", properties: { title: "labels" } })],
    ]);
    addRun(github, it.registry, { name: "publish", conclusion: "failure" });
    const failed = await run(it);
    expect(failed?.conclusion).toBe("failure");
    expect(failed?.annotations.map(({ command }) => command)).toEqual([
      "error",
      "warning",
      "error",
    ]);
    expect(failed?.summary).toContain(
      "**last-runs**: The last run of publish.yml ended with failure",
    );
  });
});
