// What reading a history needs, and nothing else: git's list of commits, the contents of all versions, and parsing
// them. One after another, so that each one's own cost is measured.

import { execFileSync } from "node:child_process";

/** The same commands as src/io/git-history.ts and src/io/blobs.ts. */
const LOG = [
  ...["log", "--first-parent", "--diff-merges=first-parent", "--raw", "--no-abbrev"],
  ...["--no-renames", "-z", "--reverse", "--relative", "--format=%x01%H %ct %s%x02%b", "--sparse"],
  ...["HEAD", "--", "coalitions"],
];
const NEWLINE = 0x0a;
const options = { maxBuffer: 2 ** 31 - 1 };

const log = execFileSync("git", LOG, options).toString("latin1");
const ids = [...log.matchAll(/:\d+ 100644 \w+ (\w+) [AM]\0/g)].map(([, id]) => `${id}\n`);
const contents = execFileSync("git", ["cat-file", "--batch"], { ...options, input: ids.join("") });

let parsed = 0;
for (let at = 0; at < contents.length; parsed++) {
  const start = contents.indexOf(NEWLINE, at) + 1;
  const end = start + Number(contents.toString("latin1", at, start).split(" ")[2]);
  JSON.parse(contents.toString("utf8", start, end));
  at = end + 1;
}
console.log(`${parsed} parsed`);
