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
import { type Issue, mayWrite, openIssues, readIssue, whoLabelled } from "../github/issues.ts";
import { orFailure, steadily } from "../github/steadily.ts";
import type { NoticeRun } from "./notice-run.ts";

const PERMISSION = "issues: write";

export interface Filed extends FiledNotice {
  /** Undefined where the issue itself is gone. */
  issue: Issue | undefined;
  /** Why the label that vouches for it is not believed. */
  refusedAcceptance: string | undefined;
  /** What the comment keeps for the next run, as comments of HTML. */
  marks: string[];
}

/** Undefined where there is no such issue, or it is no notice. */
export async function readFiled(noticeRun: NoticeRun, number: number): Promise<Filed | undefined> {
  const issue = await steadily(`read issue #${number}`, PERMISSION, () =>
    readIssue(noticeRun.api, number),
  );
  return issue && isNotice(issue) ? filedOf(noticeRun, issue) : undefined;
}

/**
 * Every open notice, by its number; those that could not be looked at are among the failures. All open issues
 * are asked: one whose first run failed has no label yet.
 */
export async function readOpenNotices(noticeRun: NoticeRun, failures: string[]): Promise<Filed[]> {
  const issues = await steadily("list the open notices", PERMISSION, () =>
    openIssues(noticeRun.api),
  );
  const filed: Filed[] = [];
  for (const issue of issues.filter(isNotice)) {
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
  for (const number of new Set([...announced, ...proposed])) {
    if (isOpen.has(number)) continue;
    const found = await readFiled(noticeRun, number);
    if (found) filed.push(found);
    // What is announced is carried out even where its issue is gone; what is only proposed is not.
    else if (!announced.has(number)) filed.push(deletedNotice(number));
  }
  return filed;
}

/** A notice whose issue was deleted: it is withdrawn, and there is nowhere to say so. */
export function deletedNotice(number: number): Filed {
  const nothing = { issue: undefined, author: undefined, refusedAcceptance: undefined };
  const flags = { open: false, accepted: false, proposed: false };
  return { ...nothing, ...flags, number, body: "", marks: [] };
}

async function filedOf(noticeRun: NoticeRun, issue: Issue): Promise<Filed> {
  const { number, open, body, author, labels } = issue;
  const isLabelled = hasLabel(labels, ACCEPTED_LABEL);
  const hasBranches = noticeRun.branches.some((it) => it.startsWith(noticeBranches(number)));
  const kept = isLabelled || hasBranches ? await readKept(noticeRun, number) : undefined;
  const label = isLabelled ? await readAccepted(noticeRun, number) : undefined;
  const { accepted, refused, marks } = acceptanceOf(body, label, kept);
  return {
    ...{ issue, number, open, body, author, accepted, refusedAcceptance: refused, marks },
    proposed: hasBranches && isShown(body, kept),
  };
}

function readKept(noticeRun: NoticeRun, number: number): Promise<KeptText | undefined> {
  return steadily(`read the comment on #${number}`, PERMISSION, () =>
    readKeptComment(noticeRun, number, NOTICE_MARKER),
  );
}

function readAccepted({ api }: NoticeRun, number: number): Promise<SetLabel | "unknown"> {
  return steadily(`find out who accepted #${number}`, PERMISSION, async () => {
    const set = await whoLabelled(api, number, ACCEPTED_LABEL);
    return set ? { at: set.at, mayWrite: await mayWrite(api, set.login) } : "unknown";
  });
}
