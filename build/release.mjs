// npm run release -- --repository https://github.com/OWNER/REPO [--out FOLDER]
// Makes a release of the checked-out commit and publishes nothing. FOLDER (release/) then has:
//   NAME-VERSION.tgz, sbom.spdx.json, SHA256SUMS   the files attached to the release
//   added/          what the release's commit adds to the source: the bundles of the actions
//   release.json    the version, its tag, the source, and the commit for the tag
// The same commit gives the same files in every folder.
import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { isAbsolute, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { sha256Of } from "./files.mjs";
import { git } from "./git.mjs";
import { packPackage } from "./package.mjs";
import { makeReleaseCommit } from "./release-commit.mjs";
import { makeSbom } from "./sbom.mjs";
import { endWithSentence, UsageError } from "./usage.mjs";

const DEFAULT_OUT = "release";

function readOptions() {
  const { values } = parseArgs({
    options: { repository: { type: "string" }, out: { type: "string", default: DEFAULT_OUT } },
  });
  if (!/^https:\/\/[^/\s]+\/[\w.-]+\/[\w.-]+(?<!\.git)$/.test(values.repository ?? "")) {
    throw new UsageError(
      "Name the repository that publishes this: --repository https://github.com/OWNER/REPO",
    );
  }
  const changed = git(["status", "--porcelain"]);
  if (changed !== "") {
    throw new UsageError(
      `A release is made from a commit, but these files differ from it. Commit or remove them:\n${changed}`,
    );
  }
  refuseForeign(values.out);
  refuseWithin(values.out);
  return values;
}

const MADE = /^(added|package|release\.json|SHA256SUMS|sbom\.spdx\.json|[\w.-]+\.tgz)$/;

/** The folder is emptied first, but only if an earlier release made everything in it. */
function refuseForeign(out) {
  const others = existsSync(out) ? readdirSync(out).filter((name) => !MADE.test(name)) : [];
  if (others.length > 0) {
    throw new UsageError(
      `${out} has files that no release made, such as ${others[0]}. Name a new folder.`,
    );
  }
}

/** Any other folder in here would become part of the release as software: see generateOwnFiles. */
function refuseWithin(out) {
  const way = relative(".", out);
  if (way !== DEFAULT_OUT && !way.startsWith("..") && !isAbsolute(way)) {
    throw new UsageError(
      `${out} is inside the source folder. Name a folder outside it, or leave out --out to use ${DEFAULT_OUT}/.`,
    );
  }
}

function build(env) {
  execFileSync(process.execPath, ["build/build.mjs"], {
    env: { ...process.env, ...env },
    stdio: "inherit",
  });
}

/** Collects the files that the commit adds, in their paths. */
function collectAdded(added) {
  for (const action of readdirSync("actions")) {
    for (const name of ["index.js", "package.json"]) {
      cpSync(`actions/${action}/dist/${name}`, join(added, "actions", action, "dist", name));
    }
  }
  cpSync("generated/THIRD-PARTY-LICENSES", join(added, "THIRD-PARTY-LICENSES"));
}

function sumsOf(out, names) {
  return names.map((name) => `${sha256Of(join(out, name))}  ${name}\n`).join("");
}

function release({ repository, out }) {
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  const source = git(["rev-parse", "HEAD"]);
  const added = join(out, "added");
  // Nothing left by an earlier build may get into the release.
  for (const folder of [out, "dist"]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  build({ COALITIONS_SOFTWARE_REPOSITORY: repository, COALITIONS_RELEASE_COMMIT: "" });
  collectAdded(added);
  const commit = makeReleaseCommit({ source, added, version, repository });
  build({ COALITIONS_SOFTWARE_REPOSITORY: repository, COALITIONS_RELEASE_COMMIT: commit });
  const tarball = packPackage({ out, staging: join(out, "package"), repository });
  rmSync(join(out, "package"), { recursive: true });
  const created = new Date(1000 * Number(git(["show", "-s", "--format=%ct", source])));
  const bundled = JSON.parse(readFileSync("generated/bundled.json", "utf8"));
  const sbom = makeSbom({
    bundled,
    repository,
    commit,
    created: `${created.toISOString().slice(0, 19)}Z`,
  });
  writeFileSync(join(out, "sbom.spdx.json"), sbom);
  writeFileSync(join(out, "SHA256SUMS"), sumsOf(out, [tarball, "sbom.spdx.json"]));
  const facts = { version, tag: `v${version}`, repository, source, commit, tarball };
  writeFileSync(join(out, "release.json"), `${JSON.stringify(facts, null, 2)}\n`);
  console.log(`Made ${facts.tag}: the commit ${commit}, and the files in ${out}/.`);
}

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
await endWithSentence(() => release(readOptions()));
