// node build/publish-release.mjs --tag v1.2.3 --branch main --release FOLDER
// Publishes what build/release.mjs made in FOLDER: moves the tag to the release's commit, makes the release on GitHub with
// its files (by `gh`), and moves the tag of the major version. It has write access, so it runs no third-party
// code. It skips what is already done, so that a run that failed halfway can be run again.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkTag, readTagOptions, workflowsAdvice } from "./check-tag.mjs";
import { git } from "./git.mjs";
import { makeReleaseCommit } from "./release-commit.mjs";
import { endWithSentence, UsageError } from "./usage.mjs";

/** The release's commit, made here of the source that is checked out and the files in the folder. */
function readMade(folder, source) {
  const facts = JSON.parse(readFileSync(join(folder, "release.json"), "utf8"));
  const { version, repository } = facts;
  const commit = makeReleaseCommit({ source, added: join(folder, "added"), version, repository });
  if (facts.source !== source || facts.commit !== commit) {
    throw new UsageError(
      `${folder}/ was built from ${facts.source} and names the commit ${facts.commit}, but ${source} gives ${commit}. ` +
        "Re-run all jobs to build it again.",
    );
  }
  return { version, commit, sums: readSums(folder) };
}

/** The files to attach, each with its sum. */
function readSums(folder) {
  const lines = readFileSync(join(folder, "SHA256SUMS"), "utf8").trim().split("\n");
  return lines.map((line) => {
    const [sum, name] = line.split("  ");
    const found = createHash("sha256")
      .update(readFileSync(join(folder, name)))
      .digest("hex");
    if (found !== sum) throw new UsageError(`${name} does not match SHA256SUMS. Re-run all jobs.`);
    return { name, digest: `sha256:${sum}` };
  });
}

/** The tags of the repository, by name. `at` is the object that a tag points to, `commit` the commit behind it. */
function readRemoteTags() {
  const tags = new Map();
  for (const line of git(["ls-remote", "--tags", "origin"]).split("\n").filter(Boolean)) {
    const [id, ref] = line.split("\t");
    const [, name, peeled] = /^refs\/tags\/(.*?)(\^\{\})?$/.exec(ref);
    tags.set(name, peeled ? { ...tags.get(name), commit: id } : { at: id, commit: id });
  }
  return tags;
}

function gh(args) {
  return execFileSync("gh", ["release", ...args], { encoding: "utf8", stdio: "pipe" });
}

/** Undefined where there is none. */
function readRelease(tag) {
  try {
    return JSON.parse(gh(["view", tag, "--json", "isDraft,assets"]));
  } catch (error) {
    if (/release not found/.test(error.stderr ?? "")) return undefined;
    throw error;
  }
}

/** A release that exists is never changed. */
function refuseAnother(tag, { release, made, found }) {
  const digests = new Map(release.assets.map(({ name, digest }) => [name, digest]));
  const differing = made.sums.filter(({ name, digest }) => digests.get(name) !== digest);
  if (found?.commit === made.commit && differing.length === 0) return;
  const files = differing.map(({ name }) => name).join(", ");
  const difference = files ? `these files differ: ${files}` : `its commit is ${found?.commit}`;
  throw new UsageError(
    `A different release ${tag} already exists: ${difference}. A release never changes: release the next version.`,
  );
}

/** `expected`: what the tag points to now. Left out, the tag is moved from anywhere. */
function pushTag(tag, { commit, expected, source }) {
  const force = expected ? `--force-with-lease=refs/tags/${tag}:${expected}` : "--force";
  try {
    git(["push", "--quiet", force, "origin", `${commit}:refs/tags/${tag}`]);
  } catch ({ message }) {
    if (/without `workflows` permission/.test(message)) {
      throw new UsageError(workflowsAdvice(tag, source));
    }
    throw new UsageError(
      `The tag ${tag} could not be moved to ${commit}. If a ruleset protects tags, allow GitHub Actions to bypass it.\n${message}`,
    );
  }
}

function makeRelease(tag, folder, { sums, version }) {
  const files = [...sums.map(({ name }) => name), "SHA256SUMS"].map((name) => join(folder, name));
  gh(["create", tag, "--draft", "--verify-tag", "--title", version, "--generate-notes", ...files]);
  // Published last, with all its files: nothing can be added to an immutable release.
  gh(["edit", tag, "--draft=false"]);
}

/** `v1` for the newest of v1.*, so that a fix of an older version does not take it back. */
function moveMajor(tag, { commit, tags, source }) {
  const major = tag.split(".")[0];
  const others = [...tags.keys()].filter(
    (it) => /^v\d+\.\d+\.\d+$/.test(it) && it.startsWith(`${major}.`),
  );
  const newest = [...others, tag].sort(new Intl.Collator("en", { numeric: true }).compare).at(-1);
  if (newest !== tag) return `${major} was not moved: ${newest} is newer.`;
  if (tags.get(major)?.commit !== commit) pushTag(major, { commit, source });
  return `${major} points to ${commit}.`;
}

function publish({ tag, branch, release: folder }) {
  const source = checkTag({ tag, branch });
  const made = readMade(folder, source);
  const tags = readRemoteTags();
  const found = tags.get(tag);
  const release = readRelease(tag);
  if (release && !release.isDraft) {
    refuseAnother(tag, { release, made, found });
    console.log(`${tag} is already released with the same content.`);
  } else {
    if (found?.commit !== source && found?.commit !== made.commit) {
      throw new UsageError(
        `${tag} ${found ? `now points to ${found.commit}` : "was deleted"}, but this run is for ${source}. If you moved the tag, wait for the run of that push.`,
      );
    }
    if (found.commit !== made.commit)
      pushTag(tag, { commit: made.commit, expected: found.at, source });
    if (release) gh(["delete", tag, "--yes"]);
    makeRelease(tag, folder, made);
    console.log(`Released ${tag} at ${made.commit}.`);
  }
  console.log(moveMajor(tag, { commit: made.commit, tags, source }));
}

await endWithSentence(() => publish(readTagOptions({ release: { type: "string" } })));
