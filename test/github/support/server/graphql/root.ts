// The root fields of a query or mutation, for the caller's token.

import { notEmulated } from "../answer.ts";
import { readRefs } from "../git.ts";
import type { HostedRepository } from "../hosted-repository.ts";
import { reads } from "../permissions.ts";
import type { ApiRequest, State } from "../state.ts";
import { type Asks, missing, ref, refuse } from "./asks.ts";
import {
  type CommitOnBranch,
  createCommit,
  createRef,
  type Input,
  type UpdateRefs,
  updateRefs,
} from "./mutations.ts";
import { actor, issue, pull } from "./objects.ts";
import { connection } from "./page.ts";

export function rootOf(request: ApiRequest, state: State) {
  const asks = { request, state };
  return {
    repository: ({ owner, name }: { owner: string; name: string }) => {
      const found = state.repositories.get(`${owner}/${name}`);
      if (!found) throw missing(`a Repository with the name '${owner}/${name}'`);
      return repository(found, asks);
    },
    repositoryOwner: ({ login }: { login: string }) => {
      const account = state.accounts.withLogin(login);
      return account && account.type !== "Bot" ? actor(account) : null;
    },
    createRef: (given: Input<{ repositoryId: string; name: string; oid: string }>) =>
      createRef(given.input, asks),
    createCommitOnBranch: (given: Input<CommitOnBranch>) => createCommit(given.input, asks),
    updateRefs: (given: Input<UpdateRefs>) => updateRefs(given.input, asks),
  };
}

function repository(it: HostedRepository, asks: Asks) {
  const { state } = asks;
  const all = it.conversations.issues;
  const isIssue = (number: number) => state.pulls.of(it, number) === undefined;
  const may = (...anyOf: string[]) => refuse(asks, it, reads(...anyOf));
  return {
    id: `R_${it.id}`,
    ref: ({ qualifiedName }: { qualifiedName: string }) => {
      may("contents");
      const oid = it.refAt(qualifiedName);
      return oid === undefined ? null : ref(it, [qualifiedName, oid], asks);
    },
    refs: ({ refPrefix, ...asked }: { refPrefix: string }) => {
      may("contents");
      const found = [...readRefs(it.folder)].filter(([name]) => name.startsWith(refPrefix)).sort();
      return connection(found, asked, ([name, oid]) => ref(it, [name, oid], asks, refPrefix));
    },
    labels: (asked: object) => {
      may("issues", "pull-requests");
      return connection(it.conversations.labels, asked, ({ name }) => ({ name }));
    },
    issue: ({ number }: { number: number }) => {
      may("issues");
      const found = all.find((one) => one.number === number);
      if (!found || found.isGone || !isIssue(number))
        throw missing(`an Issue with the number of ${number}`);
      return issue(found, state);
    },
    issues: ({ states, labels, orderBy, ...asked }: IssueFilter) => {
      may("issues");
      if (`${states}` !== "OPEN") throw notEmulated("other issues than open ones");
      const wanted = labels?.map((name) => name.toLowerCase());
      const found = all.filter(
        (one) =>
          one.open &&
          !one.isGone &&
          isIssue(one.number) &&
          (!wanted || one.labels.some(({ name }) => wanted.includes(name.toLowerCase()))),
      );
      // The time of an issue's last change is unknown here: the newest issue counts as changed last.
      return connection(orderBy ? found.toReversed() : found, asked, (one) => issue(one, state));
    },
    pullRequests: ({
      headRefName,
      orderBy: _,
      ...asked
    }: {
      headRefName: string;
      orderBy: object;
    }) => {
      may("pull-requests");
      const found = state.pulls.ofRepository(it).filter((one) => one.headBranch === headRefName);
      return connection(found.toReversed(), asked, (one) => pull(one, state));
    },
  };
}

interface IssueFilter {
  states: string[];
  labels?: string[];
  orderBy?: object;
}
