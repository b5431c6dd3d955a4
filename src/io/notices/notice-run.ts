// Where notices are handled: the registry as it is checked out, the repository on GitHub, and how both are
// told of.

import { resolve } from "node:path";
import { getInput, warning } from "@actions/core";
import { type JudgedBy, judgedBy } from "../../core/notice/judged-by.ts";
import { CUTOVER_BRANCHES, NOTICE_BRANCHES } from "../../core/notice/proposal-names.ts";
import type { Operator, UtcTime } from "../../core/registry/definition.ts";
import type { NoticeContext } from "../../core/render/notice/context.ts";
import { oneLine } from "../../core/text.ts";
import { secondsOf } from "../../core/time.ts";
import { currentTime } from "../clock.ts";
import { readLogins } from "../github/accounts.ts";
import { openApi } from "../github/api.ts";
import { branchesBelow, tipOf } from "../github/branches.ts";
import type { RunOrder, Writer } from "../github/comment.ts";
import { readPagesUrl } from "../github/pages.ts";
import { readRunFacts } from "../github/run-facts.ts";
import { GitHubError, steadily } from "../github/steadily.ts";
import { readConfig } from "../read-config.ts";
import { readSnapshot } from "../read-snapshot.ts";
import { readRegistryView } from "../read-view.ts";

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
  /** Where the site is published, with a final slash. */
  baseUrl: string;
  by: JudgedBy;
  /** The commit that everything is judged by. */
  commit: string;
  /** Branches on which something was proposed, as they were when this began. */
  branches: readonly string[];
  /** The logins of accounts that were looked up, by their numbers; undefined of one that is gone. */
  logins: Map<number, string | undefined>;
  /** Whether it is still the newest of the default branch: nothing is written on top of an older one. */
  isNewest: boolean;
}

/**
 * Throws what reading a registry's history or config throws, or GitHubError; and where this runs in no
 * workflow, or without a token.
 */
export async function openNoticeRun(): Promise<NoticeRun> {
  const inputs = readRunInputs(process.env);
  const { api, root, now, baseBranch } = inputs;
  const snapshot = await readSnapshot(root);
  const view = await readRegistryView(root, snapshot);
  if (!view.head)
    throw new Error("There is no git history here, so there is nothing to announce in.");
  const { commit } = view.head;
  const newest = await steadily(`look at the branch ${baseBranch}`, "contents: read", () =>
    tipOf(api, baseBranch),
  );
  const by = judgedBy(snapshot, view, now);
  const isNewest = newest === commit;
  const branches = await readBranches(inputs);
  const baseUrl = await readBaseUrl(inputs);
  return { ...inputs, by, commit, isNewest, branches, baseUrl, logins: new Map() };
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

/** Once for all notices: each request is one of the few that a repository has in an hour. */
function readBranches({ api }: RunInputs): Promise<string[]> {
  return steadily("list the branches of notices and cutovers", "contents: read", async () => [
    ...(await branchesBelow(api, NOTICE_BRANCHES)),
    ...(await branchesBelow(api, CUTOVER_BRANCHES)),
  ]);
}

/** What is said, else what GitHub Pages says, else what the registry's config says. */
async function readBaseUrl({ api, root, baseUrl }: RunInputs): Promise<string> {
  if (baseUrl !== undefined) return baseUrl.endsWith("/") ? baseUrl : `${baseUrl}/`;
  const url = await steadily("ask where the site is", "pages: read", () => readPagesUrl(api));
  return url ?? readConfig(root).baseUrl;
}

/**
 * With the logins that the operators' accounts have today. Each account is looked up once in a run; where
 * GitHub does not say, it is named, and not mentioned.
 */
export async function contextFor(
  { api, logins, repositoryUrl, baseUrl, baseBranch }: NoticeRun,
  operators: readonly Operator[],
): Promise<NoticeContext> {
  const numbers = operators.flatMap(({ github }) => github.map(({ id }) => id));
  const unknown = [...new Set(numbers)].filter((it) => !logins.has(it)).slice(0, MOST_ACCOUNTS);
  try {
    const found = await steadily("look up the operators' accounts", "metadata: read", () =>
      readLogins(api, unknown, MOST_ACCOUNTS),
    );
    for (const id of unknown) logins.set(id, found.get(id));
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    warning(oneLine(error.message));
  }
  const known = [...logins].flatMap(([id, login]) => (login === undefined ? [] : [[id, login]]));
  return { repositoryUrl, baseUrl, baseBranch, logins: new Map(known as [number, string][]) };
}

/** GitHub tells no more than fifty accounts of one comment; and each is a request. */
const MOST_ACCOUNTS = 50;
