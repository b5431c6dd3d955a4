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
  /** Files of the pull request that are no definitions, a few of them; where that is known. */
  otherFiles?: readonly string[];
}

/** A file of the head, as GitHub shows it. */
export function fileUrl(file: string, { repositoryUrl, head }: CommentContext): string {
  const path = file.split("/").map(encodeURIComponent).join("/");
  return `${repositoryUrl}/blob/${head}/${path}`;
}
