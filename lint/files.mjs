// Which files the style check reads: all that git has or would add, except those in NOT_READ, each for its reason.

import { execFileSync } from "node:child_process";

export const NOT_READ = [
  [/^src\/core\/history\/v\d+\//, "frozen byte for byte: it decides what was published"],
  [/^(?:coalitions|test\/(?:invalid|vectors|fixtures))\//, "data and input that others wrote"],
  [/^test\/core\/notice\/bodies\/.*\.md$/, "issues as people file them, on purpose in every form"],
  [/^test\/standards\/|^LICENSE$/, "the texts of others"],
  [/^package-lock\.json$/, "written by npm"],
  [
    /^test\/golden\/.*\.(?:rss|atom|ics|xml)$/,
    "the words of changes.feed.json and the pages beside it",
  ],
  [
    /^lint\/(?:patterns\/\w+|names)\.mjs$|^test\/lint\/(?:seeded|style\.test)\.ts$/,
    "the examples of the style check itself",
  ],
  [/\.(?:bundle|svg|png|ico|woff2|rnc|nojekyll)$/, "no prose"],
];

export const isRead = (path) => !NOT_READ.some(([pattern]) => pattern.test(path));

/** The paths of the files that are read, from the root of the repository. */
export function filesToRead(root) {
  const options = { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 };
  const listed = execFileSync(
    "git",
    ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"],
    options,
  );
  const deleted = new Set(
    execFileSync("git", ["ls-files", "-z", "--deleted"], options).split("\0"),
  );
  return listed.split("\0").filter((path) => path !== "" && !deleted.has(path) && isRead(path));
}
