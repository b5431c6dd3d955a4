// Issues, as far as a bump notice is one.

import { type Api, unless } from "./api.ts";

export interface Issue {
  number: number;
  /** What its author wrote; empty where they wrote nothing. */
  body: string;
  open: boolean;
  /** By its number, which outlives a rename; undefined of an account that is gone. */
  author: { id: number; login: string; type: string } | undefined;
  labels: string[];
}

interface ListedIssue {
  number: number;
  body?: string | null | undefined;
  state: string;
  user: { id: number; login: string; type: string } | null;
  labels: (string | { name?: string | undefined })[];
  pull_request?: unknown;
}

/** Undefined where there is none of this number, or it is a pull request. Throws what GitHub says. */
export async function readIssue(
  { octokit, repo }: Api,
  issue_number: number,
): Promise<Issue | undefined> {
  // One that was deleted is gone, and so is one that moved to where the token may not look.
  const found = await unless([301, 404, 410], () =>
    octokit.rest.issues.get({ ...repo, issue_number }),
  );
  if (!found || found.data.pull_request) return undefined;
  // The address of one that moved to another repository leads to it there, under its number there.
  const here = `/repos/${repo.owner}/${repo.repo}`.toLowerCase();
  return found.data.repository_url.toLowerCase().endsWith(here) ? issueOf(found.data) : undefined;
}

/** The open ones, in the order of their numbers. */
export async function openIssues({ octokit, repo }: Api): Promise<Issue[]> {
  const listed: ListedIssue[] = await octokit.paginate(octokit.rest.issues.listForRepo, {
    ...repo,
    state: "open",
    per_page: 100,
  });
  return listed
    .filter((it) => !it.pull_request)
    .map(issueOf)
    .sort((a, b) => a.number - b.number);
}

export async function closeIssue({ octokit, repo }: Api, issue_number: number): Promise<void> {
  await octokit.rest.issues.update({
    ...repo,
    issue_number,
    state: "closed",
    state_reason: "completed",
  });
}

/**
 * Who set a label that an issue has, and when; undefined where GitHub tells of nobody, or of somebody who took
 * it away since.
 */
export async function whoLabelled(
  { octokit, repo }: Api,
  issue_number: number,
  label: string,
): Promise<{ login: string; at: string } | undefined> {
  const events = await octokit.paginate(octokit.rest.issues.listEvents, {
    ...repo,
    issue_number,
    per_page: 100,
  });
  const last = events
    .filter(
      (it) =>
        ["labeled", "unlabeled"].includes(it.event) &&
        "label" in it &&
        it.label.name?.toLowerCase() === label.toLowerCase(),
    )
    .at(-1);
  if (last?.event !== "labeled" || !last.actor) return undefined;
  return { login: last.actor.login, at: last.created_at };
}

/** Whether an account may write to the repository. */
export async function mayWrite({ octokit, repo }: Api, username: string): Promise<boolean> {
  const found = await unless([404], () =>
    octokit.rest.repos.getCollaboratorPermissionLevel({ ...repo, username }),
  );
  return found?.data.permission === "admin" || found?.data.permission === "write";
}

function issueOf({ number, body, state, user, labels }: ListedIssue): Issue {
  return {
    number,
    body: body ?? "",
    open: state === "open",
    author: user ? { id: user.id, login: user.login, type: user.type } : undefined,
    labels: labels.map((it) => (typeof it === "string" ? it : (it.name ?? ""))),
  };
}
