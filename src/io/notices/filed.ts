// An issue as a filed notice: who wrote it, and whether somebody vouches for its very text.

import {
  acceptanceOf,
  isShown,
  type KeptText,
  type SetLabel,
} from "../../core/notice/acceptance.ts";
import type { FiledNotice } from "../../core/notice/judge.ts";
import { ACCEPTED_LABEL, hasLabel, isNotice } from "../../core/notice/labels.ts";
import { noticeBranches, noticeOfBranch } from "../../core/notice/proposal-names.ts";
import { NOTICE_MARKER } from "../../core/render/notice/comment.ts";
import { readKeptComment } from "../github/comment.ts";
import type { Issue } from "../github/issue.ts";
import { mayWrite, readIssues, whoLabelled } from "../github/issues.ts";
import { orFailure, steadily } from "../github/steadily.ts";
import type { NoticeRun } from "./notice-run.ts";

const PERMISSION = "issues: write";

export interface Filed extends FiledNotice {
  /** Undefined where the issue itself is gone. */
  issue: Issue | undefined;
  /** Why the label that vouches for it is not believed. */
  refusedAcceptance: string | undefined;
  /** The one comment on it, as it was seen; undefined where there is none. */
  kept: KeptText | undefined;
  /** What the comment keeps for the next run, as comments of HTML. */
  marks: string[];
}

/** Undefined where there is no such issue, or it is no notice. */
export async function readFiled(noticeRun: NoticeRun, number: number): Promise<Filed | undefined> {
  const [issue] = await readAll(noticeRun, [number]);
  return issue && isNotice(issue) ? filedOf(noticeRun, issue) : undefined;
}

/** Those that are there. */
function readAll({ api }: NoticeRun, numbers: readonly number[]): Promise<Issue[]> {
  const which = numbers.map((number) => `#${number}`).join(", ");
  return steadily(`read issue ${which}`, PERMISSION, () => readIssues(api, numbers));
}

/**
 * Every open notice, by its number; those that could not be looked at are among the failures. Issues without the
 * label are asked, too: one whose first run failed has none yet.
 */
export async function readOpenNotices(noticeRun: NoticeRun, failures: string[]): Promise<Filed[]> {
  const filed: Filed[] = [];
  for (const issue of noticeRun.issues.filter(isNotice)) {
    const found = await orFailure(failures, () => filedOf(noticeRun, issue));
    if (found) filed.push(found);
  }
  return filed;
}

/** Notices that are not open, and that definitions still announce, or for which something may be proposed. */
export async function readClosedNotices(
  noticeRun: NoticeRun,
  open: readonly Filed[],
): Promise<Filed[]> {
  const { registry } = noticeRun.by;
  const isOpen = new Set(open.map(({ number }) => number));
  const announced = new Set(
    registry.definitions.flatMap(({ definition: { upcoming = [] } }) =>
      upcoming.map(({ notice }) => notice),
    ),
  );
  const proposed = noticeRun.branches.flatMap((it) => noticeOfBranch(it) ?? []);
  const filed: Filed[] = [];
  const closed = [...new Set([...announced, ...proposed])].filter((it) => !isOpen.has(it));
  const issues = closed.length > 0 ? await readAll(noticeRun, closed) : [];
  for (const number of closed) {
    const issue = issues.find((it) => it.number === number);
    if (issue && isNotice(issue)) filed.push(await filedOf(noticeRun, issue));
    // What is announced is carried out even where its issue is gone; what is only proposed is not.
    else if (!announced.has(number)) filed.push(deletedNotice(number));
  }
  return filed;
}

/** A notice whose issue was deleted: it is withdrawn, and there is nowhere to say so. */
export function deletedNotice(number: number): Filed {
  const nothing = { issue: undefined, author: undefined, filedAt: undefined, kept: undefined };
  const flags = { open: false, accepted: false, proposed: false };
  return { ...nothing, ...flags, number, body: "", refusedAcceptance: undefined, marks: [] };
}

async function filedOf(noticeRun: NoticeRun, issue: Issue): Promise<Filed> {
  const { number, open, body, createdAt: filedAt, author, labels } = issue;
  const hasBranches = noticeRun.branches.some((it) => it.startsWith(noticeBranches(number)));
  const kept = await keptOn(noticeRun, issue);
  const label = hasLabel(labels, ACCEPTED_LABEL) ? await accepted(noticeRun, issue) : undefined;
  const acceptance = acceptanceOf(body, label, kept);
  const { refused: refusedAcceptance, marks } = acceptance;
  return {
    ...{ issue, number, open, body, filedAt, author, kept, refusedAcceptance, marks },
    accepted: acceptance.accepted,
    proposed: hasBranches && isShown(body, kept),
  };
}

/** It is among the first that are written; of an issue with many more before it, all are read. */
async function keptOn(
  noticeRun: NoticeRun,
  { number, comments, hasMoreComments }: Issue,
): Promise<KeptText | undefined> {
  const found = comments.find(
    ({ author, body }) => author === noticeRun.author && body.startsWith(NOTICE_MARKER),
  );
  if (found) return { body: found.body, since: found.updatedAt };
  if (!hasMoreComments) return undefined;
  return steadily(`read the comment on #${number}`, PERMISSION, () =>
    readKeptComment(noticeRun, number, NOTICE_MARKER),
  );
}

async function accepted({ api, writers }: NoticeRun, issue: Issue): Promise<SetLabel | "unknown"> {
  const set = whoLabelled(issue, ACCEPTED_LABEL);
  if (!set) return "unknown";
  const { login, at } = set;
  const asked =
    writers.get(login) ??
    steadily(`find out who accepted #${issue.number}`, PERMISSION, () => mayWrite(api, login));
  writers.set(login, asked);
  return { at, mayWrite: await asked };
}
