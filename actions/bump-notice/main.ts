// actions/bump-notice: reads a bump notice, reports on it in one comment, and updates the pull requests that announce
// it. The issue is only data: nothing in it is run.

import { getInput, info, setOutput, warning } from "@actions/core";
import { activeNotices, judgeNotice } from "../../src/core/notice/judge.ts";
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
  if (!filed) return info(`#${number} is not a bump notice.`);
  await handle(noticeRun, filed);
}

async function handle(noticeRun: NoticeRun, filed: Filed): Promise<void> {
  const failures: string[] = [];
  const open = await readOpenNotices(noticeRun, failures);
  for (const failure of failures) warning(oneLine(failure));
  const others = activeNotices(open, noticeRun.by);
  const judgement = judgeNotice(filed, noticeRun.by, others);
  await lookAhead(noticeRun, [judgement], "those of the notices");
  const { proposals, comment } = await handleNotice(noticeRun, filed, judgement);
  setOutput("issue", filed.number);
  setOutput("stage", judgement.stage);
  setOutput("problems", judgement.problems.length);
  if (comment !== undefined) setOutput("comment", comment);
  const pulls = [...proposals.values()].flatMap((it) => (it.state === "open" ? [it.number] : []));
  setOutput("pull-requests", pulls.join(","));
  info(`#${filed.number}: ${judgement.stage}. Comment: ${comment ?? "none"}.`);
}

function numberGiven(): number {
  const written = getInput("issue");
  if (/^[1-9][0-9]{0,15}$/.test(written)) return Number(written);
  throw new Error(
    `The input issue is "${written}". Set it to the number of an issue, because no issue started this run.`,
  );
}

/** Settles at the end, for tests that run this in their own process. */
export const ended = runAction(run);
