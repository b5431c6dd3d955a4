// Operators in words: by their names, and mentioned by the logins that GitHub has for their numbers today.

import type { PhrasingContent } from "mdast";
import type { Operator } from "../../definition.ts";
import { code, mention, plain } from "../markdown.ts";
import type { NoticeContext } from "./context.ts";

/** "Base Operations (@base)". An account that GitHub has no more is named, and not mentioned. */
export function operatorWords(
  { name, github }: Operator,
  { logins }: Pick<NoticeContext, "logins">,
): PhrasingContent[] {
  const accounts = github.flatMap(({ id, login }, index) => {
    const now = logins.get(id);
    return [...plain(index === 0 ? "" : ", "), ...(now === undefined ? code(login) : mention(now))];
  });
  if (accounts.length === 0) return plain(`${name} (no account on record)`);
  return [...plain(`${name} (`), ...accounts, ...plain(")")];
}
