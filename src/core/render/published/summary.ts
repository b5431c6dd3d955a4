// The result of confirming a publication, as Markdown for a job summary.

import type { RootContent } from "mdast";
import type { Verification } from "../../verify/verify-site.ts";
import { code, codeBlock, heading, link, list, paragraph, stringify, text } from "../markdown.ts";
import { renderVerification } from "../verification.ts";
import type { DeployedState, PublishedContext } from "./facts.ts";
import { faultBlocks } from "./failure.ts";

export interface Confirmed {
  outcome: DeployedState;
  /** What was recomputed; undefined if there was nothing to recompute. */
  verification: Verification | undefined;
  /** What happened to the comment on each pull request. */
  comments: readonly { pullRequest: number; kept: string }[];
  /** Commits without a pull request. */
  alone: readonly string[];
  /** How many commits did not fit. */
  omitted: number;
}

/** GitHub refuses a summary of more than one MiB. */
const LONGEST_LOG = 200_000;

export function renderConfirmSummary(confirmed: Confirmed, context: PublishedContext): string {
  const { outcome, verification } = confirmed;
  const log = verification && renderVerification(verification).slice(0, LONGEST_LOG);
  const { baseUrl } = context;
  return stringify([
    heading(2, OUTCOME_TITLES[outcome.state]),
    ...(outcome.state === "verified"
      ? [paragraph(text`${link(baseUrl, baseUrl)} at ${code(outcome.commit)}`)]
      : faultBlocks(outcome, context)),
    ...commentBlocks(confirmed, context),
    ...(log === undefined ? [] : [codeBlock("text", log)]),
  ]);
}

const OUTCOME_TITLES: Record<DeployedState["state"], string> = {
  verified: "✅ The deployed site is correct",
  unsound: "❌ The deployed site is wrong",
  absent: "❌ The deployed site does not show this publication",
};

function commentBlocks(
  { comments, alone, omitted }: Confirmed,
  { repositoryUrl }: PublishedContext,
): RootContent[] {
  const items = [
    ...comments.map(({ pullRequest, kept }) => {
      const url = `${repositoryUrl}/pull/${pullRequest}`;
      return text`${link(`Pull request ${pullRequest}`, url)}: comment ${kept}`;
    }),
    ...alone.map((commit) => text`${code(commit.slice(0, 12))}: no pull request to comment on`),
    ...(omitted > 0 ? [`Older commits without a comment: ${omitted}`] : []),
  ];
  return items.length > 0 ? [list(items)] : [];
}
