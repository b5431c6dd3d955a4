// Reads what runs on notices need, with one request for each hundred branches: the open issues with their comments
// and labels, and the registry's branches with their pull requests.

import type { Api } from "./api.ts";
import { COMMIT_FIELDS, type CommitNode, tipOfCommit } from "./branches.ts";
import { ask } from "./graphql.ts";
import { ISSUE_FIELDS, type Issue, type IssueNode, issueOf } from "./issue.ts";
import type { KnownBranch } from "./known-branch.ts";
import { PULL_FIELDS, type PullNode, pullOf } from "./pulls.ts";

export interface Overview {
  /** The repository's node id. */
  repositoryId: string;
  /** The tip of the default branch; undefined if the branch does not exist. */
  tip: string | undefined;
  /** The repository's labels, up to a hundred. */
  labels: string[];
  /** Open issues with the label, and those that changed last, sorted by number. */
  issues: Issue[];
  branches: Map<string, KnownBranch>;
}

export interface ToOversee {
  /** The default branch. */
  base: string;
  /** The label of the issues to read. */
  label: string;
  /** Prefixes of the registry's branches, each with a final slash. */
  prefixes: readonly [string, string];
}

interface Connection<T> {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: T[];
}

interface RefNode {
  /** The part of its full name that GitHub counts as the prefix; `name` is the rest. */
  prefix: string;
  name: string;
  target: CommitNode;
  associatedPullRequests: { nodes: PullNode[] };
}

interface Answer {
  repository: {
    id: string;
    ref: { target: { oid: string } } | null;
    labels: { nodes: { name: string }[] };
    recent?: { nodes: IssueNode[] };
    labelled?: Connection<IssueNode>;
    first?: Connection<RefNode>;
    second?: Connection<RefNode>;
  };
}

const REFS = `pageInfo { hasNextPage endCursor }
  nodes { prefix name target { ... on Commit { ${COMMIT_FIELDS} } }
    associatedPullRequests(first: 3, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { ${PULL_FIELDS} }
    }
  }`;

/** Lists without further pages are left out of the following requests. */
const QUERY = `query (
  $owner: String!, $repo: String!, $base: String!, $label: String!,
  $firstPrefix: String!, $secondPrefix: String!, $isBeginning: Boolean!,
  $askLabelled: Boolean!, $labelled: String, $askFirst: Boolean!, $first: String,
  $askSecond: Boolean!, $second: String
) {
  repository(owner: $owner, name: $repo) {
    id
    ref(qualifiedName: $base) { target { oid } }
    labels(first: 100) { nodes { name } }
    recent: issues(states: OPEN, first: 30, orderBy: { field: UPDATED_AT, direction: DESC })
      @include(if: $isBeginning) { nodes { ...issue } }
    labelled: issues(states: OPEN, labels: [$label], first: 30, after: $labelled)
      @include(if: $askLabelled) { pageInfo { hasNextPage endCursor } nodes { ...issue } }
    first: refs(refPrefix: $firstPrefix, first: 100, after: $first)
      @include(if: $askFirst) { ${REFS} }
    second: refs(refPrefix: $secondPrefix, first: 100, after: $second)
      @include(if: $askSecond) { ${REFS} }
  }
}
fragment issue on Issue { ${ISSUE_FIELDS} }`;

export async function readOverview(
  api: Api,
  { base, label, prefixes: [firstPrefix, secondPrefix] }: ToOversee,
): Promise<Overview> {
  const issues = new Map<number, Issue>();
  const branches = new Map<string, KnownBranch>();
  const heads = (prefix: string) => `refs/heads/${prefix}`;
  const fixed = {
    ...{ ...api.repo, base: heads(base), label },
    ...{ firstPrefix: heads(firstPrefix), secondPrefix: heads(secondPrefix) },
  };
  let cursors: Partial<Record<Paged, string>> = {};
  let beginning: Answer["repository"] | undefined;
  do {
    const { repository } = await ask<Answer>(api, QUERY, {
      ...{ ...fixed, ...cursors, isBeginning: !beginning },
      askLabelled: !beginning || cursors.labelled !== undefined,
      askFirst: !beginning || cursors.first !== undefined,
      askSecond: !beginning || cursors.second !== undefined,
    });
    const { recent, labelled, first, second } = repository;
    for (const it of [...(recent?.nodes ?? []), ...(labelled?.nodes ?? [])]) {
      issues.set(it.number, issueOf(it));
    }
    for (const it of [...(first?.nodes ?? []), ...(second?.nodes ?? [])]) addBranch(branches, it);
    beginning ??= repository;
    cursors = cursorsOf({ labelled, first, second });
  } while (Object.keys(cursors).length > 0);
  return {
    ...{ repositoryId: beginning.id, tip: beginning.ref?.target.oid, branches },
    labels: beginning.labels.nodes.map(({ name }) => name),
    issues: [...issues.values()].sort((a, b) => a.number - b.number),
  };
}

type Paged = "labelled" | "first" | "second";

function cursorsOf(
  pages: Record<Paged, Connection<unknown> | undefined>,
): Partial<Record<Paged, string>> {
  const further = Object.entries(pages).flatMap(([name, page]) => {
    const { hasNextPage, endCursor } = page?.pageInfo ?? {};
    return hasNextPage && endCursor ? [[name, endCursor]] : [];
  });
  return Object.fromEntries(further);
}

function addBranch(
  branches: Map<string, KnownBranch>,
  { prefix, name, target, associatedPullRequests }: RefNode,
): void {
  const branch = (prefix + name).replace(/^refs\/heads\//, "");
  const tip = tipOfCommit(branch, target);
  branches.set(branch, { tip, pulls: associatedPullRequests.nodes.map(pullOf) });
}
