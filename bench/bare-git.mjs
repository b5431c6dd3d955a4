// The git commands that a check of one changed definition needs, and nothing else. They run one after another, so that
// each one's own cost is measured.
//
//     node bare-git.mjs                       which files there are
//       --base REV --name NAME                what differs from REV, and was published of the coalition NAME
//       --id ID…                              who has one of these ids
//       --replaced                            and who published one of them before REV
//       --title TEXT                          who has this title or name

import { execFileSync } from "node:child_process";
import { parseArgs } from "node:util";

const { base, name, id, replaced, title } = parseArgs({
  options: {
    base: { type: "string" },
    name: { type: "string" },
    id: { type: "string", multiple: true, default: [] },
    replaced: { type: "boolean", default: false },
    title: { type: "string" },
  },
}).values;

function git(command, ...args) {
  return execFileSync("git", [...command.split(" "), ...args], { maxBuffer: 2 ** 30 });
}

function readBlobs(blobs) {
  const input = blobs.map((it) => `${it}\n`).join("");
  return execFileSync("git", ["cat-file", "--batch"], { maxBuffer: 2 ** 30, input });
}

const LOG = "log --first-parent --diff-merges=first-parent --raw --no-abbrev --no-renames -z";
// One of the ids and the title are found, or git would exit with 1.
const GREP = "grep --threads=4 --text -z";

git("ls-files -z -s -v --cached --others --deleted -- coalitions/");
if (base) {
  git("merge-base", base, "HEAD");
  git("rev-parse --is-shallow-repository");
  git("diff --raw --no-abbrev --no-renames --relative -z", base, "--", "coalitions/");
  git("log --boundary --format=%ct", `${base}..HEAD`, "--");
  const log = git(`${LOG} --reverse --relative`, base, "--", `coalitions/*${name}.json`);
  readBlobs(
    [...log.toString("latin1").matchAll(/:\d+ 100644 \w+ (\w+) [AM]\0/g)].map((it) => it[1]),
  );
}
if (id.length > 0) {
  // A digit of an id may be written as \u0061.
  const words = [...id, "\\u00"].flatMap((word) => ["-e", word]);
  git(`${GREP} --files-with-matches --fixed-strings`, ...words, "--", "coalitions/");
}
if (replaced) {
  const log = git(`${LOG} --relative --format= --diff-filter=MDT`, base, "--", "coalitions");
  const before = log.toString("latin1").matchAll(/:100644 \d+ (\w+) /g);
  readBlobs([...before].map((it) => it[1]));
}
if (title) {
  const pattern = String.raw`"(?:title|name)"\s*:\s*"\s*${[...title].join(String.raw`\s*`)}\s*"`;
  git(`${GREP} --ignore-case --perl-regexp`, "-e", pattern, "--", "coalitions/");
}
console.log("asked");
