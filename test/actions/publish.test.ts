// The built actions/publish, started as a runner starts it.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { EntryName } from "../../src/core/history/news.ts";
import { describeSize } from "../../src/core/published/site-size.ts";
import { filesBelow } from "../support/files-below.ts";
import { GitRepository } from "../support/git-repository.ts";
import { miniatureRegistry } from "../support/miniature.ts";
import { type ActionOptions, type ActionRun, nodesToTry, runAction } from "../support/runner.ts";

let repository: GitRepository;
beforeAll(() => {
  repository = miniatureRegistry();
});
afterAll(() => repository.delete());

const NOTHING_BEFORE = { previous: "none" };

describe.each(nodesToTry())("actions/publish under Node $version", ({ path: node }) => {
  it("builds the whole site for the address that it is given", async () => {
    const { code, outputs, summary, annotations } = await runAction("publish", {
      workspace: repository.folder,
      node,
      inputs: { "base-url": "https://ada.example/registry", out: "public", previous: "none" },
      env: { GITHUB_SERVER_URL: "https://github.com", GITHUB_REPOSITORY: "ada/registry" },
    });
    expect([code, annotations.map(({ properties: { title } }) => title)]).toEqual([
      0,
      ["Not compared with the published site"],
    ]);
    const site = repository.path("public");
    const { commit, heads } = JSON.parse(readFileSync(join(site, "api/v1/state.json"), "utf8"));
    expect(outputs).toEqual({
      ...{ site, coalitions: "2", entries: "5", skipped: "0", state: "first", commit, heads },
      news: expect.any(String),
    });
    const page = readFileSync(join(site, "mini.ecosystem/index.html"), "utf8");
    expect(page).toContain(
      `https://github.com/ada/registry/commit/${repository.git("rev-parse", "HEAD~2")}`,
    );
    expect(readFileSync(join(site, "changes.rss"), "utf8")).toContain(
      "<link>https://ada.example/registry/changes/</link>",
    );
    expect(summary).toContain("2 coalitions, 5 entries in the change log");
    const sizes = [...filesBelow(site).values()].map((text) => Buffer.byteLength(text));
    const size = sizes.reduce((sum, bytes) => sum + bytes, 0);
    expect(summary).toContain(describeSize(size, 2).words);
  });

  it("warns of versions that were not published", async () => {
    const broken = miniatureRegistry();
    broken.write("coalitions/mini.ecosystem.json", "{");
    broken.commit("Break it");
    const { code, outputs, annotations } = await runAction("publish", {
      workspace: broken.folder,
      node,
      inputs: NOTHING_BEFORE,
    });
    expect([code, outputs.skipped]).toEqual([0, "1"]);
    expect(annotations.slice(1)).toEqual([
      {
        command: "warning",
        properties: { title: "Not published", file: "coalitions/mini.ecosystem.json" },
        message: expect.stringContaining("json-syntax"),
      },
    ]);
    expect(existsSync(broken.path("_site/mini.ecosystem/index.html"))).toBe(true);
    broken.delete();
  });

  it("refuses a shallow clone, a folder without history, and one without definitions", async () => {
    const shallow = mkdtempSync(join(tmpdir(), "shallow-"));
    const url = `file://${repository.folder}`;
    execFileSync("git", ["clone", "--quiet", "--depth=1", url, shallow], { stdio: "pipe" });
    const empty = new GitRepository();
    const run = async (workspace: string) => {
      const inputs = NOTHING_BEFORE;
      const { code, annotations } = await runAction("publish", { workspace, node, inputs });
      return [code, annotations.at(-1)?.message];
    };
    expect(await run(shallow)).toEqual([1, expect.stringContaining("fetch-depth: 0")]);
    expect(await run(empty.folder)).toEqual([1, expect.stringContaining("no git history")]);
    empty.commit("Nothing yet");
    expect(await run(empty.folder)).toEqual([1, expect.stringContaining("No definition passes")]);
    rmSync(shallow, { recursive: true });
    empty.delete();
  });
});

describe("actions/publish, compared with the published site", () => {
  let next: GitRepository;
  let sites: string;
  beforeAll(async () => {
    sites = mkdtempSync(join(tmpdir(), "sites-"));
    const inputs = { out: site("published"), previous: "none" };
    await runAction("publish", { workspace: repository.folder, inputs });
  });
  afterAll(() => rmSync(sites, { recursive: true }));
  beforeEach(() => {
    next = miniatureRegistry();
  });
  afterEach(() => next.delete());

  const site = (name: string) => join(sites, name);
  /** Builds the site `out`, compared with `previous`. */
  const publish = (out: string, previous: string, more: Partial<ActionOptions> = {}) =>
    runAction("publish", {
      workspace: next.folder,
      ...more,
      inputs: { out: site(out), previous, ...more.inputs },
    });
  const newsOf = ({ outputs }: ActionRun) =>
    JSON.parse(outputs.news ?? "").commits.flatMap(({ entries }: { entries: EntryName[] }) =>
      entries.map(({ coalition, seq }) => `${coalition} ${seq}`),
    );

  it("reports new entries, and none twice", async () => {
    mkdirSync(site("nothing"));
    next.git("reset", "--quiet", "--hard", "HEAD~1");
    const refused = await publish("first", site("nothing"));
    expect([refused.code, refused.outputs]).toEqual([1, {}]);
    for (const words of [refused.summary, refused.annotations.at(-1)?.message]) {
      expect(words).toContain("There is no site at");
    }
    const asserted = { inputs: { first: "true" } };
    const pushed = { ...asserted, env: { GITHUB_EVENT_NAME: "push" } };
    expect((await publish("first", site("nothing"), pushed)).annotations.at(-1)?.message).toContain(
      "first was given in a run that nobody started by hand",
    );
    const byHand = { ...asserted, env: { GITHUB_EVENT_NAME: "workflow_dispatch" } };
    const first = await publish("first", site("nothing"), byHand);
    expect([first.outputs.state, newsOf(first).length]).toEqual(["first", 4]);
    expect(first.annotations.map(({ properties }) => properties.title)).toEqual([
      "First publication",
    ]);
    const retired = next.git("rev-parse", "HEAD@{1}");
    next.git("reset", "--quiet", "--hard", retired);
    const ahead = await publish("ahead", site("first"));
    expect([ahead.outputs.state, newsOf(ahead)]).toEqual(["ahead", ["mini.service 3"]]);
    expect(ahead.summary).toContain("Not published yet: 1 entry.");
    const same = await publish("same", site("ahead"));
    expect([same.outputs.state, newsOf(same)]).toEqual(["same", []]);
    expect(same.outputs.heads).toBe(ahead.outputs.heads);
    expect(same.summary).toContain("Everything is already published.");
  });

  it("reports the push's own entries again, because an earlier attempt may have failed to", async () => {
    const [before, after] = [next.git("rev-parse", "HEAD~2"), next.git("rev-parse", "HEAD")];
    const again = await publish("again", site("published"), { event: { before, after } });
    expect([again.outputs.state, newsOf(again)]).toEqual([
      "same",
      ["mini.service 2", "mini.service 3"],
    ]);
    const unknown = { before: "ab".repeat(20), after };
    const none = await publish("unknown", site("published"), { event: unknown });
    expect([none.code, newsOf(none)]).toEqual([0, []]);
  });

  it("builds nothing if the published site is newer", async () => {
    next.git("reset", "--quiet", "--hard", "HEAD~1");
    const { code, outputs, annotations } = await publish("older", site("published"));
    expect([code, outputs]).toEqual([
      0,
      { state: "behind", commit: next.git("rev-parse", "HEAD") },
    ]);
    expect(annotations).toMatchObject([{ command: "notice" }]);
    expect(existsSync(site("older"))).toBe(false);
  });

  it("refuses a history that was rewritten, unless a person gives a reason", async () => {
    next.git("commit", "--quiet", "--amend", "--message=Retire it in other words");
    const refused = await publish("after", site("published"));
    expect([refused.code, refused.outputs]).toEqual([1, {}]);
    for (const words of [refused.summary, refused.annotations.at(-1)?.message]) {
      expect(words).toMatch(/entry 3 of \S+ commit \w+ "Retire mini.service", hash \w{64}/);
      expect(words).toContain("start the workflow by hand");
    }
    expect(existsSync(site("after"))).toBe(false);
    const inputs = { "accept-rewritten": "It was wrong" };
    const pushed = await publish("after", site("published"), {
      ...{ inputs, env: { GITHUB_EVENT_NAME: "push" } },
    });
    expect(pushed.code).toBe(1);
    expect(pushed.annotations.at(-1)?.message).toContain("in a run that nobody started by hand");
    const byHand = { inputs, env: { GITHUB_EVENT_NAME: "workflow_dispatch" } };
    const accepted = await publish("after", site("published"), byHand);
    expect([accepted.code, newsOf(accepted)]).toEqual([0, ["mini.service 3", "mini.service 4"]]);
    expect(readFileSync(join(site("after"), "changes.atom"), "utf8")).toContain(
      "published history was rewritten",
    );
    const uncompared = await publish("after", "none", byHand);
    expect([uncompared.code, uncompared.annotations.at(-1)?.message]).toEqual([
      1,
      expect.stringContaining("needs a site to compare with"),
    ]);
  });

  it("says why the published site cannot be read", async () => {
    const { code, annotations } = await publish("site", site("missing"));
    expect([code, annotations.at(-1)?.message]).toEqual([1, expect.stringContaining("ENOENT")]);
  });
});
