// What a comment or a summary knows beside the review: where things are, so that it can link them.

export interface CommentContext {
  /** `https://<server>/<owner>/<name>`, without a final slash. */
  repositoryUrl: string;
  /** The run whose summary has the full report. */
  runUrl: string;
  /** The commit whose files are linked. */
  head: string;
  /** The branch that the pull request is against. */
  baseBranch: string;
  /** What else the pull request touches; where that is known. */
  others?: OtherFiles;
}

/** The files of a pull request that are no definitions. */
export interface OtherFiles {
  /** A few of them, those that decide first. */
  files: readonly string[];
  /** How many more there are. */
  more: number;
  /** Whether one of them decides how definitions are checked. */
  decides: boolean;
}
