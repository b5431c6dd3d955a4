#!/usr/bin/env node
// The part of `gh release` that build/publish-release.mjs uses, for tests: what there is is in the JSON file $GH_RELEASES.

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
    releases[tag] = {
      isDraft,
      title,
      body: "Generated",
      commit: commitOf(tag),
      assets: files.map(asset),
    };
  },
  upload: () => {
    const [clobber, ...files] = options;
    if (clobber !== "--clobber") fail("a file of that name is there");
    if (!releases[tag].isDraft) fail("HTTP 422: Cannot upload assets to an immutable release.");
    const added = files.map(asset);
    const kept = releases[tag].assets.filter((it) => !added.some(({ name }) => name === it.name));
    releases[tag].assets = [...kept, ...added];
  },
  edit: () => {
    if (options.join() !== "--draft=false") fail(`unknown: ${options}`);
    releases[tag].isDraft = false;
  },
  list: () => {
    if (tag !== "--exclude-drafts") fail("drafts are listed, too");
    const published = Object.entries(releases).filter(([, { isDraft }]) => !isDraft);
    console.log(JSON.stringify(published.map(([tagName]) => ({ tagName }))));
  },
};

if (noun === "auth" && verb === "setup-git") process.exit();
if (noun !== "release" || !(verb in VERBS)) fail(`unknown: ${noun} ${verb}`);
if (!["create", "list"].includes(verb) && !releases[tag]) fail("release not found");
VERBS[verb]();
writeFileSync(file, JSON.stringify(releases));
