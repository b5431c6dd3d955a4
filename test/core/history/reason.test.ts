// Why a commit was made: a person's words, whatever generated the first line of the message.

import { describe, expect, it } from "vitest";
import { reasonOf } from "../../../src/core/history/reason.ts";

const GITHUB = "Merge pull request #12 from builders/next-image";
const GIT = "Merge branch 'next-image'";
const GITLAB = "Merge branch 'next-image' into 'main'";

describe("the reason of a commit", () => {
  it.each<[string, string, string, string]>([
    ["of an ordinary commit", "Bump the image", "Because it was due.", "Bump the image"],
    [
      "of a squashed pull request",
      "Bump the image (#12)",
      "* one\n* two\n",
      "Bump the image (#12)",
    ],
    ["of GitHub's merge", GITHUB, "Bump the image\n", "Bump the image (#12)"],
    ["of GitHub's merge with more words", GITHUB, "Bump\n\nIt was due.\n", "Bump (#12)"],
    ["of GitHub's merge without a title", GITHUB, "", GITHUB],
    ["of a merge with a title of Windows", GITHUB, "\r\nBump\r\nDue.\r\n", "Bump (#12)"],
    ["of git's merge", GIT, "", GIT],
    ["of git's merge with words", GIT, "Bump the image\n", "Bump the image"],
    ["of git's merge of a remote", "Merge remote-tracking branch 'o/x'", "Bump", "Bump"],
    ["of git's merge of a tag", "Merge tag 'v1' into main", "Bump", "Bump"],
    ["of git's merge of a commit", "Merge commit 'abc' into x", "Bump", "Bump"],
    ["of GitLab's merge", GITLAB, "Bump the image\n\nSee merge request a/b!12\n", "Bump the image"],
    ["of GitLab's merge without a title", GITLAB, "See merge request a/b!12\n", GITLAB],
    ["of a merge that lists its commits", GIT, "* next-image:\n  Try\n  Try again\n", GIT],
    ["of a merge with conflicts", GIT, "# Conflicts:\n#\tcoalitions/a.json\n", GIT],
    ["of a merge with conflicts, of an older git", GIT, "Conflicts:\n\tcoalitions/a.json\n", GIT],
    ["of a merge that only says by whom", GITHUB, "Signed-off-by: Ada <a@b.example>\n", GITHUB],
    [
      "of a merge that says by whom first",
      GITHUB,
      "Co-authored-by: Ada <a@b.example>\n\nBump\n",
      "Bump (#12)",
    ],
  ])("%s", (_, subject, body, reason) => {
    expect(reasonOf(subject, body)).toBe(reason);
  });

  it.each([
    "Merge two ideas into one",
    "Merge pull request from builders/next",
    "merge branch 'lower case'",
    "Revert \"Merge branch 'next-image'\"",
    " Merge branch 'behind a space'",
    "",
  ])("is the first line of %o, which no button wrote", (subject) => {
    expect(reasonOf(subject, "Another title")).toBe(subject);
  });

  it("is one line, whatever a message holds", () => {
    const body = `\u0002\u0000<script>\u202e${"x".repeat(1_000_000)}\n${"\n".repeat(1000)}Next`;
    const reason = reasonOf(GITHUB, body);
    expect(reason).toContain("<script>");
    expect(reason).not.toContain("\n");
    expect(reason.endsWith("x (#12)")).toBe(true);
    expect(reasonOf(`${GITHUB.replace("12", "9".repeat(10_000))}`, "Bump")).toContain("Bump (#99");
  });
});
