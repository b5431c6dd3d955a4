// What a test has people do in a registry, and what they then see there.

import type { GitRepository } from "../../support/git-repository.ts";
import type { Account } from "./server/accounts.ts";

export interface Comment {
  id: number;
  body: string;
  user: Account;
  created_at: string;
  updated_at: string;
  html_url: string;
}

export interface Label {
  name: string;
  color: string;
  description: string | null;
}

export interface PushAs {
  branch?: string;
  title?: string;
  /** Their login. */
  by?: string;
  /** The date of its commits, ISO 8601; the same fixed days in every test where nothing is said. */
  at?: string | undefined;
}

export interface PullRequestToOpen {
  /** A branch of a fork of the author's, or one of the repository itself. */
  from: "fork" | "branch";
  /** Their login. */
  author?: string;
  branch?: string;
  base?: string;
  title?: string;
  body?: string;
  /** Changes the files; what it leaves uncommitted is committed under the title. */
  commit: (checkout: GitRepository) => void;
  /** The date of its commits, ISO 8601. */
  at?: string;
}

export interface Merge {
  how?: "merge" | "squash" | "rebase";
  title?: string;
  /** Their login. */
  by?: string;
  /** The date of its commits, ISO 8601. */
  at?: string;
}
