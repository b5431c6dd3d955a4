// The inputs of actions/publish.

import { resolve } from "node:path";
import { getInput, warning } from "@actions/core";
import { oneLine } from "../../src/core/text.ts";
import { openApi } from "../../src/io/github/api.ts";
import { readWitness } from "../../src/io/github/deployments.ts";
import { readConfig } from "../../src/io/read-config.ts";
import type { Publishing } from "../../src/io/read-to-publish.ts";

export interface Inputs {
  root: string;
  out: string;
  baseUrl: string | undefined;
  /** `https://<server>/<owner>/<name>`. */
  repository: string | undefined;
  /** What the build is held to; undefined where it is held to nothing. */
  publishing: Publishing | undefined;
}

export function readInputs(env: NodeJS.ProcessEnv): Inputs {
  const workspace = env.GITHUB_WORKSPACE ?? ".";
  const root = resolve(workspace, getInput("path") || ".");
  const baseUrl = getInput("base-url") || undefined;
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = env;
  return {
    root,
    out: resolve(workspace, getInput("out") || "_site"),
    baseUrl,
    repository: server && repository ? `${server}/${repository}` : undefined,
    publishing: publishingOf(env, () => baseUrl ?? readConfig(root).baseUrl),
  };
}

const PUBLISH_ANYWAY =
  "To publish all the same, start the workflow by hand (on GitHub: Actions, publish, Run workflow), and give the reason as accept-rewritten. The channel itself then tells it, with the reason.";

const SAY_FIRST =
  "If nothing was ever published, start the workflow by hand (on GitHub: Actions, publish, Run workflow), and tick first.";

function publishingOf(env: NodeJS.ProcessEnv, published: () => string): Publishing | undefined {
  const previous = getInput("previous");
  const reason = oneLine(getInput("accept-rewritten"));
  // A reason that stands in a file would go on being given, for what nobody has looked at.
  if (reason !== "" && env.GITHUB_EVENT_NAME !== "workflow_dispatch") {
    throw new Error(
      "accept-rewritten was given in a run that nobody started by hand. Take it out of the workflow, and give it as an input of workflow_dispatch.",
    );
  }
  if (previous === "none") {
    if (reason !== "")
      throw new Error("accept-rewritten needs something to compare with: leave out previous.");
    warning(
      "previous is none: nothing holds this build to what was published before, so that entries may be lost, or told twice.",
      { title: "Not compared with what is published" },
    );
    return undefined;
  }
  const said = getInput("first");
  const first = said === "true";
  if (!first && !["", "false"].includes(said)) {
    throw new Error(`first is "${said}". Write true, or leave it out.`);
  }
  if (first && env.GITHUB_EVENT_NAME !== "workflow_dispatch") {
    throw new Error(
      "first was given in a run that nobody started by hand. Take it out of the workflow, and give it as an input of workflow_dispatch.",
    );
  }
  const environment = getInput("environment");
  const { GITHUB_RUN_ID: run = "0", GITHUB_RUN_ATTEMPT: attempt = "0" } = env;
  return {
    where: previous || published(),
    first,
    witness: environment === "" ? undefined : () => readWitness(openApi(), environment),
    sayFirst: SAY_FIRST,
    acceptRewritten: reason || undefined,
    publishAnyway: PUBLISH_ANYWAY,
    fresh: `${run}.${attempt}.previous`,
  };
}
