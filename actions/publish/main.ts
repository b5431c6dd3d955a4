// actions/publish: builds the feeds, the site and the API from the checked-out history, and compares them with the
// published site.

import { info, notice, setOutput, summary, warning } from "@actions/core";
import { type BuiltRegistry, buildRegistry } from "../../site/build-registry.ts";
import { digestHeads } from "../../src/core/history/continuity.ts";
import { gatherNews } from "../../src/core/history/gather-news.ts";
import { writeNews } from "../../src/core/history/news.ts";
import { describeSize } from "../../src/core/published/site-size.ts";
import { renderPublishSummary, renderRefusedSummary } from "../../src/core/render/summary.ts";
import { counted, oneLine } from "../../src/core/text.ts";
import { withTexts } from "../../src/io/definition-texts.ts";
import { readDefaultBranch } from "../../src/io/event.ts";
import { PublicationRefusedError } from "../../src/io/publication-refused.ts";
import { PublishedSiteError } from "../../src/io/published-site.ts";
import { pushedCommits } from "../../src/io/pushed-commits.ts";
import { runAction } from "../../src/io/run-action.ts";
import { type Inputs, readInputs } from "./inputs.ts";

/** The number of entries in the summary. The site has all of them. */
const NEWEST = 10;

async function run(): Promise<void> {
  refuseOtherBranch(process.env);
  const inputs = readInputs(process.env);
  const built = await buildRegistry(inputs.root, inputs).catch(refused);
  const { view, state } = built;
  if (!view.head)
    throw new Error(
      "There is no git history here, so there is nothing to publish. Check out the repository with fetch-depth: 0.",
    );
  setOutput("state", state);
  setOutput("commit", view.head.commit);
  if (state === "behind") {
    return notice(
      "The published site was built from a later commit than the checked-out one. Nothing was built and nothing needs to be deployed.",
      { title: "Published already" },
    );
  }
  if (view.coalitions.length === 0) {
    throw new Error("No definition passes the check, so there is nothing to publish.");
  }
  if (inputs.publishing && state === "first") noteFirst(inputs.publishing.where);
  warnOfSkipped(built);
  const heads = view.coalitions.map(({ name, entries }) => ({
    name,
    head: entries.at(-1)?.hash ?? null,
  }));
  setOutput("heads", digestHeads(heads));
  setOutput("news", await newsOf(built, inputs));
  await report(built, inputs);
}

/**
 * A push trigger names its branch literally. After the default branch is renamed, the trigger may still name the old
 * branch, which is no longer published.
 */
function refuseOtherBranch({ GITHUB_EVENT_NAME: event, GITHUB_REF: ref = "" }: NodeJS.ProcessEnv) {
  const branch = readDefaultBranch();
  if (event !== "push" || branch === undefined || ref === `refs/heads/${branch}`) return;
  const pushed = ref.replace("refs/heads/", "");
  throw new Error(
    `Nothing was published: this push was to ${pushed}, but the default branch is ${branch}. In .github/workflows/publish.yml on ${branch}, write branches: ["${branch}"]. If ${pushed} is no longer used, delete it.`,
  );
}

/** The summary repeats the message, because an annotation shows only its first lines. */
async function refused(error: unknown): Promise<never> {
  if (error instanceof PublicationRefusedError || error instanceof PublishedSiteError) {
    await summary.addRaw(renderRefusedSummary(error.message)).write();
  }
  throw error;
}

function noteFirst(where: string): void {
  const text = `There is no site at ${where} yet, and this repository has never published one. If the registry moved here, publish again with previous set to its old address or a copy of its site. Some facts exist only there.`;
  notice(oneLine(text), { title: "First publication" });
}

function warnOfSkipped({ view }: BuiltRegistry): void {
  for (const { coalition, commit, file, why: reason, problems } of view.skipped) {
    const codes = problems.map(({ code }) => code).join(", ");
    const text = `${coalition} in ${commit.commit.slice(0, 12)}: ${reason} ${codes}`;
    warning(oneLine(text), { title: "Not published", file });
  }
}

/**
 * The entries to report: those not published yet, and those of this run's own push. An earlier attempt of this run
 * may have published the latter and then failed to report them.
 */
async function newsOf({ view, news }: BuiltRegistry, { root }: Inputs): Promise<string> {
  const pushed = await pushedCommits(root);
  const commits = new Set([...news.map(({ commit }) => commit), ...pushed]);
  const history = [...view.entries].reverse();
  return withTexts(root, async (readText) =>
    writeNews(await gatherNews(history, commits, (blob) => readText({ blob }))),
  );
}

async function report(
  { view, files, bytes, baseUrl, state, news }: BuiltRegistry,
  { out, publishing }: Inputs,
): Promise<void> {
  const size = describeSize(bytes, view.coalitions.length);
  if (size.warning !== undefined) warning(size.warning, { title: "A large site" });
  const facts = {
    coalitions: view.coalitions.length,
    entries: view.entries.length,
    state: publishing ? state : ("not compared" as const),
    ...{ files, size: size.words, baseUrl, news: news.length },
  };
  await summary.addRaw(renderPublishSummary(facts, view.entries.slice(0, NEWEST))).write();
  info(
    `${counted(facts.coalitions, "coalition")}, ${counted(files, "file")} in ${out}: ${size.words}`,
  );
  setOutput("site", out);
  setOutput("coalitions", facts.coalitions);
  setOutput("entries", facts.entries);
  setOutput("skipped", view.skipped.length);
}

/** Settles when the action is done, for a caller that runs it in its own process. */
export const ended = runAction(run);
