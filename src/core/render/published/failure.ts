// What is said where the deployed site could not be verified: nothing of it is told then but what is wrong.

import type { PhrasingContent, RootContent } from "mdast";
import { counted } from "../../text.ts";
import type { SiteProblem } from "../../verify/findings.ts";
import { code, link, list, paragraph, plain, strong } from "../markdown.ts";
import type { Outcome, PublishedContext, PublishedFacts } from "./facts.ts";

/** Problems and entries that are named before the rest is counted. */
const NAMED = 10;

/** Nothing where it was verified. */
export function tellFailure(
  { outcome, names, moreNames }: PublishedFacts,
  context: PublishedContext,
): RootContent[] {
  if (outcome.state === "verified") return [];
  const entries = names
    .slice(0, NAMED)
    .map(({ coalition, seq }) => [...strong(coalition), ...plain(`: entry ${seq}`)]);
  const rest = names.length - entries.length + moreNames;
  if (rest > 0) entries.push(plain(`and ${counted(rest, "more entry", "more entries")}`));
  return [
    ...tellFault(outcome, context),
    paragraph(plain("Until that is settled, do not rely on what the site says of:")),
    list(entries),
    paragraph(
      plain("This comment changes when "),
      link(plain("the run"), context.runUrl),
      plain(" is run again and finds the site sound."),
    ),
  ];
}

/** What is wrong with the site; the same in a comment and in a summary. */
export function tellFault(
  outcome: Exclude<Outcome, { state: "verified" }>,
  { baseUrl }: Pick<PublishedContext, "baseUrl">,
): RootContent[] {
  if (outcome.state === "absent") return [paragraph(plain(outcome.why))];
  const { problems, more } = outcome;
  const items = problems.slice(0, NAMED).map(problemWords);
  const rest = problems.length - items.length + more;
  if (rest > 0) items.push(plain(`and ${counted(rest, "more problem")}`));
  return [
    paragraph(
      plain("The site was fetched back from "),
      code(baseUrl),
      plain(", and what follows from it is not what it says:"),
    ),
    list(items),
  ];
}

function problemWords({ file, message, expected, found }: SiteProblem): PhrasingContent[] {
  return [
    ...code(file),
    ...plain(`: ${message}`),
    ...(expected === undefined ? [] : [...plain(" Expected: "), ...code(expected)]),
    ...(found === undefined ? [] : [...plain(" Found: "), ...code(found)]),
  ];
}
