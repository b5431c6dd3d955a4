// The git commands that a check of one changed definition needs, and nothing else. They run one after another, so that
// each one's own cost is measured.
//
//     node bare-git.mjs                     which files there are
//     node bare-git.mjs BASE NAME           and what differs from BASE, and was published of the coalition NAME
//     node bare-git.mjs BASE NAME ID…       and who published one of these new ids before

import { execFileSync } from "node:child_process";

const [, , base, name, ...ids] = process.argv;

function git(command, ...args) {
  return execFileSync("git", [...command.split(" "), ...args], { maxBuffer: 2 ** 30 });
}

function readBlobs(blobs) {
  const input = blobs.map((it) => `${it}\n`).join("");
  return execFileSync("git", ["cat-file", "--batch"], { maxBuffer: 2 ** 30, input });
}

const LOG = "log --first-parent --diff-merges=first-parent --raw --no-abbrev --no-renames -z";

git("ls-files -z -s -v --cached --others --deleted -- coalitions/");
if (base) {
  git("rev-parse --is-shallow-repository", `${base}...HEAD`);
  git("diff --raw --no-abbrev --no-renames --relative -z", base, "--", "coalitions/");
  const log = git(`${LOG} --reverse --relative`, base, "--", `coalitions/*${name}.json`);
  readBlobs(
    [...log.toString("latin1").matchAll(/:\d+ 100644 \w+ (\w+) [AM]\0/g)].map((it) => it[1]),
  );
}
if (ids.length > 0) {
  // A digit of an id may be written as \u0061.
  const words = [...ids, "\\u00"].flatMap((word) => ["-e", word]);
  // The check's search. One of the ids is found, or git would exit with 1.
  git(
    "grep --threads=4 --text --files-with-matches -z --fixed-strings",
    ...words,
    "--",
    "coalitions/",
  );
  const replaced = git(`${LOG} --relative --format= --diff-filter=MDT`, base, "--", "coalitions");
  const before = replaced.toString("latin1").matchAll(/:100644 \d+ (\w+) /g);
  readBlobs([...before].map((it) => it[1]));
}
console.log("asked");
