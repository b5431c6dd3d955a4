// The pull requests from a branch, read by whichever API.

import type { Api } from "./api.ts";
import { type BranchTip, COMMIT_FIELDS, type CommitNode, tipOfCommit } from "./branches.ts";
import { ask, quoted } from "./graphql.ts";

export interface Pull {
  number: number;
  isOpen: boolean;
  isMerged: boolean;
  title: string;
  body: string;
  /** The commit of its head, or the last one that it had. */
  head: string;
  /** The same as the tip that the branch had; undefined where it was not read. */
  lastTip?: BranchTip | undefined;
  /** The newest, with their authors; undefined where they were not read, or not all. */
  comments?: PullComment[] | undefined;
}

export interface PullComment {
  author: string | undefined;
  body: string;
}

/** What GraphQL shows of somebody who wrote something; null of an account that is gone. */
export type ActorNode = { login: string; __typename: string } | null;

/** As the REST API has it, where the logins of programs end so. */
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

/** Each reminds once a day; between two reminders there are seldom more comments than these. */
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

/** The newest first. */
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

/** Branches that are asked for at once. */
const AT_ONCE = 50;
/** Forks may have branches of the same name, whose pull requests are listed among them. */
const NEWEST = 10;

interface Listed {
  pageInfo: { hasNextPage: boolean };
  nodes: (PullNode & {
    isCrossRepository: boolean;
    commits: { nodes: { commit: CommitNode }[] };
  })[];
}

/** The newest first, of branches that need not be there any more; one without any has an empty list. */
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
