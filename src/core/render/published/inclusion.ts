// The notice to operators of citizens and confluences who are referred to for the first time. It alone
// mentions anybody, and only by the login that GitHub has for the account's number.

import type { RootContent } from "mdast";
import { groupBy } from "../../group-by.ts";
import { counted } from "../../text.ts";
import {
  code,
  firstItems,
  heading,
  type Inline,
  link,
  list,
  mention,
  paragraph,
  text,
} from "../markdown.ts";
import type { PublishedContext, PublishedFacts, Referred } from "./facts.ts";

/** GitHub tells no more than fifty of a comment. */
export const MOST_MENTIONED = 50;

/** With more, what is told has no room for links. */
const MOST_LINKED = 100;

/** Nothing where nobody is. */
export function inclusionNotice(
  { outcome, referred, moreReferred }: PublishedFacts,
  { repositoryUrl, baseUrl }: PublishedContext,
): RootContent[] {
  if (referred.length === 0) return [];
  const accounts = [...groupBy(referred, ({ id }) => id).values()];
  const count = referred.reduce((sum, { parts }) => sum + parts.length, 0);
  const isThere = outcome.state === "verified" && count <= MOST_LINKED;
  const pages = isThere ? `${baseUrl}citizens/` : undefined;
  const hasPages = pages !== undefined && referred.some(({ ids }) => ids && ids.length > 0);
  const issues = link("open an issue", `${repositoryUrl}/issues/new`);
  return [
    heading(4, "Referred to for the first time"),
    list(
      firstItems(accounts, MOST_MENTIONED, (it) => accountWords(it, pages), {
        noun: "more account",
        others: moreReferred,
      }),
    ),
    paragraph(
      "A coalition refers to ids that you operate. That needs no consent of yours, and gives nobody authority: not the coalition over you, nor you over the coalition. Your ids, your handles and your retirements stay yours, and you need to do nothing.",
    ),
    paragraph(
      text`If you object, or something that is said of you is wrong, write here, or ${issues}. If you are going to bump an id, tell the coalition's operator ahead, by custom at least one business day: they announce it, and integrators see it with the next id before it happens.${hasPages ? " Each page linked above says who refers to the id, and has the form for that." : ""}`,
    ),
  ];
}

/** Of one account, by coalition; each part with its page below `pages`, where there is room for links. */
function accountWords(references: readonly Referred[], pages: string | undefined): Inline {
  const [{ id, login, now }] = references as [Referred];
  const who = now === undefined ? code(login) : mention(now);
  const gone = now === undefined ? ", an account that GitHub has no more" : "";
  const what = references.flatMap(
    (it, index) => text`${index === 0 ? "" : "; "}${partsWords(it, pages)} of ${it.coalition}`,
  );
  return text`${who} (${String(id)}${gone}): ${what}`;
}

function partsWords({ parts, ids = [], moreParts }: Referred, pages: string | undefined): Inline {
  const named = parts.flatMap((part, index) => {
    const page = pages !== undefined && ids[index] !== undefined && `${pages}${ids[index]}/`;
    return text`${index === 0 ? "" : ", "}${page ? link(part, page) : part}`;
  });
  return moreParts > 0 ? text`${named} and ${counted(moreParts, "more part")}` : named;
}
