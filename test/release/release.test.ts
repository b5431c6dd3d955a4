// What a release contains, and that everyone who builds it gets the same one.

import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeRelease, type Release, release } from "../support/release.ts";

const VERSION: string = JSON.parse(readFileSync("package.json", "utf8")).version;
const MAJOR = `v${VERSION.split(".")[0]}`;
const ACTIONS = readdirSync("actions").sort();

let made: Release;
let folder: string;
beforeAll(async () => {
  made = await release();
  folder = mkdtempSync(join(tmpdir(), "a folder of ünicode "));
  execFileSync("tar", ["-xzf", made.tarball, "-C", folder]);
});
afterAll(() => rmSync(folder, { recursive: true }));

const git = (...args: string[]) =>
  execFileSync("git", [`--git-dir=${made.bare}`, ...args], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  }).trim();

const readJson = (file: string) => JSON.parse(readFileSync(file, "utf8"));

describe("the commit of a release", () => {
  it("is on both tags, and adds to the source a file for each action, its kind of modules, and the licences", () => {
    expect(git("rev-parse", `v${VERSION}`, MAJOR, `${MAJOR}^`).split("\n")).toEqual([
      ...[made.commit, made.commit],
      git("rev-parse", "main"),
    ]);
    expect(git("diff", "--name-status", "main", made.tag).split("\n")).toEqual([
      "A\tTHIRD-PARTY-LICENSES",
      ...ACTIONS.flatMap((it) => [
        `A\tactions/${it}/dist/index.js`,
        `A\tactions/${it}/dist/package.json`,
      ]),
    ]);
  });

  it("is the one that the package names", () => {
    const program = join(folder, "package/dist/coalitions.js");
    const said = execFileSync(process.execPath, [program, "--version"], { encoding: "utf8" });
    expect(said).toBe(`${VERSION} (commit ${made.commit})\n`);
  });

  it("has actions that know their repository", () => {
    const bundle = git("show", `${made.tag}:actions/validate/dist/index.js`);
    expect(bundle).toContain(`"repository": "${made.repository}"`);
    expect(bundle).not.toContain(made.commit);
  });
});

describe("the package", () => {
  it("contains what it needs, and nothing else", () => {
    const names = readdirSync(join(folder, "package")).sort();
    expect(names).toEqual([
      ...["LICENSE", "README.md", "THIRD-PARTY-LICENSES", "dist", "package.json", "schemas"],
    ]);
    expect(readJson(join(folder, "package/package.json"))).toEqual({
      ...{ name: "mosaik-coalitions", version: VERSION, type: "commonjs", license: "MIT" },
      ...{ description: expect.any(String), keywords: expect.any(Array) },
      homepage: `${made.repository}#readme`,
      bugs: `${made.repository}/issues`,
      repository: { type: "git", url: `git+${made.repository}.git` },
      bin: { coalitions: "dist/coalitions.js", "mosaik-coalitions": "dist/coalitions.js" },
      engines: { node: ">=20.19" },
    });
    expect(statSync(join(folder, "package/dist/coalitions.js")).mode & 0o777).toBe(0o755);
    expect(readFileSync(join(folder, "package/README.md"), "utf8")).toContain(made.repository);
  });
});

/** The packages in the list of licences and in the SBOM. */
function bundledPackages() {
  const licences = readFileSync(join(folder, "package/THIRD-PARTY-LICENSES"), "utf8");
  const parts = licences.split(`\n\n${"-".repeat(72)}\n\n`).slice(1);
  const sbom = readJson(join(made.folder, "sbom.spdx.json"));
  return { parts, sbom };
}

describe("what is bundled", () => {
  it("is listed with the text of its licence", () => {
    const { parts } = bundledPackages();
    expect(parts.length).toBeGreaterThan(50);
    for (const part of parts) {
      expect(part).toMatch(/^(@[\w-]+\/)?[\w.-]+ \d+\.\d+\.\d+ \([\w.-]+\)\n\n[\s\S]{300}/);
      expect(part).toMatch(/Permission|LICENSE|License/);
    }
    // Of the command line, of an action only, of a page only, and of the schema checks.
    for (const name of ["commander", "undici", "preact", "ajv"]) {
      expect(parts.filter((it) => it.startsWith(`${name} `))).toHaveLength(1);
    }
    expect(parts.filter((it) => /^(vitest|rolldown|typescript) /.test(it))).toEqual([]);
  });

  it("equals the SBOM", () => {
    const { parts, sbom } = bundledPackages();
    const [root, ...packages] = sbom.packages;
    const names = packages.map((it: Record<string, string>) => `${it.name} ${it.versionInfo}`);
    expect(names.sort()).toEqual(parts.map((it) => it.split(" (")[0]).sort());
    expect(root).toMatchObject({ name: "mosaik-coalitions", versionInfo: VERSION });
    expect(root.downloadLocation).toBe(`git+${made.repository}.git@${made.commit}`);
    const ids = packages.map((it: { SPDXID: string }) => it.SPDXID);
    const contained = sbom.relationships.filter(
      (it: Record<string, string>) => it.relationshipType === "CONTAINS",
    );
    expect(contained.map((it: Record<string, string>) => it.relatedSpdxElement)).toEqual(ids);
  });
});

describe("a release", () => {
  it("has the checksums of its attached files", () => {
    const lines = readFileSync(join(made.folder, "SHA256SUMS"), "utf8").trim().split("\n");
    const names = lines.map((line) => {
      const [sum, name = ""] = line.split("  ");
      const bytes = readFileSync(join(made.folder, name));
      expect(createHash("sha256").update(bytes).digest("hex")).toBe(sum);
      return name;
    });
    expect(names).toEqual([`mosaik-coalitions-${VERSION}.tgz`, "sbom.spdx.json"]);
  });

  it("is the same, byte for byte, from another folder in another part of the world", () => {
    const other = join(folder, "deep/er/clone");
    // In the default folder: no path of it may get into a bundle.
    const out = join(other, "release");
    execFileSync("git", ["clone", "--quiet", made.bare, other]);
    makeRelease(other, out, { TZ: "Asia/Kathmandu", LC_ALL: "C" });
    for (const name of ["release.json", "SHA256SUMS"]) {
      expect(readFileSync(join(out, name), "utf8")).toBe(
        readFileSync(join(made.folder, name), "utf8"),
      );
    }
  });

  it("is refused if files differ from the commit or would be lost, or without an address", () => {
    const refusalOf = (...args: string[]) => {
      const program = join(folder, "deep/er/clone/build/release.mjs");
      const ended = spawnSync(process.execPath, [program, ...args], { encoding: "utf8" });
      return [ended.status, ended.stderr];
    };
    const where = ["--repository", made.repository];
    expect(refusalOf("--repository", "acme/registry")).toEqual([
      2,
      expect.stringContaining("--repository https://github.com/OWNER/REPO"),
    ]);
    expect(refusalOf(...where, "--out", ".")).toEqual([
      2,
      expect.stringContaining(". has files that no release made"),
    ]);
    expect(refusalOf(...where, "--out", "made")).toEqual([
      2,
      expect.stringContaining("made is inside the source folder"),
    ]);
    writeFileSync(join(folder, "deep/er/clone/left-over.ts"), "");
    expect(refusalOf(...where)).toEqual([2, expect.stringContaining("?? left-over.ts")]);
  });
});
