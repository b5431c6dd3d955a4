// A run that handles notices: the registry as checked out, and the repository on GitHub.

import { resolve } from "node:path";
import { getInput } from "@actions/core";
import { type JudgedBy, judgedBy } from "../../core/notice/judged-by.ts";
import { NOTICE_LABEL } from "../../core/notice/labels.ts";
import { CUTOVER_BRANCHES, NOTICE_BRANCHES } from "../../core/notice/proposal-names.ts";
import type { UtcTime } from "../../core/registry/definition.ts";
import type { ProposalStatus } from "../../core/render/notice/context.ts";
import { secondsOf } from "../../core/time.ts";
import { currentTime } from "../clock.ts";
import { openApi } from "../github/api.ts";
import type { WritableApi } from "../github/branches.ts";
import { BranchChecks } from "../github/checks.ts";
import type { RunOrder, Writer } from "../github/comment.ts";
import type { Issue } from "../github/issue.ts";
import type { KnownBranch } from "../github/known-branch.ts";
import { type Overview, readOverview } from "../github/overview.ts";
import { readPagesUrl } from "../github/pages.ts";
import type { ProposalSource } from "../github/proposals.ts";
import { readRunFacts } from "../github/run-facts.ts";
import { steadily } from "../github/steadily.ts";
import { readConfig } from "../read-config.ts";
import { readSnapshot } from "../read-snapshot.ts";
import { readRegistryView } from "../read-view.ts";
import { proposalSource } from "./proposal-source.ts";

/** The inputs of both actions on notices. */
interface RunInputs extends Writer {
  /** The registry's folder. */
  root: string;
  now: UtcTime;
  /** The workflow that checks proposals; undefined if the token's pull requests start it. */
  check: string | undefined;
  repositoryUrl: string;
  /** The address of the site, if the input gives it. */
  baseUrl: string | undefined;
  baseBranch: string;
}

export interface NoticeRun extends RunInputs {
  api: WritableApi;
  /** The address of the site, with a final slash. */
  baseUrl: string;
  by: JudgedBy;
  /** The commit that is judged. */
  commit: string;
  /** Open issues at the start of the run. */
  issues: readonly Issue[];
  /** The repository's labels at the start. */
  labels: readonly string[];
  /** Branches with proposals at the start. */
  branches: readonly string[];
  /** Branches as seen at the start, including ones that do not exist yet. */
  known: Map<string, KnownBranch>;
  /** The proposals that this run updated, by branch. */
  statuses: Map<string, ProposalStatus>;
  source: ProposalSource;
  /** Undefined if the token's pull requests start their checks. */
  checks: BranchChecks | undefined;
  /** Logins that were looked up, by account number; undefined for a deleted account. */
  logins: Map<number, string | undefined>;
  /** Whether accounts have write access; filled on request. */
  writers: Map<string, Promise<boolean>>;
  /** Whether `commit` is still the newest of the default branch. Nothing is written on top of an older one. */
  isNewest: boolean;
}

/**
 * Throws what reading a registry's history or config throws, GitHubError, or an error outside of a workflow or without
 * a token.
 */
export async function openNoticeRun(): Promise<NoticeRun> {
  const inputs = readRunInputs(process.env);
  const { api, root, now, check } = inputs;
  const snapshot = await readSnapshot(root);
  const view = await readRegistryView(root, snapshot);
  if (!view.head)
    throw new Error(
      "This folder has no git history. Check out the default branch with fetch-depth: 0.",
    );
  const { commit } = view.head;
  const { repositoryId, tip, labels, issues, branches } = await look(inputs);
  return {
    ...{ ...inputs, by: judgedBy(snapshot, view, now), commit, isNewest: tip === commit },
    ...{ labels, issues, branches: [...branches.keys()], known: branches, statuses: new Map() },
    api: { ...api, repositoryId },
    baseUrl: await readBaseUrl(inputs),
    source: proposalSource(api, root, commit),
    checks: check === undefined ? undefined : new BranchChecks(api, check),
    ...{ logins: new Map(), writers: new Map() },
  };
}

/** Once for all notices, because GitHub limits requests per hour. */
function look({ api, baseBranch: base }: RunInputs): Promise<Overview> {
  const prefixes = [NOTICE_BRANCHES, CUTOVER_BRANCHES] as const;
  return steadily(
    "read the open notices, and the pull requests of notices and cutovers",
    "contents: read, issues: write and pull-requests: write",
    () => readOverview(api, { base, label: NOTICE_LABEL, prefixes }),
  );
}

function readRunInputs(env: NodeJS.ProcessEnv): RunInputs {
  const root = resolve(env.GITHUB_WORKSPACE ?? ".");
  const { repositoryUrl, baseBranch } = readRunFacts();
  const check = getInput("check-workflow");
  const now = currentTime();
  return {
    api: openApi(),
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
 * The run that read later wins, whichever was started first: a run that waited in its concurrency group has a lower
 * number than a run of the other workflow that finished meanwhile.
 */
function orderOf(now: UtcTime): RunOrder {
  return { id: secondsOf(now), attempt: 1 };
}

/** The input, or else the address of GitHub Pages, or else the registry's config. */
async function readBaseUrl({ api, root, baseUrl }: RunInputs): Promise<string> {
  if (baseUrl !== undefined) return baseUrl.endsWith("/") ? baseUrl : `${baseUrl}/`;
  const url = await steadily("ask where the site is", "pages: read", () => readPagesUrl(api));
  return url ?? readConfig(root).baseUrl;
}
