// What is said where the deployed site could not be verified: nothing of it is told then but what is wrong.

import type { RootContent } from "mdast";
import type { SiteProblem } from "../../verify/findings.ts";
import { code, firstItems, type Inline, link, list, paragraph, strong, text } from "../markdown.ts";
import type { DeployedState, PublishedContext, PublishedFacts } from "./facts.ts";

/** Problems and entries that are named before the rest is counted. */
const LISTED_FAULTS = 10;

/** Nothing where it was verified. */
export function failureBlocks(
  { outcome, names, moreNames }: PublishedFacts,
  context: PublishedContext,
): RootContent[] {
  if (outcome.state === "verified") return [];
  const entries = firstItems(
    names,
    LISTED_FAULTS,
    ({ coalition, seq }) => text`${strong(coalition)}: entry ${String(seq)}`,
    { noun: "more entry", many: "more entries", others: moreNames },
  );
  return [
    ...faultBlocks(outcome, context),
    paragraph("Until that is settled, do not rely on what the site says of:"),
    list(entries),
    paragraph(
      text`This comment changes when ${link("the run", context.runUrl)} is run again and finds the site sound.`,
    ),
  ];
}

/** What is wrong with the site; the same in a comment and in a summary. */
export function faultBlocks(
  outcome: Exclude<DeployedState, { state: "verified" }>,
  { baseUrl }: Pick<PublishedContext, "baseUrl">,
): RootContent[] {
  if (outcome.state === "absent") return [paragraph(outcome.why)];
  const { problems, more } = outcome;
  return [
    paragraph(
      text`The site was fetched back from ${code(baseUrl)}, and what follows from it is not what it says:`,
    ),
    list(
      firstItems(problems, LISTED_FAULTS, siteProblemWords, { noun: "more problem", others: more }),
    ),
  ];
}

function siteProblemWords({ file, message, expected, found }: SiteProblem): Inline {
  const expects = expected === undefined ? "" : text` Expected: ${code(expected)}`;
  const finds = found === undefined ? "" : text` Found: ${code(found)}`;
  return text`${code(file)}: ${message}${expects}${finds}`;
}
