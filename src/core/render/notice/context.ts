// What the words on a notice know beside its judgement: where things are, and who is who today.

export interface NoticeContext {
  /** `https://<server>/<owner>/<name>`, without a final slash. */
  repositoryUrl: string;
  /** Of the published site, with a final slash. */
  baseUrl: string;
  baseBranch: string;
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
  /** There is none, and why. */
  | { state: "none"; why: string };
