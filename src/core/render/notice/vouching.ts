// Who may speak for what a notice is about, and how somebody can vouch for it.

import type { PhrasingContent, RootContent } from "mdast";
import { groupBy } from "../../group-by.ts";
import type { Judgement } from "../../notice/judge.ts";
import { counted } from "../../text.ts";
import { code, list, paragraph, plain } from "../markdown.ts";
import { operatorWords, type People } from "./people.ts";
import { someOf } from "./words.ts";

/** Operators that are told; the rest is counted. */
const TOLD = 20;

/** Nothing where nobody is missing. */
export function vouching(judgement: Judgement, people: People): RootContent[] {
  const { stage, authority, accepted } = judgement;
  const missing = accepted ? [] : authority.filter(({ speaks }) => !speaks);
  if ((stage !== "unverified" && stage !== "going") || missing.length === 0) return [];
  const alone = stage === "unverified";
  const groups = [...groupBy(missing, ({ part, operator }) => keyOf(part, operator)).values()];
  const items = groups.slice(0, TOLD).map((it) => who(it, people));
  if (groups.length > TOLD)
    items.push(plain(`and ${counted(groups.length - TOLD, "more operator")}`));
  return [
    paragraph(
      plain(
        alone
          ? "Nothing is opened yet: the author of this issue is not among the accounts that the definitions name for what it is about. One of these operators can file it instead:"
          : "Some coalitions name other accounts than the author of this issue, so that nothing is opened for them yet:",
      ),
    ),
    list(items),
    paragraph(
      plain(
        `${alone ? "Or somebody" : "Somebody"} who may write to this repository asks them, and then sets the label `,
      ),
      code("accepted"),
      plain(". It holds for the text as it is now: an edit takes it back."),
    ),
  ];
}

type Missing = Judgement["authority"][number];

function keyOf(part: string, { name, github }: Missing["operator"]): string {
  return JSON.stringify([part, name, github.map(({ id }) => id)]);
}

/** "lattice base.mainnet in mini.one, mini.two: Base Operations (@base)": each operator once. */
function who(speakers: readonly Missing[], people: People): PhrasingContent[] {
  const [{ part, operator }] = speakers as [Missing];
  const coalitions = [...new Set(speakers.map(({ coalition }) => coalition))];
  return [...plain(`${part} in ${someOf(coalitions)}: `), ...operatorWords(operator, people)];
}
