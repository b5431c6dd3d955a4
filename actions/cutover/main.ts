// actions/cutover: opens the pull requests that carry out what is due, reminds operators of them, brings every
// open notice up to date, and closes those that are carried out and published.

import { info, notice, setFailed, setOutput } from "@actions/core";
import { soundDefinition } from "../../src/core/check.ts";
import { type Judgement, judgeNotice, standingNotices } from "../../src/core/notice/judge.ts";
import { noticeOfBranch } from "../../src/core/notice/proposal-names.ts";
import { counted, oneLine } from "../../src/core/text.ts";
import { keepCutovers } from "../../src/io/notices/cutovers.ts";
import { type Desk, openDesk } from "../../src/io/notices/desk.ts";
import { readDeskInputs } from "../../src/io/notices/desk-inputs.ts";
import {
  deletedNotice,
  type Filed,
  readFiled,
  readOpenNotices,
} from "../../src/io/notices/filed.ts";
import { closeFinished, readPublishedEntries } from "../../src/io/notices/finish.ts";
import { handleNotice } from "../../src/io/notices/handle.ts";
import { runProgram } from "../../src/io/run-program.ts";
import { settle } from "../../src/io/settle.ts";

async function run(): Promise<void> {
  const desk = await openDesk(readDeskInputs(process.env));
  const { filed: open, failures: unread } = await readOpenNotices(desk);
  const filed = [...open, ...(await readClosed(desk, open))];
  const others = standingNotices(open, desk.by);
  const judged = new Map(
    filed.map((it): [number, Judgement] => [it.number, judgeNotice(it, desk.by, others)]),
  );
  const { kept, failures } = await keepCutovers(desk, judged);
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
    ...filed.map((it) => async () => {
      const { judgement } = await handleNotice(desk, it, others);
      if (it.open && (await closeFinished(desk, judgement, entries))) closed.push(it.number);
    }),
  ]);
  setOutput("closed", closed.join(","));
  info(`${counted(filed.length, "notice")} brought up to date, ${closed.length} of them closed.`);
}

/** Closed notices that definitions still announce, or for which something may still be proposed. */
async function readClosed(desk: Desk, open: readonly Filed[]): Promise<Filed[]> {
  const { registry } = desk.by;
  const announced = registry.files.flatMap((file) => {
    const definition = soundDefinition(registry.read(file));
    return (definition?.upcoming ?? []).map(({ notice: number }) => number);
  });
  const known = new Set([...open.map(({ number }) => number), ...announced]);
  const proposed = desk.branches
    .flatMap((it) => noticeOfBranch(it) ?? [])
    .filter((it) => !known.has(it));
  const filed: Filed[] = [];
  for (const number of new Set([...announced, ...proposed])) {
    if (open.some((it) => it.number === number)) continue;
    const found = await readFiled(desk, number);
    if (found) filed.push(found);
    // What is announced is carried out even where its issue is gone; what is only proposed is not.
    else if (!announced.includes(number)) filed.push(deletedNotice(number));
  }
  return filed;
}

runProgram(run, (error) => setFailed(error instanceof Error ? error : String(error)));
