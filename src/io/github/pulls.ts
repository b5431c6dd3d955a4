// The pull requests from a branch, read by REST or GraphQL.

import type { Api } from "./api.ts";
import { type BranchTip, COMMIT_FIELDS, type CommitNode, tipOfCommit } from "./branches.ts";
import { ask, quoted } from "./graphql.ts";

export interface Pull {
  number: number;
  isOpen: boolean;
  isMerged: boolean;
  title: string;
  body: string;
  /** Its head commit, or the last one it had. */
  head: string;
  /** The branch's last tip; undefined if it was not read. */
  lastTip?: BranchTip | undefined;
  /** The newest comments; undefined if there are more, or if none were read. */
  comments?: PullComment[] | undefined;
}

export interface PullComment {
  author: string | undefined;
  body: string;
}

/** An author in a GraphQL answer; null if the account is gone. */
export type ActorNode = { login: string; __typename: string } | null;

/** The login as in the REST API, where an app's login ends in [bot]. */
export function loginOf(actor: ActorNode): string | undefined {
  return actor?.__typename === "Bot" ? `${actor.login}[bot]` : actor?.login;
}

export interface PullNode {
  number: number;
  title: string;
  body: string;
  state: "OPEN" | "CLOSED" | "MERGED";
  headRefOid: string;
  comments?: {
    pageInfo: { hasPreviousPage: boolean };
    nodes: { body: string; author: ActorNode }[];
  };
}

/** A reminder is written at most once a day. Twenty comments usually reach back to the last one. */
export const PULL_FIELDS = `number title body state headRefOid
  comments(last: 20) { pageInfo { hasPreviousPage } nodes { body author { __typename login } } }`;

export function pullOf({ number, title, body, state, headRefOid, comments }: PullNode): Pull {
  return {
    ...{ number, title, body, head: headRefOid },
    ...{ isOpen: state === "OPEN", isMerged: state === "MERGED" },
    comments:
      comments && !comments.pageInfo.hasPreviousPage
        ? comments.nodes.map((it) => ({ author: loginOf(it.author), body: it.body }))
        : undefined,
  };
}

/** Newest first. */
export async function pullsOf({ octokit, repo }: Api, branch: string): Promise<Pull[]> {
  const { data } = await octokit.rest.pulls.list({
    ...repo,
    head: `${repo.owner}:${branch}`,
    state: "all",
    sort: "created",
    direction: "desc",
    per_page: 100,
  });
  return data.map(({ number, title, body, state, merged_at, head }) => ({
    ...{ number, title, body: body ?? "", head: head.sha },
    ...{ isOpen: state === "open", isMerged: merged_at !== null },
  }));
}

/** Branches in one request. */
const AT_ONCE = 50;
/** Pull requests from forks with a branch of the same name are in the same list. */
const NEWEST = 10;

interface Listed {
  pageInfo: { hasNextPage: boolean };
  nodes: (PullNode & {
    isCrossRepository: boolean;
    commits: { nodes: { commit: CommitNode }[] };
  })[];
}

/** Newest first, also for deleted branches. A branch without pull requests has an empty list. */
export async function pullsOfBranches(
  api: Api,
  branches: readonly string[],
): Promise<Map<string, Pull[]>> {
  const found = new Map<string, Pull[]>();
  for (let start = 0; start < branches.length; start += AT_ONCE) {
    const some = branches.slice(start, start + AT_ONCE);
    const fields = some.map(
      (branch, index) =>
        `p${index}: pullRequests(headRefName: ${quoted(branch)}, first: ${NEWEST},
          orderBy: { field: CREATED_AT, direction: DESC }) {
          pageInfo { hasNextPage }
          nodes { ${PULL_FIELDS} isCrossRepository commits(last: 1) { nodes { commit { ${COMMIT_FIELDS} } } } }
        }`,
    );
    const query = `query ($owner: String!, $repo: String!) {
      repository(owner: $owner, name: $repo) { ${fields.join("\n")} }
    }`;
    const { repository } = await ask<{ repository: Record<string, Listed> }>(api, query, api.repo);
    for (const [index, branch] of some.entries()) {
      const listed = repository[`p${index}`];
      const isWhole = listed && !listed.pageInfo.hasNextPage;
      found.set(branch, isWhole ? ownPulls(listed, branch) : await pullsOf(api, branch));
    }
  }
  return found;
}

function ownPulls({ nodes }: Listed, branch: string): Pull[] {
  return nodes
    .filter((it) => !it.isCrossRepository)
    .map((it) => {
      const [last] = it.commits.nodes;
      return { ...pullOf(it), lastTip: last && tipOfCommit(branch, last.commit) };
    });
}
