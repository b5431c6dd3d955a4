// Who may speak for what a notice is about, and how somebody can vouch for it.

import type { PhrasingContent, RootContent } from "mdast";
import { groupBy } from "../../group-by.ts";
import type { Judgement } from "../../notice/judge.ts";
import { code, list, paragraph, plain } from "../markdown.ts";
import type { NoticeContext } from "./context.ts";
import { operatorWords } from "./people.ts";

/** Nothing where nobody is missing. */
export function vouching(judgement: Judgement, context: NoticeContext): RootContent[] {
  const { stage, authority, accepted } = judgement;
  const missing = accepted ? [] : authority.filter(({ speaks }) => !speaks);
  if ((stage !== "unverified" && stage !== "going") || missing.length === 0) return [];
  const words =
    stage === "unverified"
      ? "Nothing is opened yet: the author of this issue is not among the accounts that the definitions name for what it is about. An operator can file the notice themselves:"
      : "These coalitions name other accounts, so that nothing is opened for them yet:";
  return [
    paragraph(plain(words)),
    list(
      [...groupBy(missing, ({ coalition }) => coalition).values()].map((it) => who(it, context)),
    ),
    paragraph(
      plain("Or somebody who may write to this repository asks them, and then sets the label "),
      code("accepted"),
      plain(". It holds for the text as it is now: an edit takes it back."),
    ),
  ];
}

type Missing = Judgement["authority"][number];

function who(speakers: readonly Missing[], context: NoticeContext): PhrasingContent[] {
  const [first] = speakers as [Missing];
  return [
    ...code(first.coalition),
    ...plain(": "),
    ...speakers.flatMap(({ part, operator }, index) => [
      ...plain(index === 0 ? "" : "; "),
      ...plain(`${part}, `),
      ...operatorWords(operator, context),
    ]),
  ];
}
