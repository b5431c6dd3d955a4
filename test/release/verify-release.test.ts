// A bundle on a tag that does not come from its source is found, and so is any other added file.

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { release } from "../support/release.ts";

const BUNDLE = "actions/validate/dist/index.js";

let clone: string;
let tag: string;
beforeAll(async () => {
  const { bare, tag: made } = await release();
  tag = made;
  clone = mkdtempSync(join(tmpdir(), "clone-"));
  execFileSync("git", ["clone", "--quiet", bare, clone]);
});
afterAll(() => rmSync(clone, { recursive: true }));

function verify(...args: string[]) {
  const given = [resolve("build/verify-release.mjs"), "--node-modules", resolve("node_modules")];
  const options = { cwd: clone, encoding: "utf8" } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [...given, ...args], options);
  return { status, stdout, stderr };
}

const git = (...args: string[]) =>
  execFileSync("git", ["-c", "user.name=Eve", "-c", "user.email=eve@example.org", ...args], {
    cwd: clone,
    encoding: "utf8",
  });

/** The release again under another tag, with what `alter` does to its files. */
function alteredRelease(name: string, alter: (path: (file: string) => string) => void): void {
  git("checkout", "--quiet", "--detach", tag);
  alter((file) => join(clone, file));
  git("add", "--force", ".");
  git("commit", "--quiet", "--amend", "--no-edit", "--allow-empty");
  git("tag", name);
  git("checkout", "--quiet", "--force", "main");
}

describe("verify-release", () => {
  it("verifies a release, and leaves nothing behind", () => {
    const { status, stdout } = verify(tag);
    expect([status, stdout]).toEqual([0, expect.stringContaining(`${tag} comes from its source`)]);
    expect(git("worktree", "list").trim().split("\n")).toHaveLength(1);
    expect(git("status", "--porcelain")).toBe("");
  });

  it("names each file that does not come from its source", () => {
    alteredRelease("v9.9.9", (path) => {
      writeFileSync(
        path(BUNDLE),
        `${readFileSync(path(BUNDLE), "utf8")}\nfetch("https://eve.example");\n`,
      );
      writeFileSync(path("src/core/check.ts"), "// Looks as it always did.\n");
      writeFileSync(path("src/core/more.ts"), "");
      rmSync(path("THIRD-PARTY-LICENSES"));
    });
    const { status, stderr } = verify("v9.9.9");
    expect(stderr.split("\n\n")[0]?.split("\n")).toEqual([
      "THIRD-PARTY-LICENSES comes from the source but is missing from the release.",
      `${BUNDLE} differs from what the source gives.`,
      "src/core/check.ts differs from what the source gives.",
      "src/core/more.ts is in the release but does not come from its source.",
    ]);
    expect(stderr).toContain("v9.9.9 does not come from its source.");
    expect(status).toBe(1);
  });

  it("refuses a commit that is not a release", () => {
    git("tag", "v0.1.0", "main");
    expect(verify("v0.1.0")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("is not a release commit"),
    });
    expect(verify("v7.0.0")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("git fetch origin tag v7.0.0"),
    });
    expect(verify()).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("npm run verify-release -- v1.2.3"),
    });
  });
});
