// actions/validate: checks the definitions that a pull request, a merge group or a push changes, or all of them.

import { resolve } from "node:path";
import { getInput } from "@actions/core";
import { askAhead } from "../../src/io/asked.ts";
import { chooseBase } from "../../src/io/choose-base.ts";
import { readPullRequest } from "../../src/io/event.ts";
import { runAction } from "../../src/io/run-action.ts";

async function run(): Promise<void> {
  const workspace = resolve(process.env.GITHUB_WORKSPACE ?? ".");
  const root = resolve(workspace, getInput("path") || ".");
  const pullRequest = readPullRequest();
  const base = await chooseBase(root, { named: getInput("base"), pullRequest });
  const asked = base.commit === undefined ? undefined : askAhead(root, base.commit);
  // Loads the rules while git works.
  const { validate } = await import("./validate.ts");
  await validate({ workspace, root, pullRequest, base, asked });
}

/** Settles when the action is done, for a caller that runs it in its own process. */
export const ended = runAction(run);
