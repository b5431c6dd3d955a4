// actions/cutover: opens the pull requests that carry out what is due, reminds operators of them, brings every
// open notice up to date, and closes those that are carried out and published.

import { info, notice, setFailed, setOutput } from "@actions/core";
import { judgeNotice, standingNotices } from "../../src/core/notice/judge.ts";
import { counted, oneLine } from "../../src/core/text.ts";
import { keepCutovers } from "../../src/io/notices/cutovers.ts";
import { openDesk } from "../../src/io/notices/desk.ts";
import { readDeskInputs } from "../../src/io/notices/desk-inputs.ts";
import { readClosedNotices, readOpenNotices } from "../../src/io/notices/filed.ts";
import { closeFinished, readPublishedEntries } from "../../src/io/notices/finish.ts";
import { handleNotice } from "../../src/io/notices/handle.ts";
import { runProgram } from "../../src/io/run-program.ts";
import { settle } from "../../src/io/settle.ts";

async function run(): Promise<void> {
  const desk = await openDesk(readDeskInputs(process.env));
  const { filed: open, failures: unread } = await readOpenNotices(desk);
  const filed = [...open, ...(await readClosedNotices(desk, open))];
  const others = standingNotices(open, desk.by);
  const judged = filed.map((it) => ({ filed: it, judgement: judgeNotice(it, desk.by, others) }));
  const { kept, failures } = await keepCutovers(
    desk,
    judged.map(({ judgement }) => judgement),
  );
  setOutput("due", kept.map(({ coalition }) => coalition).join(","));
  info(`${counted(kept.length, "coalition")} with something due.`);
  const published = await readPublishedEntries(desk);
  if ("why" in published) {
    notice(oneLine(`No notice is closed in this run. ${published.why}`));
  }
  const entries = "why" in published ? undefined : published.entries;
  const closed: number[] = [];
  await settle([
    ...[...unread, ...failures].map((it) => () => Promise.reject(new Error(it))),
    ...judged.map(({ filed: it, judgement }) => async () => {
      await handleNotice(desk, it, judgement);
      if (it.open && (await closeFinished(desk, judgement, entries))) closed.push(it.number);
    }),
  ]);
  setOutput("closed", closed.join(","));
  info(`${counted(filed.length, "notice")} brought up to date, ${closed.length} of them closed.`);
}

/** For who runs this without a process of its own: when it is done. */
export const ended = runProgram(run, (error) =>
  setFailed(error instanceof Error ? error : String(error)),
);
