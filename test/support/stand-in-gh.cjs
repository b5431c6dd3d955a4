#!/usr/bin/env node
// `gh release` for tests, as far as build/publish-release.mjs uses it: what there is is in the JSON file $GH_RELEASES.

const { createHash } = require("node:crypto");
const { execFileSync } = require("node:child_process");
const { existsSync, readFileSync, writeFileSync } = require("node:fs");
const { basename } = require("node:path");

const [noun, verb, tag, ...options] = process.argv.slice(2);
const file = process.env.GH_RELEASES;
const releases = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};

function fail(message) {
  console.error(message);
  process.exit(1);
}

const asset = (path) => ({
  name: basename(path),
  digest: `sha256:${createHash("sha256").update(readFileSync(path)).digest("hex")}`,
});

function commitOf(name) {
  const [line] = execFileSync("git", ["ls-remote", "origin", `refs/tags/${name}`])
    .toString()
    .split("\t");
  return line || fail(`tag ${name} doesn't exist in the repo, aborting due to --verify-tag flag`);
}

const VERBS = {
  view: () => console.log(JSON.stringify(releases[tag])),
  create: () => {
    const [title, ...files] = options.filter((it) => !it.startsWith("--"));
    if (!options.includes("--verify-tag")) fail("a tag may be created");
    const isDraft = options.includes("--draft");
    releases[tag] = { isDraft, title, commit: commitOf(tag), assets: files.map(asset) };
  },
  edit: () => {
    if (options.join() !== "--draft=false") fail(`unknown: ${options}`);
    releases[tag].isDraft = false;
  },
  delete: () => {
    if (!releases[tag].isDraft) fail("it is published");
    delete releases[tag];
  },
};

if (noun === "auth" && verb === "setup-git") process.exit();
if (noun !== "release" || !(verb in VERBS)) fail(`unknown: ${noun} ${verb}`);
if (verb !== "create" && !releases[tag]) fail("release not found");
VERBS[verb]();
writeFileSync(file, JSON.stringify(releases));
