// The logins that operators have on GitHub today, for mentions.

import { warning } from "@actions/core";
import { software } from "../../../generated/software.js";
import { manualUrl } from "../../core/manual.ts";
import type { Operator } from "../../core/registry/definition.ts";
import type { NoticeContext } from "../../core/render/notice/context.ts";
import { oneLine } from "../../core/text.ts";
import { confirmLogins, type WrittenAccount } from "../github/accounts.ts";
import { GitHubError, steadily } from "../github/steadily.ts";
import type { NoticeRun } from "./notice-run.ts";

/** GitHub notifies at most fifty accounts of one comment. */
const MOST_MENTIONED = 50;
/** Each account with a new login, or none, costs a request in every run. */
const MOST_RENAMED = 3;

/**
 * With today's logins of the operators' accounts. Each account is looked up once in a run. One that GitHub does not
 * return is named, but not mentioned.
 */
export async function contextFor(
  noticeRun: NoticeRun,
  operators: readonly Operator[],
): Promise<NoticeContext> {
  await learnAccounts(noticeRun, operators);
  const { logins, repositoryUrl, baseUrl, baseBranch } = noticeRun;
  const known = accountsOf(operators)
    .slice(0, MOST_MENTIONED)
    .flatMap(({ id }): [number, string][] => {
      const login = logins.get(id);
      return login === undefined ? [] : [[id, login]];
    });
  const manual = manualUrl(software);
  return { repositoryUrl, baseUrl, baseBranch, manualUrl: manual, logins: new Map(known) };
}

/** Many at once cost little more than one. */
export async function learnAccounts(
  { api, logins }: NoticeRun,
  operators: readonly Operator[],
): Promise<void> {
  const unknown = accountsOf(operators).filter(({ id }) => !logins.has(id));
  if (unknown.length === 0) return;
  for (const { id } of unknown) logins.set(id, undefined);
  try {
    const found = await steadily("look up the operators' accounts", "metadata: read", () =>
      confirmLogins(api, unknown, MOST_RENAMED),
    );
    for (const [id, login] of found) logins.set(id, login);
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    warning(oneLine(error.message));
  }
}

/** Each once. */
function accountsOf(operators: readonly Operator[]): WrittenAccount[] {
  const all = operators.flatMap(({ github }) => github);
  return [...new Map(all.map((account) => [account.id, account])).values()];
}
