// Reads and writes releases on GitHub with `gh`.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { UsageError } from "./usage.mjs";

function gh(args) {
  return execFileSync("gh", ["release", ...args], { encoding: "utf8", stdio: "pipe" });
}

/** Undefined if there is no such release. */
export function readRelease(tag) {
  try {
    return JSON.parse(gh(["view", tag, "--json", "isDraft,assets"]));
  } catch (error) {
    if (/release not found/.test(error.stderr ?? "")) return undefined;
    throw error;
  }
}

/** The files that are missing from the release or differ, and those that do not belong to it. */
function compareFiles(release, sums) {
  const digests = new Map(release.assets.map(({ name, digest }) => [name, digest]));
  const names = new Set(sums.map(({ name }) => name));
  return {
    differing: sums.filter(({ name, digest }) => digests.get(name) !== digest).map(nameOf),
    foreign: release.assets.map(nameOf).filter((name) => !names.has(name)),
  };
}

const nameOf = ({ name }) => name;

/** A release that exists is never changed. */
export function refuseAnother(tag, { release, made, found }) {
  const { differing } = compareFiles(release, made.sums);
  if (found?.commit === made.commit && differing.length === 0) return;
  const files = differing.join(", ");
  const difference = files ? `these files differ: ${files}` : `its commit is ${found?.commit}`;
  throw new UsageError(
    `A different release ${tag} already exists: ${difference}. A release never changes: release the next version.`,
  );
}

/** A file that somebody added would be published with the others, permanently, without a checksum or an attestation. */
export function refuseForeignFiles(tag, { release, made }) {
  const { foreign } = compareFiles(release, made.sums);
  if (foreign.length === 0) return;
  throw new UsageError(
    `The draft of ${tag} has files that do not belong to this release: ${foreign.join(", ")}. Delete them from the draft and re-run the failed jobs.`,
  );
}

/** An existing draft may have a maintainer's notes, so it is completed, not replaced. */
export function makeDraft(tag, { folder, release, made }) {
  const pathsOf = (names) => names.map((name) => join(folder, name));
  if (!release) {
    const options = ["--draft", "--verify-tag", "--title", made.version, "--generate-notes"];
    gh(["create", tag, ...options, ...pathsOf(made.sums.map(nameOf))]);
    return;
  }
  const { differing } = compareFiles(release, made.sums);
  if (differing.length > 0) gh(["upload", tag, "--clobber", ...pathsOf(differing)]);
}

/** Nothing can be added to an immutable release, so it is published with all its files. */
export function publishDraft(tag, { release, made }) {
  const { differing } = compareFiles(release ?? { assets: [] }, made.sums);
  if (differing.length > 0) {
    throw new UsageError(
      `The draft of ${tag} has changed: ${differing.join(", ")} missing or different. Re-run all jobs.`,
    );
  }
  refuseForeignFiles(tag, { release, made });
  gh(["edit", tag, "--draft=false"]);
}

export function listReleased() {
  const list = gh(["list", "--exclude-drafts", "--limit", "1000", "--json", "tagName"]);
  return JSON.parse(list).map(({ tagName }) => tagName);
}
