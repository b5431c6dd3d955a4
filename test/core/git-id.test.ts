// Which texts count as git's ids, and may be passed to git.

import { expect, it } from "vitest";
import { isGitId } from "../../src/core/git-id.ts";

it.each([
  ["a SHA-1", "0a".repeat(20), true],
  ["a SHA-256", "0a".repeat(32), true],
  ["a shortened one", "0a".repeat(6), false],
  ["one of another length", "0a".repeat(24), false],
  ["one in capitals", "0A".repeat(20), false],
  ["one with a line end", `${"0a".repeat(20)}\n`, false],
  ["an option", "--output=/tmp/x", false],
  ["a list of one", ["0a".repeat(20)], false],
  ["nothing", undefined, false],
])("%s: %j is %j", (_, value, expected) => {
  expect(isGitId(value)).toBe(expected);
});
