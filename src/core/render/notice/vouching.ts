// Who may speak for what a notice is about, and how somebody can vouch for it.

import type { RootContent } from "mdast";
import { groupBy } from "../../group-by.ts";
import type { Judgement } from "../../notice/judge.ts";
import { someOf } from "../../text.ts";
import { code, firstItems, type Inline, list, paragraph, text } from "../markdown.ts";
import { LISTED_PARTS, operatorWords, type People } from "./words.ts";

/** Operators that are listed; the rest is counted. */
const LISTED_OPERATORS = 20;

/** Nothing where nobody is missing. */
export function missingAuthorityBlocks(judgement: Judgement, people: People): RootContent[] {
  const { stage, authority, accepted } = judgement;
  const missing = accepted ? [] : authority.filter(({ speaks }) => !speaks);
  if ((stage !== "unverified" && stage !== "going") || missing.length === 0) return [];
  const alone = stage === "unverified";
  const groups = [
    ...groupBy(missing, ({ part, operator }) => operatorKey(part, operator)).values(),
  ];
  const items = firstItems(groups, LISTED_OPERATORS, (it) => operatorItem(it, people), {
    noun: "more operator",
  });
  return [
    paragraph(
      alone
        ? "Nothing is opened yet: the author of this issue is not among the accounts that the definitions name for what it is about. One of these operators can file it instead:"
        : "Some coalitions name other accounts than the author of this issue, so that nothing is opened for them yet:",
    ),
    list(items),
    paragraph(
      text`${alone ? "Or somebody" : "Somebody"} who may write to this repository asks them, and then sets the label ${code("accepted")}. It holds for the text as it is now: an edit takes it back.`,
    ),
  ];
}

type MissingAuthority = Judgement["authority"][number];

function operatorKey(part: string, { name, github }: MissingAuthority["operator"]): string {
  return JSON.stringify([part, name, github.map(({ id }) => id)]);
}

/** "lattice base.mainnet in mini.one, mini.two: Base Operations (@base)": each operator once. */
function operatorItem(speakers: readonly MissingAuthority[], people: People): Inline {
  const [{ part, operator }] = speakers as [MissingAuthority];
  const coalitions = [...new Set(speakers.map(({ coalition }) => coalition))];
  return text`${part} in ${someOf(coalitions, LISTED_PARTS)}: ${operatorWords(operator, people)}`;
}
