// The steps of release.yml that need a repository, as they run there: with a bare repository instead of GitHub's, and a
// stand-in for gh.

import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type Release, release } from "../support/release.ts";

const VERSION: string = JSON.parse(readFileSync("package.json", "utf8")).version;
const MAJOR = `v${VERSION.split(".")[0]}`;
const TAG = `v${VERSION}`;
const TARBALL = `mosaik-coalitions-${VERSION}.tgz`;

/** The repository on GitHub, with main and the version's tag. */
let hub: string;
/** The checkout of a run, at that commit. */
let checkout: string;
let made: Release;
let source: string;
let folder: string;

beforeEach(async () => {
  made = await release();
  folder = mkdtempSync(join(tmpdir(), "publish-"));
  [hub, checkout] = [join(folder, "hub.git"), join(folder, "checkout")];
  const one = ["--single-branch", "--branch=main", "--no-tags"];
  execFileSync("git", ["clone", "--quiet", "--bare", ...one, made.bare, hub]);
  source = git(hub, "rev-parse", "main");
  git(hub, "tag", TAG, source);
  execFileSync("git", ["clone", "--quiet", "--no-checkout", hub, checkout]);
  // Only the files that these steps read.
  git(checkout, "reset", "--quiet");
  git(checkout, "checkout", "--quiet", "--", "build", "package.json");
  symlinkSync(made.folder, join(checkout, "release"));
  mkdirSync(join(folder, "bin"));
  symlinkSync(resolve("test/support/stand-in-gh.cjs"), join(folder, "bin/gh"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function git(cwd: string, ...args: string[]): string {
  const who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"];
  return execFileSync("git", [...who, ...args], { cwd, encoding: "utf8", stdio: "pipe" }).trim();
}

/** Git's settings. Compressing the bundles would take longer than all these steps, and no hash depends on it. */
const UNPACKED = {
  GIT_CONFIG_COUNT: "2",
  ...{ GIT_CONFIG_KEY_0: "core.compression", GIT_CONFIG_VALUE_0: "0" },
  ...{ GIT_CONFIG_KEY_1: "pack.window", GIT_CONFIG_VALUE_1: "0" },
};

const WORKFLOW = parse(readFileSync(".github/workflows/release.yml", "utf8"));

/** The step of the workflow that runs this script, in the checkout. */
function runStep(job: string, script: string, more: Record<string, string> = {}) {
  const steps: { run?: string }[] = WORKFLOW.jobs[job].steps;
  const [text = ""] = steps.flatMap(({ run }) => (run?.includes(script) ? [run] : []));
  const PATH = `${join(folder, "bin")}${delimiter}${process.env.PATH}`;
  const env = { ...process.env, ...UNPACKED, PATH, TAG, BRANCH: "main", ...more };
  const ended = spawnSync("bash", ["-e", "-c", text], { cwd: checkout, encoding: "utf8", env });
  return { status: ended.status, said: ended.stdout + ended.stderr };
}

const check = (tag = TAG) => runStep("build", "check-tag.mjs", { TAG: tag });
const stage = (job: string) =>
  runStep(job, "publish-release.mjs", { GH_RELEASES: join(folder, "releases.json") });
/** Both stages; the second only if the first succeeded. */
const publish = () => {
  const drafted = stage("draft");
  return drafted.status === 0 ? stage("publish") : drafted;
};

const tagged = (name: string) =>
  git(hub, "for-each-ref", "--format=%(objectname)", `refs/tags/${name}`);
const releases = () => {
  const file = join(folder, "releases.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
};

const setReleases = (them: object) =>
  writeFileSync(join(folder, "releases.json"), JSON.stringify(them));

/** Commits to the checked-out branch and pushes it as `ref`. */
function pushChange(file: string, ref: string): string {
  mkdirSync(join(checkout, file, ".."), { recursive: true });
  writeFileSync(join(checkout, file), "{}\n");
  git(checkout, "add", "--force", file);
  git(checkout, "commit", "--quiet", "--message", "Change");
  git(checkout, "push", "--quiet", "origin", `HEAD:${ref}`);
  return git(checkout, "rev-parse", "HEAD");
}

describe("a tag is released", () => {
  it("on its own commit, with its files, and the major version's tag points to it", () => {
    expect(check()).toMatchObject({ status: 0 });
    expect(publish()).toMatchObject({ status: 0 });
    expect([tagged(TAG), tagged(MAJOR)]).toEqual([made.commit, made.commit]);
    const { isDraft, title, commit, assets } = releases()[TAG];
    expect([isDraft, title, commit]).toEqual([false, VERSION, made.commit]);
    const names = assets.map((it: { name: string }) => it.name);
    expect(names).toEqual([TARBALL, "sbom.spdx.json", "SHA256SUMS"]);
  });

  it("once: a second run changes nothing", () => {
    publish();
    const before = [releases(), git(hub, "show-ref")];
    const { status, said } = publish();
    expect([status, said]).toEqual([0, expect.stringContaining("already released")]);
    expect([releases(), git(hub, "show-ref")]).toEqual(before);
  });

  it("by a run that continues after another one failed", () => {
    git(checkout, "fetch", "--quiet", made.bare, "tag", TAG, "--force");
    git(checkout, "push", "--quiet", "--force", "origin", TAG);
    stage("draft");
    const { assets, ...draft } = releases()[TAG];
    setReleases({ [TAG]: { ...draft, assets: [{ ...assets[0], digest: "sha256:0" }] } });
    expect(publish()).toMatchObject({ status: 0 });
    expect(releases()[TAG]).toMatchObject({ isDraft: false, commit: made.commit });
    expect(releases()[TAG].assets).toEqual(assets);
    expect(tagged(MAJOR)).toBe(made.commit);
  });

  it("also if the tag has a message", () => {
    git(checkout, "tag", "--force", "--annotate", "--message", "The first", TAG);
    git(checkout, "push", "--quiet", "--force", "origin", TAG);
    expect(publish()).toMatchObject({ status: 0 });
    expect(tagged(TAG)).toBe(made.commit);
  });

  it("without moving the major version's tag back from a newer one", () => {
    const newer = `${MAJOR}.99999.0`;
    setReleases({ [newer]: { isDraft: false, assets: [] } });
    git(hub, "tag", MAJOR, "main");
    const { status, said } = publish();
    expect([status, said]).toEqual([0, expect.stringContaining(`${newer} is newer`)]);
    expect(tagged(MAJOR)).toBe(source);
  });

  it("also as the major version if a newer tag was never released", () => {
    const newer = `${MAJOR}.99999.0`;
    setReleases({ [newer]: { isDraft: true, assets: [] } });
    git(hub, "tag", newer, "main");
    git(hub, "tag", MAJOR, "main");
    expect(publish()).toMatchObject({ status: 0 });
    expect(tagged(MAJOR)).toBe(made.commit);
  });

  it("with the notes that a maintainer has written in a draft", () => {
    const notes = { title: "The first", body: "By hand" };
    setReleases({ [TAG]: { ...notes, isDraft: true, assets: [] } });
    expect(publish()).toMatchObject({ status: 0 });
    const { assets, ...rest } = releases()[TAG];
    expect([rest, assets.length]).toEqual([{ ...notes, isDraft: false }, 3]);
  });
});

describe("between the stages", () => {
  it("there is a draft, and the major version's tag has not moved", () => {
    expect(stage("draft")).toMatchObject({ status: 0 });
    expect([releases()[TAG].isDraft, tagged(TAG), tagged(MAJOR)]).toEqual([true, made.commit, ""]);
  });

  it("the release is verified, and attested without write access", () => {
    const { draft, verify, attest, publish, npm } = WORKFLOW.jobs;
    const needs = [draft, verify, attest, publish, npm].map((it) => it.needs);
    expect(needs).toEqual(["build", "draft", "verify", "attest", "publish"]);
    expect(attest.permissions).not.toHaveProperty("contents");
  });

  it.each([
    ["file is missing", (files: object[]) => files.slice(1), "has changed: mosaik"],
    ["file is added", (files: object[]) => [...files, { name: "more.zip" }], "more.zip. Delete"],
  ])("a draft is refused whose %s", (_name, change, said) => {
    stage("draft");
    const { assets, ...draft } = releases()[TAG];
    setReleases({ [TAG]: { ...draft, assets: change(assets) } });
    expect(stage("publish")).toMatchObject({ status: 2, said: expect.stringContaining(said) });
    expect([releases()[TAG].isDraft, tagged(MAJOR)]).toEqual([true, ""]);
  });

  it("a moved tag or a deleted draft is refused", () => {
    stage("draft");
    const drafted = releases();
    setReleases({});
    expect(stage("publish")).toMatchObject({ status: 2, said: expect.stringContaining("missing") });
    setReleases(drafted);
    git(hub, "tag", "--force", TAG, source);
    expect(refusal(stage("publish"))).toContain(`${TAG} now points to ${source}`);
    expect(releases()).toEqual(drafted);
  });
});

/** The message, if the exit code is 2 and nothing has changed on GitHub. */
function refusal(ended: { status: number | null; said: string }): string {
  expect([ended.status, tagged(MAJOR)]).toEqual([2, ""]);
  expect(tagged(TAG)).not.toBe(made.commit);
  return ended.said;
}

describe("a tag is refused", () => {
  it("that is not package.json's version, or no version", () => {
    expect(refusal(check(`${TAG}1`))).toContain(
      `The tag is ${TAG}1, but package.json says ${VERSION}.`,
    );
    expect(refusal(check(`${TAG}-rc.1`))).toContain("is not a version tag");
    expect(refusal(check(VERSION))).toContain("is not a version tag");
  });

  it("on a commit that is not on the default branch", () => {
    const commit = pushChange("more.json", "refs/heads/work");
    expect(refusal(check())).toContain(
      `${TAG} points to ${commit}, which is not on the branch main`,
    );
    expect(refusal(publish())).toContain(`git push --delete origin ${TAG}`);
  });

  it("whose workflows are on no branch any longer, until one has them", () => {
    pushChange(".github/workflows/more.yml", "refs/heads/main");
    git(checkout, "fetch", "--quiet");
    git(checkout, "checkout", "--quiet", "--detach", source);
    const [, command = ""] = /^ {2}(git push origin .*)$/m.exec(refusal(publish())) ?? [];
    git(checkout, ...command.split(" ").slice(1));
    expect(publish()).toMatchObject({ status: 0 });
  });

  it("with help, if GitHub refuses it for its workflows or a rule", () => {
    const hook = join(hub, "hooks/pre-receive");
    const refuse = (text: string) =>
      writeFileSync(hook, `#!/bin/sh\necho '${text}' >&2\nexit 1\n`, { mode: 0o755 });
    refuse(
      "refusing to allow a GitHub App to create or update workflow `a.yml` without `workflows` permission",
    );
    expect(refusal(publish())).toContain(`git push origin ${source}:refs/heads/release-${TAG}`);
    refuse("GH013: Repository rule violations found");
    expect(refusal(publish())).toContain("GitHub Actions cannot bypass one");
    expect(releases()).toEqual({});
  });

  it("that was moved during the run", () => {
    git(hub, "tag", "--force", TAG, git(hub, "commit-tree", "main^{tree}", "-m", "Another"));
    expect(refusal(publish())).toContain(`but this run is for ${source}`);
  });

  it("that already has a different release", () => {
    setReleases({ [TAG]: { isDraft: false, assets: [] } });
    expect(refusal(publish())).toContain(`A different release ${TAG} already exists`);
  });

  it("whose draft has somebody else's file", () => {
    setReleases({ [TAG]: { isDraft: true, assets: [{ name: "more.zip", digest: null }] } });
    expect(refusal(publish())).toContain("files that do not belong to this release: more.zip");
  });
});

describe("what was built is refused", () => {
  let built: string;
  beforeEach(() => {
    built = join(checkout, "release");
    rmSync(built);
    cpSync(made.folder, built, { recursive: true });
  });

  it("if a bundle differs from the built one", () => {
    writeFileSync(join(built, "added/actions/report/dist/index.js"), "");
    expect(refusal(publish())).toContain(`names the commit ${made.commit}, but ${source} gives `);
  });

  it("if it would add anything else", () => {
    mkdirSync(join(built, "added/src"));
    writeFileSync(join(built, "added/src/more.ts"), "");
    expect(refusal(publish())).toContain("A release must not add src/more.ts");
  });

  it("if a file does not match its checksum", () => {
    writeFileSync(join(built, TARBALL), "");
    expect(refusal(publish())).toContain(`${TARBALL} does not match SHA256SUMS`);
  });
});
