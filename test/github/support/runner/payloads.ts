// The payloads of events, from GitHub's examples. Newer than these are, and added here:
// pull_request: auto_merge, active_lock_reason (by the API's own answer);
// workflow_run: referenced_workflows, and what the API says of a repository today, such as visibility,
// topics and allow_forking.

import { git } from "../server/git.ts";
import type { HostedRepository } from "../server/hosted-repository.ts";
import { withCounts } from "../server/pull-format.ts";
import type { Pull } from "../server/pulls.ts";
import type { State } from "../server/state.ts";
import {
  exampleOf,
  type Json,
  retold,
  tellAccount,
  tellOrganization,
  tellRepository,
} from "./example.ts";

export interface Push {
  repository: HostedRepository;
  branch: string;
  before: string;
  after: string;
  /** Their login. */
  by: string;
}

export async function pullRequestPayload(
  pull: Pull,
  { action, before }: { action: string; before?: string | undefined },
  state: State,
): Promise<Json> {
  const example = exampleOf("pull_request", (it) => !("installation" in it));
  const path = `/repos/${pull.base.fullName}/pulls/${pull.number}`;
  const { body } = await state.emulator.ask(pull.author, { method: "GET", path });
  const told = retold(example.pull_request, pull.base, state) as Json;
  const pushed = before === undefined ? {} : { before, after: pull.headSha };
  return {
    action,
    number: pull.number,
    pull_request: {
      ...{ auto_merge: null, active_lock_reason: null, assignee: null },
      ...told,
      ...(await withCounts(body as Json, pull)),
    },
    ...pushed,
    repository: await tellRepository(pull.base, example.repository, state),
    ...(await tellOrganization(pull.base, state)),
    sender: await tellAccount(pull.author, state),
  };
}

export async function pushPayload(push: Push, state: State): Promise<Json> {
  const { repository, branch, before, after, by } = push;
  const example = exampleOf("push");
  const range = await repository.git("rev-list", "--reverse", `${before}..${after}`);
  const commits = await Promise.all(
    range
      .split("\n")
      .filter((sha) => sha !== "")
      .map((sha) => tellPushedCommit(repository, sha, state)),
  );
  return {
    ref: `refs/heads/${branch}`,
    before,
    after,
    ...{ created: false, deleted: false, forced: false, base_ref: null },
    compare: `${state.addresses.web}/${repository.fullName}/compare/${before}...${after}`,
    commits,
    head_commit: commits.at(-1) ?? null,
    repository: await tellRepository(repository, example.repository, state),
    ...(await tellOrganization(repository, state)),
    pusher: { name: by, email: `${by}@users.noreply.github.com` },
    sender: await tellAccount(state.accounts.named(by), state),
  };
}

async function tellPushedCommit(repository: HostedRepository, sha: string, state: State) {
  const told = await tellCommit(repository, sha);
  const status = await repository.git("diff-tree", "-r", "--no-commit-id", "--name-status", sha);
  const changes = status.split("\n").map((line) => line.split("\t"));
  const named = (mark: string) => changes.filter(([it]) => it === mark).map(([, file]) => file);
  const url = `${state.addresses.web}/${repository.fullName}/commit/${sha}`;
  const files = { added: named("A"), removed: named("D"), modified: named("M") };
  return { ...told, distinct: true, url, ...files };
}

/** As `head_commit` of a run and the commits of a push have it. */
export async function tellCommit({ folder }: HostedRepository, sha: string): Promise<Json> {
  const format = "--format=%T%n%aI%n%an%n%ae%n%cn%n%ce%n%B";
  const [tree, timestamp, author, mail, committer, committerMail, ...message] = (
    await git(folder, "show", "--no-patch", format, sha)
  ).split("\n");
  return {
    id: sha,
    tree_id: tree,
    message: message.join("\n"),
    timestamp,
    author: { name: author, email: mail },
    committer: { name: committer, email: committerMail },
  };
}
