// Makes the commit that a version's tag points to: the source, plus the bundles that GitHub runs.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
    for (const file of filesBelow(added)) {
      const path = file.slice(added.length + 1);
      if (!ADDED.test(path)) throw new Error(`A release must not add ${path} to its source.`);
      const input = readFileSync(file);
      const blob = git(["hash-object", "-w", "--no-filters", "--stdin"], { input });
      git(["update-index", "--add", "--cacheinfo", `100644,${blob},${path}`], { env });
    }
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
