// node build/publish-release.mjs --stage draft|publish --tag v1.2.3 --branch main --release FOLDER
// Publishes the release that build/release.mjs made in FOLDER, in two stages, so that it can be verified in between.
// `draft` can be undone: it moves the tag to the release's commit and puts the files into a draft on GitHub (with `gh`).
// `publish` cannot: it publishes the draft, and moves the tag of the major version.
// It has write access, so it runs no third-party code. It skips steps that are already done, so a failed run can be
// re-run.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkTag, readTagOptions, workflowsAdvice } from "./check-tag.mjs";
import { sha256Of } from "./files.mjs";
import { git } from "./git.mjs";
import {
  listReleased,
  makeDraft,
  publishDraft,
  readRelease,
  refuseAnother,
  refuseForeignFiles,
} from "./github-release.mjs";
import { makeReleaseCommit } from "./release-commit.mjs";
import { endWithSentence, UsageError } from "./usage.mjs";

/** The release's commit, made here from the checked-out source and the files in the folder. */
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

/** The files to attach, each with its digest in GitHub's form. */
function readSums(folder) {
  const digestOf = (name) => `sha256:${sha256Of(join(folder, name))}`;
  const lines = readFileSync(join(folder, "SHA256SUMS"), "utf8").trim().split("\n");
  const files = lines.map((line) => {
    const [sum, name] = line.split("  ");
    const digest = digestOf(name);
    if (digest !== `sha256:${sum}`) {
      throw new UsageError(`${name} does not match SHA256SUMS. Re-run all jobs.`);
    }
    return { name, digest };
  });
  return [...files, { name: "SHA256SUMS", digest: digestOf("SHA256SUMS") }];
}

/** The tags of the repository, by name. `at` is the object that the tag points to, `commit` the commit it resolves to. */
function readRemoteTags() {
  const tags = new Map();
  for (const line of git(["ls-remote", "--tags", "origin"]).split("\n").filter(Boolean)) {
    const [id, ref] = line.split("\t");
    const [, name, peeled] = /^refs\/tags\/(.*?)(\^\{\})?$/.exec(ref);
    tags.set(name, peeled ? { ...tags.get(name), commit: id } : { at: id, commit: id });
  }
  return tags;
}

/** `allowed`: the commits where the tag may be. The first is this run's own. */
function refuseMovedTag(tag, { found, allowed }) {
  if (allowed.includes(found?.commit)) return;
  throw new UsageError(
    `${tag} ${found ? `now points to ${found.commit}` : "was deleted"}, but this run is for ${allowed[0]}. If you moved the tag, wait for the run of that push.`,
  );
}

/** `expected`: what the tag points to now; "" if it does not exist. Git refuses if that has changed. */
function pushTag(tag, { commit, expected = "", source }) {
  const lease = `--force-with-lease=refs/tags/${tag}:${expected}`;
  try {
    git(["push", "--quiet", lease, "origin", `${commit}:refs/tags/${tag}`]);
  } catch ({ message }) {
    if (/without `workflows` permission/.test(message)) {
      throw new UsageError(workflowsAdvice(tag, source));
    }
    throw new UsageError(
      `${message}
      The tag ${tag} could not be moved to ${commit}. If somebody else moved it, re-run the failed jobs. If a ruleset ` +
        `refuses it, change the ruleset, because GitHub Actions cannot bypass one: it may only restrict who creates v*.*.*.`,
    );
  }
}

/** `v1` for the newest release of v1.*, so that a fix of an older version does not move it back. */
function moveMajor(tag, { commit, tags, source }) {
  const major = tag.split(".")[0];
  // Only tags with a release: one whose release failed does not count.
  const others = listReleased().filter(
    (it) => /^v\d+\.\d+\.\d+$/.test(it) && it.startsWith(`${major}.`),
  );
  const newest = [...others, tag].sort(new Intl.Collator("en", { numeric: true }).compare).at(-1);
  if (newest !== tag) return `${major} was not moved: ${newest} is newer.`;
  const now = tags.get(major);
  if (now?.commit !== commit) pushTag(major, { commit, expected: now?.at, source });
  return `${major} points to ${commit}.`;
}

const STAGES = {
  draft(tag, { folder, made, found, release, source }) {
    refuseMovedTag(tag, { found, allowed: [source, made.commit] });
    if (release) refuseForeignFiles(tag, { release, made });
    if (found.commit !== made.commit) {
      pushTag(tag, { commit: made.commit, expected: found.at, source });
    }
    makeDraft(tag, { folder, release, made });
    return `${tag} is at ${made.commit}, and its release is a draft.`;
  },
  publish(tag, { made, found, release }) {
    refuseMovedTag(tag, { found, allowed: [made.commit] });
    publishDraft(tag, { release, made });
    return `Released ${tag} at ${made.commit}.`;
  },
};

function run({ stage, tag, branch, release: folder }) {
  if (!Object.hasOwn(STAGES, stage)) {
    throw new UsageError(`--stage is ${stage}. Use draft or publish.`);
  }
  const source = checkTag({ tag, branch });
  const made = readMade(folder, source);
  const tags = readRemoteTags();
  const found = tags.get(tag);
  const release = readRelease(tag);
  if (release && !release.isDraft) {
    refuseAnother(tag, { release, made, found });
    console.log(`${tag} is already released with the same content.`);
  } else {
    console.log(STAGES[stage](tag, { folder, made, found, release, source }));
  }
  if (stage === "publish") console.log(moveMajor(tag, { commit: made.commit, tags, source }));
}

const OPTIONS = { stage: { type: "string" }, release: { type: "string" } };
await endWithSentence(() => run(readTagOptions(OPTIONS)));
