// node build/check-tag.mjs --tag v1.2.3 --branch main
// Whether a release may be made for a tag, before anything is built: the commit that it is on is checked out, and all
// branches are fetched.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { git } from "./git.mjs";
import { endWithSentence, UsageError } from "./usage.mjs";

const WORKFLOWS = ".github/workflows";

/** The commit that is released; where it may not be, that is thrown, with what to do. */
export function checkTag({ tag, branch }) {
  const source = git(["rev-parse", "HEAD"]);
  const again = `Then delete the tag (git push --delete origin ${tag}) and push it on the right commit.`;
  if (!/^v\d+\.\d+\.\d+$/.test(tag)) {
    throw new UsageError(`${tag} is no tag of a version. Write it as v1.2.3. ${again}`);
  }
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  if (tag !== `v${version}`) {
    throw new UsageError(
      `The tag is ${tag}, and package.json says ${version}. Merge a commit in which they agree ` +
        `(npm version ${tag.slice(1)} --no-git-tag-version). ${again}`,
    );
  }
  if (!isOn(source, `refs/remotes/origin/${branch}`)) {
    throw new UsageError(
      `${tag} is on ${source}, which is not on the branch ${branch}: nobody may have reviewed it. Merge it. ${again}`,
    );
  }
  refuseForeignWorkflows(tag, source);
  return source;
}

function isOn(commit, branch) {
  return git(["merge-base", commit, branch], { orElse: "" }) === commit;
}

/** GitHub refuses such a push when all else is done, in words that lead astray. */
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
    `No branch has the workflows of ${tag} any more. GitHub lets a workflow push a commit only where the files in ` +
    `${WORKFLOWS} are those of some branch. Push one there, run this again, and delete it then:\n` +
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
