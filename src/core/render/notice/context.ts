// What the words on a notice need: its judgement, where things are, and who is who today.

import type { Judgement } from "../../notice/judge.ts";

export interface NoticeContext {
  /** `https://<server>/<owner>/<name>`, without a final slash. */
  repositoryUrl: string;
  /** Of the published site, with a final slash. */
  baseUrl: string;
  baseBranch: string;
  /** Of the software that a registry runs, without a final slash; where nobody knows, the registry has the manuals. */
  manualUrl?: string | undefined;
  /** The logins that accounts have today, by their numbers. */
  logins: ReadonlyMap<number, string>;
}

/** Where the pull request of a coalition stands. */
export type ProposalStanding =
  /** It is open, and has what is proposed. */
  | { state: "open"; number: number }
  /** Somebody closed it without merging. */
  | { state: "declined"; number: number }
  /** Somebody else has commits on its branch, which stays as it is; with or without a pull request. */
  | { state: "foreign"; number: number | undefined; branch: string }
  /** It is to be opened, and has to wait for a later run: GitHub limits how much one may do. */
  | { state: "waiting" }
  /** There is none, and why. */
  | { state: "none"; why: string };

export interface JudgedNotice {
  judgement: Judgement;
  /** Of each coalition to which something is proposed; others have none. */
  proposals: ReadonlyMap<string, ProposalStanding>;
  /** Why the label that vouches for a notice was taken away again. */
  refusedAcceptance?: string | undefined;
  /** Lines that programs read, and people do not see: comments of HTML. */
  marks?: readonly string[];
}
