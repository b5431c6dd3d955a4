// Where notices are handled: the registry as it is checked out, the repository on GitHub, and how both are
// told of.

import { resolve } from "node:path";
import { getInput } from "@actions/core";
import { type JudgedBy, judgedBy } from "../../core/notice/judged-by.ts";
import { NOTICE_LABEL } from "../../core/notice/labels.ts";
import { CUTOVER_BRANCHES, NOTICE_BRANCHES } from "../../core/notice/proposal-names.ts";
import type { UtcTime } from "../../core/registry/definition.ts";
import type { ProposalStanding } from "../../core/render/notice/context.ts";
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

/** What both actions on notices are given. */
interface RunInputs extends Writer {
  /** The registry's folder. */
  root: string;
  now: UtcTime;
  /** The workflow that checks what is proposed; undefined where pull requests of the token start it. */
  check: string | undefined;
  repositoryUrl: string;
  /** Where the site is published, if somebody says it. */
  baseUrl: string | undefined;
  baseBranch: string;
}

export interface NoticeRun extends RunInputs {
  api: WritableApi;
  /** Where the site is published, with a final slash. */
  baseUrl: string;
  by: JudgedBy;
  /** The commit that everything is judged by. */
  commit: string;
  /** Open issues as they were when this began. */
  issues: readonly Issue[];
  /** The labels of the repository, then. */
  labels: readonly string[];
  /** Branches on which something was proposed, then. */
  branches: readonly string[];
  /** What was seen on branches, then: also on those that are only to be made. */
  known: Map<string, KnownBranch>;
  /** Where proposals stand that this run has kept, by their branches. */
  standings: Map<string, ProposalStanding>;
  source: ProposalSource;
  /** Undefined where pull requests of the token start their checks. */
  checks: BranchChecks | undefined;
  /** The logins of accounts that were looked up, by their numbers; undefined of one that is gone. */
  logins: Map<number, string | undefined>;
  /** Whether accounts may write to the repository, as far as somebody has asked. */
  writers: Map<string, Promise<boolean>>;
  /** Whether it is still the newest of the default branch: nothing is written on top of an older one. */
  isNewest: boolean;
}

/**
 * Throws what reading a registry's history or config throws, or GitHubError; and where this runs in no
 * workflow, or without a token.
 */
export async function openNoticeRun(): Promise<NoticeRun> {
  const inputs = readRunInputs(process.env);
  const { api, root, now, check } = inputs;
  const snapshot = await readSnapshot(root);
  const view = await readRegistryView(root, snapshot);
  if (!view.head)
    throw new Error("There is no git history here, so there is nothing to announce in.");
  const { commit } = view.head;
  const { repositoryId, tip, labels, issues, branches } = await look(inputs);
  return {
    ...{ ...inputs, by: judgedBy(snapshot, view, now), commit, isNewest: tip === commit },
    ...{ labels, issues, branches: [...branches.keys()], known: branches, standings: new Map() },
    api: { ...api, repositoryId },
    baseUrl: await readBaseUrl(inputs),
    source: proposalSource(api, root, commit),
    checks: check === undefined ? undefined : new BranchChecks(api, check),
    ...{ logins: new Map(), writers: new Map() },
  };
}

/** Once for all notices: each request is one of the few that a repository has in an hour. */
function look({ api, baseBranch: base }: RunInputs): Promise<Overview> {
  const prefixes = [NOTICE_BRANCHES, CUTOVER_BRANCHES] as const;
  return steadily(
    "look at the open notices, and at the pull requests of notices and cutovers",
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
 * Of two runs the one that looked later knows better, whichever was asked for first: one that waited in its
 * group has a lower number than one of the other workflow that has come and gone meanwhile.
 */
function orderOf(now: UtcTime): RunOrder {
  return { id: secondsOf(now), attempt: 1 };
}

/** What is said, else what GitHub Pages says, else what the registry's config says. */
async function readBaseUrl({ api, root, baseUrl }: RunInputs): Promise<string> {
  if (baseUrl !== undefined) return baseUrl.endsWith("/") ? baseUrl : `${baseUrl}/`;
  const url = await steadily("ask where the site is", "pages: read", () => readPagesUrl(api));
  return url ?? readConfig(root).baseUrl;
}
