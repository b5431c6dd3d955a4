// The command line in a new registry: without a definition, with the first one, and with workflows that run another
// version.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { software } from "../../generated/software.js";
import { GitRepository } from "../support/git-repository.ts";
import { idOf, peerOf } from "../support/ids.ts";
import { coalitions } from "../support/run-node.ts";
import { made, RELEASE } from "../support/starter.ts";

const ADDRESS = "https://raw.githubusercontent.com/acme/software/v1/schemas/coalition.schema.json";

let registry: GitRepository;
beforeEach(() => begin(software.version));
afterEach(() => registry.delete());

function begin(version: string): void {
  registry = new GitRepository();
  for (const [file, text] of made({}, { ...RELEASE, version })) registry.write(file, text);
  registry.commit("Begin the registry");
}

const run = (...args: string[]) => coalitions(registry.folder, ...args);

const NEW = [
  ...["new", "mini.coalition", "--archetype", "service", "--title", "Mini", "--summary", "Small."],
  ...["--operator", "Miniature Works", "--github", "mill:7", "--organism", "oracle"],
  ...["--role", "oracle-feed", "--handshake", "https://oracle.example/"],
  ...["--stable-id", idOf("oracle"), "--peer-id", peerOf("peer")],
];

describe("a registry without a definition", () => {
  it("passes its check, which says how to write the first one", async () => {
    const { code, stdout, stderr } = await run("check");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("fix: Write the first one: npx mosaik-coalitions new NAME");
  });

  it.each([
    ["check", "--base", "HEAD"],
    ["owners"],
    ["fmt"],
    ["changes"],
    ["build", "--out", "site"],
  ])("accepts %s %s %s", async (...args) => {
    const { code, stderr } = await run(...args.filter(Boolean));
    expect([code, stderr.includes("    at ")]).toEqual([0, false]);
  });
});

describe("the first definition", () => {
  it("has the address of the schema, passes the check, and is published", async () => {
    const { code, stdout } = await run(...NEW);
    expect([code, stdout]).toEqual([0, expect.stringContaining("npx mosaik-coalitions preview")]);
    const file = join(registry.folder, "coalitions/mini.coalition.json");
    expect(JSON.parse(readFileSync(file, "utf8")).$schema).toBe(ADDRESS);
    await run("owners", "--write");
    const checked = await run("check", "--base", "HEAD");
    expect([checked.code, checked.stdout]).toEqual([0, expect.stringContaining("no problem")]);
    registry.commit("Add mini.coalition");
    const { stdout: log } = await run("changes", "mini.coalition", "--json");
    expect(JSON.parse(log)).toMatchObject({ entries: [{ coalition: "mini.coalition" }] });
  });
});

describe("with workflows that run another version", () => {
  const says = (command: string) =>
    `The checks on GitHub run 0.9.0; this is ${software.version}. For the same result: npx mosaik-coalitions@0.9.0 ${command}\n`;
  beforeEach(() => {
    registry.delete();
    begin("0.9.0");
  });

  it("says so on standard error, with the command for the same result", async () => {
    const { stdout, stderr } = await run("check", "--base", "HEAD");
    expect(stderr).toContain(says("check --base HEAD"));
    expect(stdout).not.toContain("0.9.0");
    expect((await run("build", "--out", "a site")).stderr).toContain(says("build --out 'a site'"));
  });

  it("says nothing to programs", async () => {
    expect((await run("check", "--json")).stderr).toBe("");
  });
});

describe("a site that is built in the repository", () => {
  it("should not be committed: a note says so until git ignores all of it", async () => {
    const warned = /^Do not commit sites\/a: .*\n\/sites\/a\n\/sites\/a\.versions\n$/m;
    expect((await run("build", "--out", "sites/a")).stderr).toMatch(warned);
    // The site is a link, which a pattern for folders does not match.
    registry.write(".gitignore", "/sites/a/\n/sites/a.versions/\n");
    const { stderr: link } = await run("build", "--out", "sites/a");
    expect(link).toMatch(/^Do not commit sites\/a: .*\n\/sites\/a\n$/m);
    registry.write(".gitignore", "/sites/a\n/sites/a.versions\n");
    expect((await run("build", "--out", "sites/a")).stderr).not.toContain("commit");
    expect(registry.git("status", "--porcelain")).toBe("?? .gitignore");
  });

  it("is not mentioned outside the repository, or to programs", async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), "site-"));
    expect((await run("build", "--out", join(elsewhere, "a"))).stderr).not.toContain("commit");
    rmSync(elsewhere, { recursive: true });
    expect((await run("build", "--out", "site", "--json")).stderr).not.toContain("commit");
  });
});
