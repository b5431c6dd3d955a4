// What a comment or summary needs besides the review: where things are, so that it can link them.

import type { Difference } from "../../review/difference.ts";
import type { OtherFiles } from "../../review/other-files.ts";

export interface CommentContext {
  /** `https://<server>/<owner>/<name>`, without a final slash. */
  repositoryUrl: string;
  /** The run whose summary has the full report. */
  runUrl: string;
  /** The commit whose files are linked. */
  head: string;
  /** The branch that the pull request is against. */
  baseBranch: string;
  /** The software that checked: "mosaik-coalitions 1.0.0". */
  software: string;
  /** How a person runs the same check: "npx mosaik-coalitions@1.0.0". */
  command: string;
  /** What else the pull request changes besides definitions, if known. */
  others?: OtherFiles | undefined;
  /** How the pull request's own check differs from this. */
  difference?: Difference | undefined;
}
