// Reads the inputs of actions/publish.

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
  /** What the build is compared with; undefined for no comparison. */
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
  "To publish anyway, start the workflow by hand (on GitHub: Actions, publish, Run workflow) and give the reason as accept-rewritten. The change channel then shows the reason.";

const SAY_FIRST =
  "If nothing was ever published, start the workflow by hand (on GitHub: Actions, publish, Run workflow) and tick first.";

function publishingOf(env: NodeJS.ProcessEnv, published: () => string): Publishing | undefined {
  const previous = getInput("previous");
  const reason = oneLine(getInput("accept-rewritten"));
  // A reason in a workflow file would apply to every later rewriting, which nobody has looked at.
  if (reason !== "" && env.GITHUB_EVENT_NAME !== "workflow_dispatch") {
    throw new Error(
      "accept-rewritten was given in a run that nobody started by hand. Remove it from the workflow file, and give it as an input when you start the workflow by hand.",
    );
  }
  if (previous === "none") {
    if (reason !== "")
      throw new Error("accept-rewritten needs a site to compare with. Remove the input previous.");
    warning(
      'previous is "none", so nothing compares this build with the published site. Entries may be lost or published twice.',
      { title: "Not compared with the published site" },
    );
    return undefined;
  }
  const written = getInput("first");
  const first = written === "true";
  if (!first && !["", "false"].includes(written)) {
    throw new Error(`first is "${written}". Use true, or leave it out.`);
  }
  if (first && env.GITHUB_EVENT_NAME !== "workflow_dispatch") {
    throw new Error(
      "first was given in a run that nobody started by hand. Remove it from the workflow file, and give it as an input when you start the workflow by hand.",
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
