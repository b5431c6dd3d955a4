// The inputs that both actions on notices have in common.

import { resolve } from "node:path";
import { getInput } from "@actions/core";
import { currentTime } from "../clock.ts";
import { openApi } from "../github/api.ts";
import { readRunFacts } from "../github/run-facts.ts";
import type { DeskInputs } from "./desk.ts";

/** Throws where this runs in no workflow, or without a token. */
export function readDeskInputs(env: NodeJS.ProcessEnv): DeskInputs {
  const repository = env.GITHUB_REPOSITORY;
  if (!repository) throw new Error("GITHUB_REPOSITORY is not set: this runs in a workflow.");
  const root = resolve(env.GITHUB_WORKSPACE ?? ".");
  const { repositoryUrl, baseBranch } = readRunFacts(env);
  const check = getInput("check-workflow");
  return {
    api: openApi(getInput("github-token", { required: true }), repository),
    root,
    now: currentTime(),
    author: getInput("author", { required: true }),
    run: { id: Number(env.GITHUB_RUN_ID), attempt: Number(env.GITHUB_RUN_ATTEMPT ?? 1) },
    check: check === "" ? undefined : check,
    repositoryUrl,
    baseUrl: getInput("base-url") || undefined,
    baseBranch: getInput("base-branch") || baseBranch,
  };
}
