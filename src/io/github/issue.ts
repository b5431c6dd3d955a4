// An issue with the parts that matter to bump notices: the GraphQL query and the parsed answer.

import { type ActorNode, loginOf } from "./pulls.ts";

export interface Issue {
  number: number;
  /** The issue's text; empty if its author wrote none. */
  body: string;
  open: boolean;
  /** When it was opened. */
  createdAt: string;
  /** With the account's id, which survives a rename; undefined if the account is gone. */
  author: { id: number; login: string; type: string } | undefined;
  labels: string[];
  /** The oldest comments, up to a hundred. */
  comments: SeenComment[];
  hasMoreComments: boolean;
  /** The last label changes, oldest first. */
  labelled: LabelEvent[];
}

export interface SeenComment {
  author: string | undefined;
  body: string;
  updatedAt: string;
}

interface LabelEvent {
  isSet: boolean;
  label: string;
  /** Undefined if the account is gone. */
  actor: string | undefined;
  at: string;
}

/** An issue in a GraphQL answer. */
export interface IssueNode {
  number: number;
  body: string;
  state: "OPEN" | "CLOSED";
  createdAt: string;
  author: ActorNode & { databaseId?: number };
  labels: { nodes: { name: string }[] };
  comments: {
    pageInfo: { hasNextPage: boolean };
    nodes: { body: string; updatedAt: string; author: ActorNode }[];
  };
  timelineItems: {
    nodes: {
      __typename: "LabeledEvent" | "UnlabeledEvent";
      createdAt: string;
      actor: ActorNode;
      label: { name: string };
    }[];
  };
}

const ACTOR = "__typename login";
const EVENT = `createdAt actor { ${ACTOR} } label { name }`;
export const ISSUE_FIELDS = `number body state createdAt
  author { ${ACTOR} ... on User { databaseId } ... on Bot { databaseId }
    ... on Organization { databaseId } ... on Mannequin { databaseId } }
  labels(first: 100) { nodes { name } }
  comments(first: 100) { pageInfo { hasNextPage } nodes { body updatedAt author { ${ACTOR} } } }
  timelineItems(last: 50, itemTypes: [LABELED_EVENT, UNLABELED_EVENT]) {
    nodes { __typename ... on LabeledEvent { ${EVENT} } ... on UnlabeledEvent { ${EVENT} } }
  }`;

export function issueOf({
  number,
  body,
  state,
  createdAt,
  author,
  labels,
  ...rest
}: IssueNode): Issue {
  const login = loginOf(author);
  const id = author?.databaseId;
  return {
    ...{
      number,
      body,
      createdAt,
      open: state === "OPEN",
      labels: labels.nodes.map(({ name }) => name),
    },
    author:
      login === undefined || id === undefined ? undefined : { id, login, type: author.__typename },
    comments: rest.comments.nodes.map(({ author: by, ...it }) => ({ ...it, author: loginOf(by) })),
    hasMoreComments: rest.comments.pageInfo.hasNextPage,
    labelled: rest.timelineItems.nodes.map(({ __typename, createdAt: at, actor, label }) => ({
      ...{ isSet: __typename === "LabeledEvent", label: label.name, actor: loginOf(actor), at },
    })),
  };
}
