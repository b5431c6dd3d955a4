// An issue as a filed notice: who wrote it, and whether somebody vouches for its very text.

import { digestOfNotice } from "../../core/notice/digest.ts";
import type { FiledNotice } from "../../core/notice/judge.ts";
import { ACCEPTED_LABEL, NOTICE_LABEL } from "../../core/notice/labels.ts";
import {
  NOTICE_BRANCHES,
  noticeBranches,
  noticeOfBranch,
} from "../../core/notice/proposal-names.ts";
import { isBumpNotice } from "../../core/notice/read-form.ts";
import { NOTICE_MARKER } from "../../core/render/notice/comment.ts";
import { branchesBelow } from "../github/branches.ts";
import { readKeptComment } from "../github/comment.ts";
import { type Issue, mayWrite, openIssues, readIssue, whoLabelled } from "../github/issues.ts";
import { steadily } from "../github/steadily.ts";
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

/** Every open notice, by its number. */
export async function readOpenNotices(desk: Desk): Promise<Filed[]> {
  const issues = await steadily({
    what: "list the open notices",
    permission: PERMISSION,
    act: () => openIssues(desk.api, NOTICE_LABEL),
  });
  const filed: Filed[] = [];
  for (const issue of issues) filed.push(await filedOf(desk, issue));
  return filed;
}

/** The numbers of the notices that have branches, so that something may be proposed for them. */
export async function readProposed({ api }: Desk): Promise<number[]> {
  const branches = await steadily({
    what: "list the branches of notices",
    permission: "contents: write",
    act: () => branchesBelow(api, NOTICE_BRANCHES),
  });
  return branches.flatMap((it) => noticeOfBranch(it) ?? []);
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
  const { number, open, body, author } = issue;
  const digest = digestOfNotice(body);
  const refusedAcceptance = await whyNotAccepted(desk, issue, digest);
  const accepted = refusedAcceptance === undefined && isLabelled(issue);
  const marks = [`<!-- read ${digest} -->`, ...(accepted ? [`<!-- accepted ${digest} -->`] : [])];
  const proposed = await steadily({
    what: `list the branches of #${number}`,
    permission: "contents: write",
    act: async () => (await branchesBelow(desk.api, noticeBranches(number))).length > 0,
  });
  return { issue, number, open, body, author, accepted, proposed, refusedAcceptance, marks };
}

function isLabelled({ labels }: Issue): boolean {
  return labels.some((it) => it.toLowerCase() === ACCEPTED_LABEL);
}

/**
 * Whoever sets the label vouches for what the comment has shown them, so that an edit after that is not
 * vouched for, in whatever order the two are heard of.
 */
async function whyNotAccepted(
  { api, author }: Desk,
  issue: Issue,
  digest: string,
): Promise<string | undefined> {
  if (!isLabelled(issue)) return undefined;
  const { number } = issue;
  return steadily({
    what: `find out who accepted #${number}`,
    permission: PERMISSION,
    act: async () => {
      const which = { pullRequest: number, marker: NOTICE_MARKER, author };
      const previous = await readKeptComment(api, which);
      // Whole lines: what the comment quotes of the notice stands within others.
      const marked = previous?.body.split("\n") ?? [];
      if (marked.includes(`<!-- accepted ${digest} -->`)) return undefined;
      const who = await whoLabelled(api, number, ACCEPTED_LABEL);
      if (who === undefined || !(await mayWrite(api, who.login))) {
        return "The label accepted was set by somebody who may not write to this repository, and was taken away again.";
      }
      const isShown = marked.includes(`<!-- read ${digest} -->`);
      // A label that is older than what the comment says may be left over from another text.
      if (isShown && Date.parse(who.at) >= Date.parse(previous?.since ?? "")) return undefined;
      return "The label accepted was taken away again: it was set before this comment had shown the text as it is now. Whoever vouches for it sets it once more.";
    },
  });
}
