// What a query or mutation begins with, for the token that asks.

import { notAccessible, notEmulated, notFound, Refusal, unprocessable } from "../answer.ts";
import { readRefs } from "../git.ts";
import type { HostedRepository } from "../hosted-repository.ts";
import { allows, describeNeed, type Need, reads, writes } from "../permissions.ts";
import type { ApiRequest, State } from "../state.ts";
import { createBranch, deleteBranch, moveBranch } from "../written-branches.ts";
import { refuseMissing, writeCommit, writeTree } from "../written-commits.ts";
import { actor, commit, issue, pull } from "./objects.ts";
import { connection } from "./page.ts";

interface Asks {
  request: ApiRequest;
  state: State;
}

function refuse({ request: { grant } }: Asks, { fullName }: HostedRepository, need: Need): void {
  const isOwn = grant?.repository === fullName;
  const allowed = isOwn ? allows(grant.permissions, need) : need.level === "read";
  if (!allowed) throw notAccessible(describeNeed(need));
}

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

const missing = (what: string) => {
  const { answer } = notFound();
  return new Refusal(answer.status, `Could not resolve to ${what}.`);
};

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
      // When an issue was changed is not known here: the newest counts as changed last.
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

function ref(
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

interface Input<T> {
  input: T;
}

function writable(id: string, asks: Asks): HostedRepository {
  const found = [...asks.state.repositories.values()].find((it) => `R_${it.id}` === id);
  if (!found) throw missing(`a node with the global id of '${id}'`);
  refuse(asks, found, writes("contents"));
  return found;
}

const branchOf = (name: string) => {
  if (!name.startsWith("refs/heads/")) throw notEmulated(`to write ${name}`);
  return name.slice("refs/heads/".length);
};

async function createRef(
  { repositoryId, name, oid }: { repositoryId: string; name: string; oid: string },
  asks: Asks,
) {
  const { request, state } = asks;
  const it = writable(repositoryId, asks);
  await createBranch({ repository: it, branch: branchOf(name), grant: request.grant }, oid, state);
  return { ref: ref(it, [name, oid], asks) };
}

interface CommitOnBranch {
  branch: { repositoryNameWithOwner: string; branchName: string };
  message: { headline: string; body?: string };
  expectedHeadOid: string;
  fileChanges: { additions: { path: string; contents: string }[]; deletions?: object[] };
}

async function createCommit(input: CommitOnBranch, asks: Asks) {
  const { request, state } = asks;
  const { branch, message, expectedHeadOid: expected, fileChanges } = input;
  const { additions, deletions = [] } = fileChanges;
  const it = state.repositories.get(branch.repositoryNameWithOwner);
  if (!it) throw missing(`a Repository with the name '${branch.repositoryNameWithOwner}'`);
  refuse(asks, it, writes("contents"));
  const tip = it.refAt(`refs/heads/${branch.branchName}`);
  if (tip === undefined) throw missing(`a Branch with the name '${branch.branchName}'`);
  if (tip !== expected) {
    throw new Refusal(
      409,
      `Expected branch to point to "${tip}" but it did not. Pull and try again.`,
    );
  }
  const [file, ...others] = additions;
  if (!file || others.length + deletions.length > 0)
    throw notEmulated("other changes than one file");
  const content = Buffer.from(file.contents, "base64").toString("utf8");
  const tree = await writeTree(it, `${tip}^{tree}`, { path: file.path, content });
  const text = `${message.headline}${message.body ? `\n\n${message.body}` : ""}`;
  const sha = await writeCommit(it, { message: text, tree, parents: [tip] }, request);
  const write = { repository: it, branch: branch.branchName, grant: request.grant };
  await moveBranch(write, { sha, force: false }, state);
  return { commit: commit(it, sha) };
}

interface UpdateRefs {
  repositoryId: string;
  refUpdates: { name: string; beforeOid?: string; afterOid: string; force: boolean }[];
}

const NOTHING = "0".repeat(40);

async function updateRefs({ repositoryId, refUpdates }: UpdateRefs, asks: Asks) {
  const { request, state } = asks;
  const it = writable(repositoryId, asks);
  const [update, ...others] = refUpdates;
  if (!update || others.length > 0) throw notEmulated("several refs at once");
  const { name, beforeOid, afterOid: sha, force } = update;
  const write = { repository: it, branch: branchOf(name), grant: request.grant };
  const before = it.refAt(name);
  if (beforeOid !== undefined && (before ?? NOTHING) !== beforeOid) {
    throw unprocessable(`${name} is at ${before ?? NOTHING} but expected ${beforeOid}`);
  }
  if (sha === NOTHING) await deleteBranch(write, state);
  else if (before === undefined) await createBranch(write, sha, state);
  else {
    await refuseMissing(it, sha, "commit");
    await moveBranch(write, { sha, force }, state);
  }
  return { clientMutationId: null };
}
