// Makes the commit that a version's tag points to: the source, plus the bundles that GitHub runs.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { filesBelow } from "./files.mjs";
import { git } from "./git.mjs";

/** Fixed, so that everyone makes the same commit. */
const MAKER = {
  name: "github-actions[bot]",
  email: "41898282+github-actions[bot]@users.noreply.github.com",
};

/** The only paths a release may add to its source. */
const ADDED = /^(actions\/[\w-]+\/dist\/[\w.-]+|THIRD-PARTY-LICENSES)$/;

/**
 * Makes the commit in this folder's repository and returns its id: `source` with the files below `added`. It changes
 * nothing else, and no workflow: GitHub does not let a workflow's token push those.
 */
export function makeReleaseCommit({ source, added, version, repository }) {
  const temporary = mkdtempSync(join(tmpdir(), "release-index-"));
  const env = { GIT_INDEX_FILE: join(temporary, "index") };
  try {
    git(["read-tree", source], { env });
    const files = filesBelow(added).map((file) => [file, file.slice(added.length + 1)]);
    const foreign = files.find(([, path]) => !ADDED.test(path));
    if (foreign) throw new Error(`A release must not add ${foreign[1]} to its source.`);
    // One git for all files: each takes longer to start than to run.
    const input = files.map(([file]) => `${resolve(file)}\n`).join("");
    const blobs = git(["hash-object", "-w", "--no-filters", "--stdin-paths"], { input }).split(
      "\n",
    );
    const entries = files.map(([, path], index) => `100644 ${blobs[index]}\t${path}\0`);
    git(["update-index", "--add", "-z", "--index-info"], { env, input: entries.join("") });
    const tree = git(["write-tree"], { env });
    const message = `Release ${version} of ${repository}\n\nThe source, and the bundles that are built of it.\n`;
    return git(["commit-tree", tree, "-p", source], { env: identity(source), input: message });
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

function identity(source) {
  const date = git(["show", "-s", "--format=%cd", "--date=raw", source]);
  const entries = ["AUTHOR", "COMMITTER"].flatMap((role) => [
    [`GIT_${role}_NAME`, MAKER.name],
    [`GIT_${role}_EMAIL`, MAKER.email],
    [`GIT_${role}_DATE`, date],
  ]);
  return Object.fromEntries(entries);
}
