// The built actions/publish, started as a runner would start it.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GitRepository } from "../support/git-repository.ts";
import { miniatureRegistry } from "../support/miniature.ts";
import { nodesToTry, runAction } from "../support/runner.ts";

let repository: GitRepository;
beforeAll(() => {
  repository = miniatureRegistry();
});
afterAll(() => repository.delete());

const nodes = nodesToTry().map((path) => {
  const version = execFileSync(path, ["--version"]).toString().trim();
  return { version, path };
});

describe.each(nodes)("actions/publish under Node $version", ({ path: node }) => {
  it("builds the whole site for the address that it is given", async () => {
    const { code, outputs, summary, annotations } = await runAction("publish", {
      workspace: repository.folder,
      node,
      inputs: { "base-url": "https://ada.example/registry", out: "public" },
      env: { GITHUB_SERVER_URL: "https://github.com", GITHUB_REPOSITORY: "ada/registry" },
    });
    expect([code, annotations]).toEqual([0, []]);
    const site = repository.path("public");
    expect(outputs).toEqual({ site, coalitions: "2", entries: "5", skipped: "0" });
    const page = readFileSync(join(site, "mini.ecosystem/index.html"), "utf8");
    expect(page).toContain(
      `https://github.com/ada/registry/commit/${repository.git("rev-parse", "HEAD~2")}`,
    );
    expect(readFileSync(join(site, "changes.rss"), "utf8")).toContain(
      "<link>https://ada.example/registry/changes/</link>",
    );
    expect(summary).toContain("2 coalitions, 5 entries in the change log");
  });

  it("warns of versions that were not published", async () => {
    const broken = miniatureRegistry();
    broken.write("coalitions/mini.ecosystem.json", "{");
    broken.commit("Break it");
    const { code, outputs, annotations } = await runAction("publish", {
      workspace: broken.folder,
      node,
    });
    expect([code, outputs.skipped]).toEqual([0, "1"]);
    expect(annotations).toEqual([
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
      const { code, annotations } = await runAction("publish", { workspace, node });
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
