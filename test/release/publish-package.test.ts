// The step of release.yml that publishes on npm, with a stand-in for npm.

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { release } from "../support/release.ts";

const VERSION: string = JSON.parse(readFileSync("package.json", "utf8")).version;
const ONE = `mosaik-coalitions@${VERSION}`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "package-"));
  mkdirSync(join(folder, "bin"));
  symlinkSync(resolve("test/support/stand-in-npm.cjs"), join(folder, "bin/npm"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const published = () => JSON.parse(readFileSync(join(folder, "published.json"), "utf8"));

async function publish(before: Record<string, string>, NPM_VERSION = "11.19.1") {
  const NPM_PUBLISHED = join(folder, "published.json");
  writeFileSync(NPM_PUBLISHED, JSON.stringify(before));
  const made = await release();
  const PATH = `${join(folder, "bin")}${delimiter}${process.env.PATH}`;
  const args = ["build/publish-package.mjs", "--release", made.folder];
  const env = { ...process.env, PATH, NPM_PUBLISHED, NPM_VERSION };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", env });
  return { status, said: stdout + stderr };
}

describe("the package is published", () => {
  it("beside earlier versions, and only once", async () => {
    expect(await publish({ "mosaik-coalitions@0.9.0": "sha512-x" })).toMatchObject({ status: 0 });
    const after = published();
    expect(after[ONE]).toMatch(/^sha512-.{88}$/);
    const { status, said } = await publish(after);
    expect([status, said]).toEqual([0, `mosaik-coalitions ${VERSION} is already on npm.\n`]);
  });
});

describe("the package is refused", () => {
  it.each([
    [
      "if npm has a different package of that version",
      { [ONE]: "sha512-x" },
      undefined,
      "with different content",
    ],
    [
      "with an npm that does not support trusted publishing",
      {},
      "11.5.0",
      "Use npm 11.5.1 or later",
    ],
    [
      "where npm has no package of that name, with what to do",
      {},
      undefined,
      "publish the first version by hand",
    ],
  ])("%s", async (_when, before, version, says) => {
    const { status, said } = await publish(before, version);
    expect([status, said]).toEqual([2, expect.stringContaining(says)]);
    expect(published()).toEqual(before);
  });
});
