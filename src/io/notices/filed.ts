// An issue as a filed notice: who wrote it, and whether somebody vouches for its very text.

import { digestOfNotice } from "../../core/notice/digest.ts";
import type { FiledNotice } from "../../core/notice/judge.ts";
import { ACCEPTED_LABEL, NOTICE_LABEL } from "../../core/notice/labels.ts";
import { noticeBranches } from "../../core/notice/proposal-names.ts";
import { isBumpNotice } from "../../core/notice/read-form.ts";
import { NOTICE_MARKER } from "../../core/render/notice/comment.ts";
import { readKeptComment } from "../github/comment.ts";
import { type Issue, mayWrite, openIssues, readIssue, whoLabelled } from "../github/issues.ts";
import { GitHubError, steadily } from "../github/steadily.ts";
import type { Desk } from "./desk.ts";

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
export async function readFiled(desk: Desk, number: number): Promise<Filed | undefined> {
  const issue = await steadily({
    what: `read issue #${number}`,
    permission: PERMISSION,
    act: () => readIssue(desk.api, number),
  });
  return issue && isNotice(issue) ? filedOf(desk, issue) : undefined;
}

/**
 * Every open notice, by its number, and in words those that could not be looked at. All open issues are
 * asked: one whose first run failed has no label yet.
 */
export async function readOpenNotices(desk: Desk): Promise<{ filed: Filed[]; failures: string[] }> {
  const issues = await steadily({
    what: "list the open notices",
    permission: PERMISSION,
    act: () => openIssues(desk.api),
  });
  const filed: Filed[] = [];
  const failures: string[] = [];
  for (const issue of issues.filter(isNotice)) {
    try {
      filed.push(await filedOf(desk, issue));
    } catch (error) {
      if (!(error instanceof GitHubError)) throw error;
      failures.push(error.message);
    }
  }
  return { filed, failures };
}

/** An issue is one by its label, or, before it has that, by the form's headings. */
export function isNotice({ labels, body }: Pick<Issue, "labels" | "body">): boolean {
  return labels.some((it) => it.toLowerCase() === NOTICE_LABEL) || isBumpNotice(body);
}

/** A notice whose issue was deleted: it is withdrawn, and there is nowhere to say so. */
export function deletedNotice(number: number): Filed {
  const nothing = { issue: undefined, author: undefined, refusedAcceptance: undefined };
  const flags = { open: false, accepted: false, proposed: false };
  return { ...nothing, ...flags, number, body: "", marks: [] };
}

async function filedOf(desk: Desk, issue: Issue): Promise<Filed> {
  const { number, open, body, author, labels } = issue;
  const digest = digestOfNotice(body);
  const isLabelled = labels.some((it) => it.toLowerCase() === ACCEPTED_LABEL);
  const hasBranches = desk.branches.some((it) => it.startsWith(noticeBranches(number)));
  const kept = isLabelled || hasBranches ? await readKept(desk, number) : NOTHING_KEPT;
  const acceptance = isLabelled ? await acceptanceOf(desk, number, { digest, kept }) : {};
  const { at, refused: refusedAcceptance } = acceptance;
  const accepted = at !== undefined;
  return {
    ...{ issue, number, open, body, author, accepted, refusedAcceptance },
    proposed: hasBranches && kept.marks.includes(readMark(digest)),
    marks: [readMark(digest), ...(accepted ? [acceptedMark(digest, at)] : [])],
  };
}

interface KeptMarks {
  marks: readonly string[];
  /** When the comment was written last. */
  since: string;
}

const NOTHING_KEPT: KeptMarks = { marks: [], since: "" };

const readMark = (digest: string) => `<!-- read ${digest} -->`;
const acceptedMark = (digest: string, at: string) => `<!-- accepted ${digest} ${at} -->`;

/** The lines that the kept comment begins with, before anything that somebody else has written. */
async function readKept({ api, author }: Desk, number: number): Promise<KeptMarks> {
  const kept = await steadily({
    what: `read the comment on #${number}`,
    permission: PERMISSION,
    act: () => readKeptComment(api, { pullRequest: number, marker: NOTICE_MARKER, author }),
  });
  if (!kept) return NOTHING_KEPT;
  const lines = kept.body.split(/\r?\n/);
  const end = lines.findIndex((line) => !/^<!-- .* -->$/.test(line));
  return { marks: end < 0 ? lines : lines.slice(0, end), since: kept.since };
}

/**
 * Since when somebody vouches for the text; or why the label is not believed. Whoever sets it vouches for
 * what the comment has shown them: for no text before that, and for none that an edit makes of it after, in
 * whatever order the two are heard of.
 */
function acceptanceOf(
  { api }: Desk,
  number: number,
  { digest, kept: { marks, since } }: { digest: string; kept: KeptMarks },
): Promise<{ at?: string; refused?: string }> {
  return steadily({
    what: `find out who accepted #${number}`,
    permission: PERMISSION,
    act: async () => {
      const set = await whoLabelled(api, number, ACCEPTED_LABEL);
      if (!set || !(await mayWrite(api, set.login))) return { refused: NOT_ALLOWED };
      const { at } = set;
      if (marks.includes(acceptedMark(digest, at))) return { at };
      const isShown = marks.includes(readMark(digest)) && Date.parse(at) >= Date.parse(since);
      return isShown ? { at } : { refused: NOT_SHOWN };
    },
  });
}

const NOT_ALLOWED =
  "The label accepted was set by somebody who may not write to this repository, and was taken away again.";
const NOT_SHOWN =
  "The label accepted was taken away again: it was set before this comment had shown the text as it is now. Whoever vouches for it sets it once more.";
