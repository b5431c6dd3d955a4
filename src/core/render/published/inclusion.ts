// The notice to operators of citizens and confluences who are referred to for the first time. Nothing else mentions
// anyone, and it uses only the login that GitHub has for the account's number.

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

/** GitHub notifies at most fifty accounts of a comment. */
export const MOST_MENTIONED = 50;

/** With more, there is no room for links. */
const MOST_LINKED = 100;

/** Empty if there is nobody to notify. */
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
      "A coalition refers to ids that you operate. You do not need to do anything. The coalition does not need your consent, and neither of you gets authority over the other. Your ids, handles and retirements stay yours.",
    ),
    paragraph(
      text`If you object, or something about you is wrong, comment here or ${issues}. Before you bump an id, file a bump notice, usually at least one business day ahead. Integrators then see the next id before the switch.${hasPages ? " Each page linked above says who refers to the id, and opens the notice filled in." : ""}`,
    ),
  ];
}

/** One account with its parts, by coalition; each part linked to its page below `pages`, if there is room. */
function accountWords(references: readonly Referred[], pages: string | undefined): Inline {
  const [{ id, login, now }] = references as [Referred];
  const who = now === undefined ? code(login) : mention(now);
  const gone = now === undefined ? ", an account that no longer exists" : "";
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
