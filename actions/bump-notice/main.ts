// actions/bump-notice: reads a bump notice, says in one comment what is wrong with it or what it means, and
// keeps the pull requests that announce it. Of the issue it reads data, and runs nothing.

import { getInput, info, setOutput, warning } from "@actions/core";
import { judgeNotice, standingNotices } from "../../src/core/notice/judge.ts";
import { isNotice } from "../../src/core/notice/labels.ts";
import { oneLine } from "../../src/core/text.ts";
import { readIssueEvent } from "../../src/io/event.ts";
import {
  deletedNotice,
  type Filed,
  readFiled,
  readOpenNotices,
} from "../../src/io/notices/filed.ts";
import { handleNotice } from "../../src/io/notices/handle.ts";
import { lookAhead } from "../../src/io/notices/look-ahead.ts";
import { type NoticeRun, openNoticeRun } from "../../src/io/notices/notice-run.ts";
import { runAction } from "../../src/io/run-action.ts";

async function run(): Promise<void> {
  const event = readIssueEvent();
  const number = event?.number ?? numberGiven();
  const noticeRun = await openNoticeRun();
  const filed =
    event?.action === "deleted" || event?.action === "transferred"
      ? isNotice(event)
        ? deletedNotice(number)
        : undefined
      : await readFiled(noticeRun, number);
  if (!filed) return info(`#${number} is no bump notice.`);
  await handle(noticeRun, filed);
}

async function handle(noticeRun: NoticeRun, filed: Filed): Promise<void> {
  const failures: string[] = [];
  const open = await readOpenNotices(noticeRun, failures);
  for (const failure of failures) warning(oneLine(failure));
  const others = standingNotices(open, noticeRun.by);
  const judgement = judgeNotice(filed, noticeRun.by, others);
  await lookAhead(noticeRun, [judgement], "those of the notices");
  const { proposals, comment } = await handleNotice(noticeRun, filed, judgement);
  setOutput("issue", filed.number);
  setOutput("stage", judgement.stage);
  setOutput("problems", judgement.problems.length);
  if (comment !== undefined) setOutput("comment", comment);
  const pulls = [...proposals.values()].flatMap((it) => (it.state === "open" ? [it.number] : []));
  setOutput("pull-requests", pulls.join(","));
  info(`#${filed.number}: ${judgement.stage}; the comment: ${comment ?? "none"}.`);
}

function numberGiven(): number {
  const written = getInput("issue");
  if (/^[1-9][0-9]{0,15}$/.test(written)) return Number(written);
  throw new Error(
    `The input issue is "${written}". This run was not started by an issue: write the number of one.`,
  );
}

/** Settles when this is done, for a caller that runs it in its own process. */
export const ended = runAction(run);
