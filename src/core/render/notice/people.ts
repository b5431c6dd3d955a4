// Operators in words: by their names, and mentioned by the logins that GitHub has for their numbers today.

import type { PhrasingContent } from "mdast";
import type { Operator } from "../../registry/definition.ts";
import { code, mention, text } from "../markdown.ts";
import type { NoticeContext } from "./context.ts";

/** Accounts that are named of one operator; the rest is counted. */
const LISTED_ACCOUNTS = 10;

/** What an operator is told by. */
export type People = Pick<NoticeContext, "logins"> & {
  /** Those who were mentioned already in the same text, by their numbers; who is mentioned is added. */
  mentioned?: Set<number>;
};

/**
 * "Base Operations (@base)". An account that GitHub has no more is named, and not mentioned; so is one that
 * was mentioned before.
 */
export function operatorWords({ name, github }: Operator, people: People): PhrasingContent[] {
  if (github.length === 0) return text`${name} (no account on record)`;
  const accounts = github.slice(0, LISTED_ACCOUNTS).map(({ id, login }) => {
    const now = people.logins.get(id);
    if (now === undefined || people.mentioned?.has(id)) return code(now ?? login);
    people.mentioned?.add(id);
    return mention(now);
  });
  const more = github.length - LISTED_ACCOUNTS;
  const listed = accounts.flatMap((it, index) => (index === 0 ? it : text`, ${it}`));
  return text`${name} (${listed}${more > 0 ? ` and ${more} more)` : ")"}`;
}
