// What the comment on a notice is made from: the judgement, addresses, and the logins that accounts have today.

import type { Judgement } from "../../notice/judge.ts";

export interface NoticeContext {
  /** `https://<server>/<owner>/<name>`, without a final slash. */
  repositoryUrl: string;
  /** The published site, with a final slash. */
  baseUrl: string;
  baseBranch: string;
  /** The manuals of the software, without a final slash; undefined if the registry has its own. */
  manualUrl?: string | undefined;
  /** Today's logins, by account number. */
  logins: ReadonlyMap<number, string>;
}

/** The pull request of a coalition. */
export type ProposalStatus =
  /** It is open and up to date. */
  | { state: "open"; number: number }
  /** Somebody closed it without merging. */
  | { state: "declined"; number: number }
  /** Its branch has commits by someone else and is left alone; there may be no pull request. */
  | { state: "foreign"; number: number | undefined; branch: string }
  /** A later run opens it, because GitHub limits how much one run can do. */
  | { state: "waiting" }
  | { state: "none"; reason: string };

export interface JudgedNotice {
  judgement: Judgement;
  /** By coalition; one without a proposal is not in it. */
  proposals: ReadonlyMap<string, ProposalStatus>;
  /** Why the label `accepted` was removed. */
  refusedAcceptance?: string | undefined;
  /** HTML comments that the next run reads. */
  marks?: readonly string[];
}
