// npm run verify-release -- TAG
// Verifies that a release's added files come from its source: builds the source again in a separate folder with its own
// build, and compares. Exit code 1 if something differs, 2 if it cannot be checked.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { git } from "./git.mjs";
import { endWithSentence, UsageError } from "./usage.mjs";

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    // Installed packages to use instead of those in package-lock.json: for tests.
    options: { "node-modules": { type: "string" } },
  });
  if (positionals.length !== 1) {
    throw new UsageError("Name a release: npm run verify-release -- v1.2.3");
  }
  return { tag: positionals[0], modules: values["node-modules"] };
}

function readRelease(tag) {
  const commit = git(["rev-parse", "--verify", "--quiet", `${tag}^{commit}`], { orElse: "" });
  if (commit === "") {
    throw new UsageError(`${tag} is not in this clone. Fetch it: git fetch origin tag ${tag}`);
  }
  const [, repository] =
    /^Release \S+ of (https:\S+)$/m.exec(git(["show", "-s", "--format=%B", commit])) ?? [];
  const parents = git(["show", "-s", "--format=%P", commit]).split(" ").filter(Boolean);
  if (repository === undefined || parents.length !== 1) {
    throw new UsageError(
      `${tag} points to ${commit}, which is not a release commit: its message does not say "Release VERSION of ADDRESS", ` +
        `or it has ${parents.length} parents. If the release workflow of this tag has not finished, re-run it.`,
    );
  }
  return { commit, repository, source: parents[0] };
}

/** Builds the release's source; returns the resulting commit. */
function rebuild({ source, repository }, modules) {
  const temporary = mkdtempSync(join(tmpdir(), "verify-release-"));
  const [tree, out] = [join(temporary, "source"), join(temporary, "release")];
  const run = (program, ...args) =>
    execFileSync(program, args, { cwd: tree, stdio: ["ignore", "ignore", "inherit"] });
  try {
    git(["worktree", "add", "--quiet", "--detach", tree, source]);
    if (modules === undefined) run("npm", "ci", "--ignore-scripts");
    else symlinkSync(resolve(modules), join(tree, "node_modules"), "junction");
    run(process.execPath, "build/release.mjs", "--repository", repository, "--out", out);
    return JSON.parse(readFileSync(join(out, "release.json"), "utf8")).commit;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
    git(["worktree", "prune"]);
  }
}

const WORDS = {
  A: "is in the release but does not come from its source",
  D: "comes from the source but is missing from the release",
  M: "differs from what the source gives",
  T: "has a different file type than the source gives",
};

function differencesOf(built, released) {
  const files = git(["diff", "--no-renames", "--name-status", built, released])
    .split("\n")
    .filter(Boolean)
    .map((line) => line.split("\t"))
    .map(([status, file]) => `${file} ${WORDS[status[0]]}.`);
  return files.length > 0
    ? files
    : ["The files are the same, but the author, the date or the message of the commit differs."];
}

await endWithSentence(() => {
  const { tag, modules } = readOptions();
  const release = readRelease(tag);
  const built = rebuild(release, modules);
  if (built === release.commit) {
    console.log(
      `${tag} comes from its source: building ${release.source} gives the same commit, ${built}.`,
    );
    return;
  }
  console.error(differencesOf(built, release.commit).join("\n"));
  console.error(
    `\n${tag} does not come from its source. Do not use it. Report it as SECURITY.md describes.`,
  );
  process.exitCode = 1;
});
