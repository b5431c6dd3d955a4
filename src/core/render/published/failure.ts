// What to say when the deployed site could not be verified: only what is wrong.

import type { RootContent } from "mdast";
import type { SiteProblem } from "../../verify/findings.ts";
import { code, firstItems, type Inline, link, list, paragraph, strong, text } from "../markdown.ts";
import type { DeployedState, PublishedContext, PublishedFacts } from "./facts.ts";

/** The most problems and entries; further ones are only counted. */
const LISTED_FAULTS = 10;

/** Empty if it was verified. */
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
    paragraph("Until this is fixed, do not rely on what the site says about:"),
    list(entries),
    paragraph(
      text`To update this comment, fix the site and re-run ${link("the workflow run", context.runUrl)}.`,
    ),
  ];
}

/** What is wrong with the site; the same in a comment and in a summary. */
export function faultBlocks(
  outcome: Exclude<DeployedState, { state: "verified" }>,
  { baseUrl }: Pick<PublishedContext, "baseUrl">,
): RootContent[] {
  if (outcome.state === "absent") return [paragraph(outcome.reason)];
  const { problems, more } = outcome;
  return [
    paragraph(text`The site at ${code(baseUrl)} was fetched back and has these problems:`),
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
