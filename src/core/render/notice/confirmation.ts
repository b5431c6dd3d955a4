// Which operators a notice needs confirmation from, and how anyone else can get it confirmed.

import type { RootContent } from "mdast";
import { groupBy } from "../../group-by.ts";
import type { Judgement } from "../../notice/judge.ts";
import { someOf } from "../../text.ts";
import { code, firstItems, type Inline, list, paragraph, text } from "../markdown.ts";
import { LISTED_PARTS, operatorWords, type People } from "./words.ts";

/** Operators that are listed before the rest is counted. */
const LISTED_OPERATORS = 20;

/** Empty if the author is authorised everywhere, or the notice is accepted. */
export function confirmationBlocks(judgement: Judgement, people: People): RootContent[] {
  const { stage, authority, accepted } = judgement;
  const missing = accepted ? [] : authority.filter(({ isAuthorized }) => !isAuthorized);
  if ((stage !== "unverified" && stage !== "going") || missing.length === 0) return [];
  const groups = [
    ...groupBy(missing, ({ part, operator }) => operatorKey(part, operator)).values(),
  ];
  const items = firstItems(groups, LISTED_OPERATORS, (it) => operatorItem(it, people), {
    noun: "more operator",
  });
  return [
    paragraph(
      stage === "unverified"
        ? "I opened no pull request, because the definitions do not name the author of this issue as an operator of the id. One of these operators can file the notice:"
        : "Some coalitions do not name the author of this issue as an operator of the id, so I opened no pull request there. They name these operators:",
    ),
    list(items),
    paragraph(
      text`${stage === "unverified" ? "Or someone with write access can ask one of them and then set" : "Someone with write access can ask them and then set"} the label ${code("accepted")}. It counts for the text as it is now: any edit removes it.`,
    ),
  ];
}

type MissingAuthority = Judgement["authority"][number];

function operatorKey(part: string, { name, github }: MissingAuthority["operator"]): string {
  return JSON.stringify([part, name, github.map(({ id }) => id)]);
}

/** "lattice base.mainnet in mini.one, mini.two: Base Operations (@base)": each operator once. */
function operatorItem(parts: readonly MissingAuthority[], people: People): Inline {
  const [{ part, operator }] = parts as [MissingAuthority];
  const coalitions = [...new Set(parts.map(({ coalition }) => coalition))];
  return text`${part} in ${someOf(coalitions, LISTED_PARTS)}: ${operatorWords(operator, people)}`;
}
