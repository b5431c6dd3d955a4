// An issue as a filed notice, with its author and whether its exact text was confirmed.

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
  /** Undefined if the issue was deleted. */
  issue: Issue | undefined;
  /** Why the label `accepted` does not count. */
  refusedAcceptance: string | undefined;
  /** The one comment on it; undefined if it has none yet. */
  kept: KeptText | undefined;
  /** HTML comments in the comment, for the next run. */
  marks: string[];
}

/** Undefined if the issue does not exist or is not a notice. */
export async function readFiled(noticeRun: NoticeRun, number: number): Promise<Filed | undefined> {
  const [issue] = await readAll(noticeRun, [number]);
  return issue && isNotice(issue) ? filedOf(noticeRun, issue) : undefined;
}

/** The ones that exist. */
function readAll({ api }: NoticeRun, numbers: readonly number[]): Promise<Issue[]> {
  const which = numbers.map((number) => `#${number}`).join(", ");
  return steadily(`read issue ${which}`, PERMISSION, () => readIssues(api, numbers));
}

/**
 * Every open notice, by number. Those that could not be read are added to the failures. Issues without the label count
 * too, because one whose first run failed has none yet.
 */
export async function readOpenNotices(noticeRun: NoticeRun, failures: string[]): Promise<Filed[]> {
  const filed: Filed[] = [];
  for (const issue of noticeRun.issues.filter(isNotice)) {
    const found = await orFailure(failures, () => filedOf(noticeRun, issue));
    if (found) filed.push(found);
  }
  return filed;
}

/** Closed notices that definitions still announce, or that have branches. */
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
    // An announcement takes effect even if its issue was deleted; a mere proposal does not.
    else if (!announced.has(number)) filed.push(deletedNotice(number));
  }
  return filed;
}

/** A notice whose issue was deleted: withdrawn, with no place for a comment. */
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

/** The comment is usually among the first; if not, all comments are read. */
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
