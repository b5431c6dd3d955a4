// What happens to an issue, as GitHub tells of it: https://docs.github.com/webhooks/webhook-events-and-payloads#issues.
// The payload is made when it happens; a run that starts later, or once more, sees the issue as it was then.

import type { Account } from "../server/accounts.ts";
import type { HostedRepository } from "../server/hosted-repository.ts";
import { readIssue } from "../server/issue-format.ts";
import type { State } from "../server/state.ts";
import {
  exampleOf,
  type Json,
  retold,
  tellAccount,
  tellOrganization,
  tellRepository,
} from "./example.ts";

export interface IssueActivity {
  readonly repository: HostedRepository;
  readonly number: number;
  readonly action: string;
  readonly sender: Account;
  readonly payload: Json;
}

interface Change {
  number: number;
  sender: Account;
  action: string;
  /** Of `labeled` and `unlabeled`. */
  label?: object;
  /** Of `edited`: what was there before. */
  changes?: object;
}

export async function issueActivity(
  repository: HostedRepository,
  { number, sender, action, label, changes }: Change,
  state: State,
): Promise<IssueActivity> {
  const example = exampleOf("issues", (it) => !("installation" in it) && !("changes" in it));
  const { body } = await readIssue(repository, number, state);
  // An event says nothing of who closed it but by its sender.
  const { closed_by, ...issue } = body as Json;
  const payload = {
    action,
    issue: { ...retold(example.issue as Json, repository, state), ...issue },
    ...(label && { label }),
    ...(changes && { changes }),
    repository: await tellRepository(repository, example.repository, state),
    ...(await tellOrganization(repository, state)),
    sender: await tellAccount(sender, state),
  };
  return { repository, number, action, sender, payload: structuredClone(payload) };
}
