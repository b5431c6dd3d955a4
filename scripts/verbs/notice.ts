// coalitions notice BODY.md --author ID: what a bump notice would do, without GitHub

import { readFileSync } from "node:fs";
import {
  concerns,
  type Judgement,
  judgeNotice,
  type NoticeStep,
  speaksIn,
} from "../../src/core/notice/judge.ts";
import { noticeBranch } from "../../src/core/notice/proposal-names.ts";
import { publishedAs } from "../../src/core/notice/published-as.ts";
import type { Edited } from "../../src/core/operate/plan.ts";
import { renderNoticeText } from "../../src/core/render/notice/comment.ts";
import type { NoticeContext, ProposalStanding } from "../../src/core/render/notice/context.ts";
import { type ProposalWords, stepWords } from "../../src/core/render/notice/proposal.ts";
import { cleanText } from "../../src/core/text.ts";
import { isRealTime, withSeconds } from "../../src/core/time.ts";
import { currentTime } from "../../src/io/clock.ts";
import { readConfig } from "../../src/io/read-config.ts";
import { readRegistryView } from "../../src/io/read-view.ts";
import { openRegistry } from "../../src/io/registry-files.ts";
import { renderChanges } from "../render-changes.ts";
import {
  EXIT,
  type ExitCode,
  paint,
  print,
  printJson,
  requireRegistry,
  UsageError,
  withProgress,
} from "../terminal.ts";

export interface NoticeOptions {
  author?: string;
  issue?: string;
  at?: string;
  accepted?: boolean;
  json?: boolean;
}

/** Ends with 0 where the notice would go on or has nothing to do, and 1 where something stands against it. */
export async function runNotice(file: string, options: NoticeOptions): Promise<ExitCode> {
  requireRegistry();
  const filed = {
    number: numberOf("issue", options.issue ?? "1"),
    open: true,
    body: readBody(file),
    author: authorOf(options.author),
    accepted: options.accepted === true,
    proposed: false,
  };
  const judgement = judgeNotice(filed, await judgedBy(options.at), []);
  const { repository = "", baseUrl } = readConfig(process.cwd());
  const context = { repositoryUrl: repository, baseUrl, baseBranch: "main", logins: new Map() };
  const steps = judgement.steps.map((step) => stepOf(step, judgement, context));
  if (options.json) printJson(factsOf(judgement, steps));
  else print(wordsOf(judgement, steps, context));
  const isStopped = judgement.stage === "faulty" || judgement.stage === "unverified";
  return isStopped ? EXIT.problems : EXIT.fine;
}

function readBody(file: string): string {
  try {
    return readFileSync(file === "-" ? 0 : file, "utf8");
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new UsageError(
      `${file} cannot be read (${code}). Name a file with the text of the notice, or - for standard input.`,
    );
  }
}

/** Without an author nobody speaks for the citizen, which is told. */
function authorOf(written: string | undefined) {
  if (written === undefined) return undefined;
  return { id: numberOf("author", written), login: "", type: "User" };
}

function numberOf(option: string, written: string): number {
  if (/^[1-9][0-9]{0,14}$/.test(written)) return Number(written);
  const what =
    option === "author"
      ? "the number of a GitHub account, which api.github.com/users/LOGIN has as its id"
      : "the number of an issue";
  throw new UsageError(`--${option} is ${JSON.stringify(written)}. Give ${what}.`);
}

async function judgedBy(at: string | undefined) {
  if (at !== undefined && !isRealTime(at)) {
    throw new UsageError(`--at is ${JSON.stringify(at)}. Give a UTC time: 2026-12-01T14:00:00Z`);
  }
  const view = await withProgress("Reading the history", (progress) =>
    readRegistryView(process.cwd(), { onProgress: (commits) => progress(`${commits} commits`) }),
  );
  return {
    registry: openRegistry(process.cwd()),
    now: at === undefined ? currentTime() : withSeconds(at),
    publishedAs: publishedAs(view.coalitions),
    chains: view.chains,
  };
}

interface ToldStep {
  step: NoticeStep;
  edited: Edited | undefined;
  branch: string;
  words: ProposalWords | undefined;
}

function stepOf(step: NoticeStep, judgement: Judgement, context: NoticeContext): ToldStep {
  const { notice, effects, number } = judgement;
  const { edited: all, refused } = step.plan;
  const edited = refused.length === 0 ? all[0] : undefined;
  const effect = effects.find(({ coalition }) => coalition === step.coalition);
  const words = edited && stepWords(step, edited, { notice, effect }, context);
  return { step, edited, branch: noticeBranch(number, step.coalition), words };
}

/** The comment as it would be, then each pull request. */
function wordsOf(judgement: Judgement, steps: readonly ToldStep[], context: NoticeContext): string {
  const proposals = new Map(
    steps.map(({ step, edited, branch }): [string, ProposalStanding] => [
      step.coalition,
      { state: "none", why: edited ? `A pull request would be opened from ${branch}.` : "" },
    ]),
  );
  const comment = renderNoticeText({ judgement, proposals }, context);
  const pulls = steps.flatMap(({ edited, words }) => {
    if (!edited || !words) return [];
    const { changes, fingerprint } = edited;
    return [
      [
        paint().faint(`A pull request that would be opened, of ${edited.file}:`),
        paint().strong(words.title),
        renderChanges(changes, fingerprint, paint()),
        words.body.trimEnd(),
      ].join("\n\n"),
    ];
  });
  return [comment.trimEnd(), ...pulls].map(cleanText).join("\n\n");
}

/** For programs. */
function factsOf(judgement: Judgement, steps: readonly ToldStep[]) {
  const { notice = null, problems, stage, effects, authority, accepted } = judgement;
  const speaks = speaksIn(authority, accepted);
  const affected = effects.map((effect) => {
    const { coalition, file, verdict, why, parts, fingerprint, waitsFor } = effect;
    const told = steps.find(({ step }) => step.coalition === coalition);
    return {
      ...{ coalition, file, parts, verdict, ...(why === undefined ? {} : { why }) },
      ...{ fingerprint: { now: fingerprint.now, next: fingerprint.next ?? null }, waitsFor },
      following: effect.following.map((it) => ({ ...it, next: it.next ?? null })),
      stage: effect.stage,
      speaks: !concerns(effect) || speaks(coalition),
      pullRequest: told?.words ? { branch: told.branch, ...told.words } : null,
    };
  });
  return { stage, notice, problems, affected };
}
