// A repository that another user owns: git's remedy comes first, and it never counts as a folder without git.

import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { readCheckout } from "../../src/io/git-checkout.ts";
import { withConvertedEnds } from "../../src/io/line-ends.ts";
import { listDefinitions } from "../../src/io/list-definitions.ts";
import { ForeignRepositoryError } from "../../src/io/run-git.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "foreign-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Makes git print this, because a test cannot change a folder's owner. */
function gitSays(words: string): void {
  const git = join(folder, "git");
  writeFileSync(git, `#!/bin/sh\ncat >&2 <<'END'\n${words}\nEND\nexit 128\n`);
  chmodSync(git, 0o755);
  vi.stubEnv("PATH", `${folder}${delimiter}${process.env.PATH}`);
}

const FATAL = "fatal: detected dubious ownership in repository at '/srv/registry'";
const ADVICE = "To add an exception for this directory, call:\n\n\tgit config --global …";

it.each([
  ["today", `${FATAL}\n${ADVICE}`],
  ["git 2.35", `fatal: unsafe repository ('/srv/registry' is owned by someone else)\n${ADVICE}`],
])("is reported as such, with git's message of %s", async (_, words) => {
  gitSays(words);
  const asked = [
    listDefinitions(folder),
    readCheckout(folder),
    withConvertedEnds(folder, [{ file: "a.json", text: "{}\r\n" }]),
  ];
  for (const answer of await Promise.allSettled(asked)) {
    expect(answer).toMatchObject({ reason: expect.any(ForeignRepositoryError) });
    expect(answer).toMatchObject({
      reason: {
        message: expect.stringMatching(
          /^git: detected dubious ownership .* git config --global --add safe\.directory '\/srv\/registry'$/,
        ),
      },
    });
  }
});
