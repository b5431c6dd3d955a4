// actions/publish: builds the feeds, the site and the API from the history that is checked out.

import { resolve } from "node:path";
import { getInput, info, setFailed, setOutput, summary, warning } from "@actions/core";
import { buildRegistry } from "../../site/build-registry.ts";
import { renderPublishSummary } from "../../src/core/render/summary.ts";
import { counted, oneLine } from "../../src/core/text.ts";
import { runProgram } from "../../src/io/run-program.ts";

/** Entries that the summary shows; the site has them all. */
const NEWEST = 10;

async function run(): Promise<void> {
  const workspace = process.env.GITHUB_WORKSPACE ?? ".";
  const root = resolve(workspace, getInput("path") || ".");
  const out = resolve(workspace, getInput("out") || "_site");
  const { view, baseUrl, files } = await buildRegistry(root, {
    out,
    baseUrl: getInput("base-url") || undefined,
    repository: repositoryUrl(),
  });
  if (!view.head) throw new Error("There is no git history here, so there is nothing to publish.");
  if (view.coalitions.length === 0) {
    throw new Error("No definition passes the check, so there is nothing to publish.");
  }
  for (const { coalition, commit, file, why, problems } of view.skipped) {
    const codes = problems.map(({ code }) => code).join(", ");
    const text = `${coalition} in ${commit.commit.slice(0, 12)}: ${why} ${codes}`;
    warning(oneLine(text), { title: "Not published", file });
  }
  const facts = {
    coalitions: view.coalitions.length,
    entries: view.entries.length,
    files,
    baseUrl,
  };
  await summary.addRaw(renderPublishSummary(facts, view.entries.slice(0, NEWEST))).write();
  info(`${counted(facts.coalitions, "coalition")}, ${counted(files, "file")} in ${out}`);
  setOutput("site", out);
  setOutput("coalitions", facts.coalitions);
  setOutput("entries", facts.entries);
  setOutput("skipped", view.skipped.length);
}

function repositoryUrl(): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = process.env;
  return server && repository ? `${server}/${repository}` : undefined;
}

runProgram(run, (error) => setFailed(error instanceof Error ? error : String(error)));
