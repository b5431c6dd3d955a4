// The inputs that both actions on notices have in common.

import { resolve } from "node:path";
import { getInput } from "@actions/core";
import type { UtcTime } from "../../core/registry/definition.ts";
import { secondsOf } from "../../core/time.ts";
import { currentTime } from "../clock.ts";
import { openApi } from "../github/api.ts";
import type { RunOrder } from "../github/comment.ts";
import { readRunFacts } from "../github/run-facts.ts";
import type { RunInputs } from "./notice-run.ts";

/** Throws where this runs in no workflow, or without a token. */
export function readRunInputs(env: NodeJS.ProcessEnv): RunInputs {
  const repository = env.GITHUB_REPOSITORY;
  if (!repository) throw new Error("GITHUB_REPOSITORY is not set: this runs in a workflow.");
  const root = resolve(env.GITHUB_WORKSPACE ?? ".");
  const { repositoryUrl, baseBranch } = readRunFacts(env);
  const check = getInput("check-workflow");
  const now = currentTime();
  return {
    api: openApi(getInput("github-token", { required: true }), repository),
    root,
    now,
    author: getInput("author", { required: true }),
    run: orderOf(now),
    check: check === "" ? undefined : check,
    repositoryUrl,
    baseUrl: getInput("base-url") || undefined,
    baseBranch: getInput("base-branch") || baseBranch,
  };
}

/**
 * Of two runs the one that looked later knows better, whichever was asked for first: one that waited in its
 * group has a lower number than one of the other workflow that has come and gone meanwhile.
 */
function orderOf(now: UtcTime): RunOrder {
  return { id: secondsOf(now), attempt: 1 };
}
