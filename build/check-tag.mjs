// node build/check-tag.mjs --tag v1.2.3 --branch main
// Checks, before anything is built, that a tag may be released. It needs the tagged commit checked out and all branches fetched.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { git } from "./git.mjs";
import { endWithSentence, UsageError } from "./usage.mjs";

const WORKFLOWS = ".github/workflows";

/** The commit to release. Throws UsageError, with what to do, if it must not be released. */
export function checkTag({ tag, branch }) {
  const source = git(["rev-parse", "HEAD"]);
  const again = `Then delete the tag (git push --delete origin ${tag}) and push it on the right commit.`;
  if (!/^v\d+\.\d+\.\d+$/.test(tag)) {
    throw new UsageError(
      `${tag} is not a version tag, such as v1.2.3. Delete it: git push --delete origin ${tag}`,
    );
  }
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  if (tag !== `v${version}`) {
    throw new UsageError(
      `The tag is ${tag}, but package.json says ${version}. Merge a commit where they agree ` +
        `(npm version ${tag.slice(1)} --no-git-tag-version). ${again}`,
    );
  }
  if (!isOn(source, `refs/remotes/origin/${branch}`)) {
    throw new UsageError(
      `${tag} points to ${source}, which is not on the branch ${branch}, so it may not have been reviewed. Merge it. ${again}`,
    );
  }
  refuseForeignWorkflows(tag, source);
  return source;
}

function isOn(commit, branch) {
  return git(["merge-base", commit, branch], { orElse: "" }) === commit;
}

/** Checked first, because GitHub refuses such a push at the very end, with a misleading message. */
function refuseForeignWorkflows(tag, source) {
  const workflowsOf = (commit) => git(["rev-parse", `${commit}:${WORKFLOWS}`], { orElse: "" });
  const branches = git(["for-each-ref", "--format=%(refname)", "refs/remotes/origin"]).split("\n");
  if (!branches.some((branch) => workflowsOf(branch) === workflowsOf(source))) {
    throw new UsageError(workflowsAdvice(tag, source));
  }
}

export function workflowsAdvice(tag, source) {
  const branch = `release-${tag}`;
  return (
    `No branch has the same workflow files as ${tag}. GitHub lets a workflow push a commit only if some branch has the ` +
    `same files in ${WORKFLOWS}. Push a branch at that commit, re-run the failed jobs, then delete the branch:\n` +
    `  git push origin ${source}:refs/heads/${branch}\n` +
    `  git push --delete origin ${branch}`
  );
}

export function readTagOptions(more = {}) {
  const { values } = parseArgs({
    options: { tag: { type: "string" }, branch: { type: "string" }, ...more },
  });
  for (const name of ["tag", "branch", ...Object.keys(more)]) {
    if (!values[name]) throw new UsageError(`--${name} is missing.`);
  }
  return values;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await endWithSentence(() => {
    const { tag, branch } = readTagOptions();
    console.log(`${tag} may be released: ${checkTag({ tag, branch })} is on ${branch}.`);
  });
}
