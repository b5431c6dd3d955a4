// coalitions notice BODY.md --author ID: prints what a bump notice would do, without GitHub

import { readFileSync } from "node:fs";
import { software } from "../../generated/software.js";
import { manualUrl } from "../../src/core/manual.ts";
import { authorizedIn } from "../../src/core/notice/authority.ts";
import { newestNotice } from "../../src/core/notice/course.ts";
import { type Judgement, judgeNotice } from "../../src/core/notice/judge.ts";
import { type JudgedBy, judgedBy } from "../../src/core/notice/judged-by.ts";
import { isAffected } from "../../src/core/notice/notice-effect.ts";
import { noticeBlocks } from "../../src/core/render/notice/comment.ts";
import type { NoticeContext } from "../../src/core/render/notice/context.ts";
import { cleanText, counted } from "../../src/core/text.ts";
import { isRealTime, withSeconds } from "../../src/core/time.ts";
import { currentTime } from "../../src/io/clock.ts";
import { readConfig } from "../../src/io/read-config.ts";
import { readSnapshot } from "../../src/io/read-snapshot.ts";
import { readRegistryView } from "../../src/io/read-view.ts";
import { renderBlocks, renderText } from "../render-text.ts";
import {
  EXIT,
  type ExitCode,
  note,
  paint,
  print,
  printJson,
  requireRegistry,
  UsageError,
} from "../terminal.ts";
import { proposalStatuses, type WouldPropose, wouldPropose } from "../would-propose.ts";

export interface NoticeOptions {
  author?: string;
  issue?: string;
  at?: string;
  accepted?: boolean;
  json?: boolean;
}

/** Exit 0: the notice would proceed, or has nothing to do. 1: something stops it. */
export async function run(file: string, options: NoticeOptions): Promise<ExitCode> {
  requireRegistry();
  const [author, issue] = [authorOf(options.author), numberOf("issue", options.issue)];
  const body = readBody(file);
  const by = await readJudgedBy(options.at);
  const filed = {
    ...{ number: issue ?? newestNotice(by) + 1, open: true, body, filedAt: by.now, author },
    ...{ accepted: options.accepted === true, proposed: false },
  };
  if (!author && !filed.accepted) {
    note("Without --author, nobody is authorised for the id. Add --author ID or --accepted.");
  }
  const judgement = judgeNotice(filed, by, []);
  const { repository = "", baseUrl } = readConfig(process.cwd());
  const context = {
    ...{ repositoryUrl: repository, baseUrl, baseBranch: "main", logins: new Map() },
    manualUrl: manualUrl(software),
  };
  const proposed = wouldPropose(judgement, by, context);
  if (options.json) printJson(factsOf(judgement, proposed));
  else print(wordsOf(judgement, proposed, context));
  const isStopped = ["faulty", "unverified", "blocked"].includes(judgement.stage);
  return isStopped ? EXIT.problems : EXIT.fine;
}

function readBody(file: string): string {
  try {
    // Some editors write a byte order mark; an issue has none.
    return readFileSync(file === "-" ? 0 : file, "utf8").replace(/^\ufeff/, "");
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new UsageError(
      `${file} cannot be read (${code}). Name a file with the text of the notice, or - for standard input.`,
    );
  }
}

/** Undefined if no author was given. */
function authorOf(written: string | undefined) {
  const id = numberOf("author", written);
  return id === undefined ? undefined : { id, login: "", type: "User" };
}

function numberOf(option: string, written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  if (/^[1-9][0-9]{0,14}$/.test(written)) return Number(written);
  const what =
    option === "author"
      ? 'the number of a GitHub account: the "id" at https://api.github.com/users/LOGIN'
      : "the number of an issue";
  throw new UsageError(`--${option} ${JSON.stringify(written)} is not a number. Give ${what}.`);
}

const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?Z$/;

async function readJudgedBy(at: string | undefined): Promise<JudgedBy> {
  if (at !== undefined && !(UTC.test(at) && isRealTime(at))) {
    throw new UsageError(
      `--at ${JSON.stringify(at)} is not a UTC time. Write one like 2026-12-01T14:00:00Z.`,
    );
  }
  const snapshot = await readSnapshot(process.cwd());
  const view = await readRegistryView(process.cwd(), snapshot);
  const now = at === undefined ? currentTime() : withSeconds(at);
  return judgedBy(snapshot, view, now);
}

/** The comment on the notice, then each pull request. */
function wordsOf(
  judgement: Judgement,
  proposed: readonly WouldPropose[],
  context: NoticeContext,
): string {
  const proposals = proposalStatuses(judgement, proposed);
  const comment = renderBlocks(noticeBlocks({ judgement, proposals }, context), paint());
  const shown = proposed.slice(0, MOST_SHOWN).map(pullWords);
  const others = proposed.slice(MOST_SHOWN).map(({ branch }) => `- ${branch}`);
  if (others.length === 0) return [comment, ...shown].join("\n\n");
  const more = `${counted(others.length, "more pull request")} (shown in full by --json), from:`;
  return [comment, ...shown, [more, ...others].join("\n")].join("\n\n");
}

/** Pull requests shown in full: nobody reads hundreds of them at a terminal. */
const MOST_SHOWN = 10;

function pullWords({ branch, words, diff }: WouldPropose): string {
  const { strong, faint, good, bad } = paint();
  const { title, body } = words();
  const coloured = diff().map((line) =>
    line.startsWith("+") ? good(line) : line.startsWith("-") ? bad(line) : faint(line),
  );
  const head = faint(`This pull request would be opened from ${branch}:`);
  return [head, strong(cleanText(title)), renderText(body, paint()), coloured.join("\n")].join(
    "\n\n",
  );
}

/** For programs. */
function factsOf(judgement: Judgement, proposed: readonly WouldPropose[]) {
  const { notice = null, problems, stage, effects, authority, accepted } = judgement;
  const isAuthorized = authorizedIn(authority, accepted);
  const pulls = new Map(proposed.map((it) => [it.coalition, it]));
  const pullOf = (name: string) => {
    const { branch, words, diff } = pulls.get(name) ?? {};
    return branch === undefined ? null : { branch, ...words?.(), diff: diff?.() };
  };
  const affected = effects.map((effect) => {
    const { coalition, file, verdict, reason, parts, fingerprint, waitsFor } = effect;
    return {
      ...{ coalition, file, parts, verdict, ...(reason === undefined ? {} : { why: reason }) },
      ...{ fingerprint: { now: fingerprint.now, next: fingerprint.next ?? null }, waitsFor },
      following: effect.following.map((it) => ({ ...it, next: it.next ?? null })),
      stage: effect.stage,
      speaks: !isAffected(effect) || isAuthorized(coalition),
      pullRequest: pullOf(coalition),
    };
  });
  return { stage, notice, problems, affected };
}
