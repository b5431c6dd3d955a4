// actions/cutover: opens the pull requests for due changes, reminds operators of them, updates every open notice, and
// closes those that are published.

import { info, notice, setOutput } from "@actions/core";
import { activeNotices, judgeNotice } from "../../src/core/notice/judge.ts";
import { counted, oneLine } from "../../src/core/text.ts";
import { keepCutovers } from "../../src/io/notices/cutovers.ts";
import { readClosedNotices, readOpenNotices } from "../../src/io/notices/filed.ts";
import { closeFinished, readPublishedEntries } from "../../src/io/notices/finish.ts";
import { handleNotice } from "../../src/io/notices/handle.ts";
import { lookAhead } from "../../src/io/notices/look-ahead.ts";
import { openNoticeRun } from "../../src/io/notices/notice-run.ts";
import { runAction } from "../../src/io/run-action.ts";
import { settle } from "../../src/io/settle.ts";

async function run(): Promise<void> {
  const noticeRun = await openNoticeRun();
  const unread: string[] = [];
  const open = await readOpenNotices(noticeRun, unread);
  const filed = [...open, ...(await readClosedNotices(noticeRun, open))];
  const others = activeNotices(open, noticeRun.by);
  const judged = filed
    .map((it) => ({ filed: it, judgement: judgeNotice(it, noticeRun.by, others) }))
    // Notices with few steps first, so that one that takes several runs does not delay them.
    .sort((a, b) => a.judgement.steps.length - b.judgement.steps.length);
  const judgements = judged.map(({ judgement }) => judgement);
  await lookAhead(noticeRun, judgements, "all");
  const { due, failures } = await keepCutovers(noticeRun, judgements);
  setOutput("due", due.join(","));
  info(`Coalitions with due changes: ${due.length}.`);
  const published = await readPublishedEntries(noticeRun);
  if ("reason" in published) {
    notice(oneLine(`This run closes no notice. ${published.reason}`));
  }
  const entries = "reason" in published ? undefined : published.entries;
  const closed: number[] = [];
  const handle = judged.map(({ filed: it, judgement }) => async () => {
    await handleNotice(noticeRun, it, judgement);
    if (it.open && (await closeFinished(noticeRun, judgement, entries))) closed.push(it.number);
  });
  await settle(handle, [...unread, ...failures]);
  setOutput("closed", closed.join(","));
  info(`${counted(filed.length, "notice")} updated, ${closed.length} of them closed.`);
}

/** Settles at the end, for tests that run this in their own process. */
export const ended = runAction(run);
