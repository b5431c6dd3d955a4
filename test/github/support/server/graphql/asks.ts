// The caller of the GraphQL API, and its permissions.

import { notAccessible, notFound, Refusal } from "../answer.ts";
import type { HostedRepository } from "../hosted-repository.ts";
import { allows, describeNeed, type Need, reads } from "../permissions.ts";
import type { ApiRequest, State } from "../state.ts";
import { commit, pull } from "./objects.ts";
import { connection } from "./page.ts";

export interface Asks {
  request: ApiRequest;
  state: State;
}

export function refuse(
  { request: { grant } }: Asks,
  { fullName }: HostedRepository,
  need: Need,
): void {
  const isOwn = grant?.repository === fullName;
  const allowed = isOwn ? allows(grant.permissions, need) : need.level === "read";
  if (!allowed) throw notAccessible(describeNeed(need));
}

export const missing = (what: string) => {
  const { answer } = notFound();
  return new Refusal(answer.status, `Could not resolve to ${what}.`);
};

/** A branch, with the pull requests from it. */
export function ref(
  it: HostedRepository,
  [name, oid]: [string, string],
  asks: Asks,
  prefix = "refs/heads/",
) {
  const { state } = asks;
  const branch = name.replace("refs/heads/", "");
  return {
    prefix,
    name: name.slice(prefix.length),
    target: () => commit(it, oid),
    associatedPullRequests: ({ orderBy: _, ...asked }: { orderBy: object }) => {
      refuse(asks, it, reads("pull-requests"));
      const found = state.pulls
        .ofRepository(it)
        .filter((one) => one.head === it && one.headBranch === branch);
      return connection(found.toReversed(), asked, (one) => pull(one, state));
    },
  };
}
