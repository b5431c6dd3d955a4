#!/usr/bin/env node
// The part of npm's registry that build/publish-package.mjs uses, for tests: what is published is in the JSON file $NPM_PUBLISHED,
// by NAME@VERSION; $NPM_VERSION is its own version.

const { createHash } = require("node:crypto");
const { existsSync, readFileSync, writeFileSync } = require("node:fs");
const { basename } = require("node:path");

const [verb, what] = process.argv.slice(2);
const file = process.env.NPM_PUBLISHED;
const published = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};

function fail(message) {
  console.error(message);
  process.exit(1);
}

const VERBS = {
  "--version": () => console.log(process.env.NPM_VERSION),
  view: () =>
    published[what] ? console.log(JSON.stringify(published[what])) : fail("npm error code E404"),
  publish: () => {
    const [, name, version] = /^(.*)-(\d+\.\d+\.\d+)\.tgz$/.exec(basename(what));
    const known = Object.keys(published).some((it) => it.startsWith(`${name}@`));
    if (!known) fail("npm error code ENEEDAUTH");
    const hash = createHash("sha512").update(readFileSync(what)).digest("base64");
    writeFileSync(file, JSON.stringify({ ...published, [`${name}@${version}`]: `sha512-${hash}` }));
  },
};

VERBS[verb]();
