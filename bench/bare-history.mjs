// What reading a history cannot do without, and nothing else: what git says of the commits, the contents
// of all versions, and parsing them.

import { spawn } from "node:child_process";

/** The same commands as src/io/git-history.ts and src/io/blobs.ts. */
const LOG = [
  ...["log", "--first-parent", "--diff-merges=first-parent", "--raw", "--no-abbrev"],
  ...["--no-renames", "-z", "--reverse", "--relative", "--format=%x01%H %ct %s%x02%b", "--sparse"],
  ...["HEAD", "--", "coalitions"],
];
const NEWLINE = 0x0a;
const BLOB = /:\d+ 100644 \w+ (\w+) [AM]$/;

const log = spawn("git", LOG);
const contents = spawn("git", ["cat-file", "--batch"]);

let rest = "";
log.stdout.setEncoding("latin1").on("data", (text) => {
  const tokens = (rest + text).split("\0");
  rest = tokens.pop();
  const ids = tokens.flatMap((token) => BLOB.exec(token)?.[1] ?? []);
  if (ids.length > 0) contents.stdin.write(`${ids.join("\n")}\n`);
});
log.once("close", () => contents.stdin.end());

let parsed = 0;
let unread = Buffer.alloc(0);
contents.stdout.on("data", (chunk) => {
  unread = unread.length > 0 ? Buffer.concat([unread, chunk]) : chunk;
  for (;;) {
    const start = unread.indexOf(NEWLINE) + 1;
    const end = start + Number(unread.toString("latin1", 0, start).split(" ")[2]);
    if (start === 0 || end >= unread.length) break;
    JSON.parse(unread.toString("utf8", start, end));
    parsed++;
    unread = unread.subarray(end + 1);
  }
});
contents.once("close", () => console.log(`${parsed} parsed`));
