// GitHub's objects, in the form of its GraphQL API.

import type { Account } from "../accounts.ts";
import type { Comment, Issue, LabelEvent } from "../conversations.ts";
import type { HostedRepository } from "../hosted-repository.ts";
import type { Pull } from "../pulls.ts";
import type { State } from "../state.ts";
import { connection } from "./page.ts";

/** An app's login has no `[bot]` here, unlike in the REST API. */
export function actor({ login, id, type }: Account) {
  return { __typename: type, login: login.replace(/\[bot\]$/, ""), databaseId: id };
}

/** Null for a deleted account; the REST API shows the ghost. */
function present({ id }: Account, { accounts }: Pick<State, "accounts">) {
  const found = accounts.withId(id);
  return found ? actor(found) : null;
}

function comment({ id, body, author, updatedAt }: Comment, { accounts }: State) {
  return { databaseId: id, body, updatedAt, author: present(author, { accounts }) };
}

const comments = (issue: Issue, state: State) => (asked: object) =>
  connection(issue.comments, asked, (it) => comment(it, state));

function labelEvent({ event, label, actor: by, at }: LabelEvent, { accounts }: State) {
  const __typename = event === "labeled" ? "LabeledEvent" : "UnlabeledEvent";
  return { __typename, createdAt: at, label: { name: label }, actor: present(by, { accounts }) };
}

export function issue(it: Issue, state: State) {
  return {
    ...{ number: it.number, body: it.body ?? "", state: it.open ? "OPEN" : "CLOSED" },
    createdAt: it.createdAt,
    author: present(it.author, state),
    labels: (asked: object) => connection(it.labels, asked, ({ name }) => ({ name })),
    comments: comments(it, state),
    // Only label events are known here.
    timelineItems: (asked: object) =>
      connection(it.events, asked, (event) => labelEvent(event, state)),
  };
}

export async function commit(repository: HostedRepository, oid: string) {
  const format = "--format=%P%n%B";
  const [parents = "", ...message] = (
    await repository.git("show", "--no-patch", format, oid)
  ).split("\n");
  const above = parents.split(" ").filter((parent) => parent !== "");
  return {
    ...{ __typename: "Commit", oid, message: message.join("\n") },
    parents: (asked: object) => connection(above, asked, (it) => ({ oid: it })),
  };
}

export function pull(it: Pull, state: State) {
  const { base, head } = it;
  const stateOf = it.mergedAt ? "MERGED" : it.issue.open ? "OPEN" : "CLOSED";
  return {
    ...{ number: it.number, title: it.issue.title, body: it.issue.body ?? "", state: stateOf },
    ...{ headRefOid: it.headSha, isCrossRepository: base !== head },
    comments: comments(it.issue, state),
    commits: async (asked: object) => {
      const last = await commit(base, it.headSha);
      return connection([last], asked, (one) => ({ commit: one }));
    },
  };
}
