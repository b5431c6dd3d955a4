// actions/cutover: opens the pull requests that carry out what is due, reminds operators of them, brings every
// open notice up to date, and closes those that are carried out and published.

import { info, notice, setOutput } from "@actions/core";
import { judgeNotice, standingNotices } from "../../src/core/notice/judge.ts";
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
  const others = standingNotices(open, noticeRun.by);
  const judged = filed
    .map((it) => ({ filed: it, judgement: judgeNotice(it, noticeRun.by, others) }))
    // One that takes several runs comes after those that fit into this one.
    .sort((a, b) => a.judgement.steps.length - b.judgement.steps.length);
  const judgements = judged.map(({ judgement }) => judgement);
  await lookAhead(noticeRun, judgements, "all");
  const { due, failures } = await keepCutovers(noticeRun, judgements);
  setOutput("due", due.join(","));
  info(`${counted(due.length, "coalition")} with something due.`);
  const published = await readPublishedEntries(noticeRun);
  if ("why" in published) {
    notice(oneLine(`No notice is closed in this run. ${published.why}`));
  }
  const entries = "why" in published ? undefined : published.entries;
  const closed: number[] = [];
  const handle = judged.map(({ filed: it, judgement }) => async () => {
    await handleNotice(noticeRun, it, judgement);
    if (it.open && (await closeFinished(noticeRun, judgement, entries))) closed.push(it.number);
  });
  await settle(handle, [...unread, ...failures]);
  setOutput("closed", closed.join(","));
  info(`${counted(filed.length, "notice")} brought up to date, ${closed.length} of them closed.`);
}

/** Settles when this is done, for a caller that runs it in its own process. */
export const ended = runAction(run);
