// Pull requests that change a definition's title: in a clone of this repository, and in data registries.

import { cpSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Definition } from "../src/core/registry/definition.ts";
import { changed } from "../test/support/definitions.ts";
import { GitRepository } from "../test/support/git-repository.ts";
import { type BenchRegistry, filesOf, importCommits } from "./registry.ts";

/** Where a job fetches a pull request from, and what its event says about it. */
export interface PullRequest {
  repository: GitRepository;
  base: string;
  head: string;
  merge: string;
}

/** A new title in a clone of this repository at HEAD. */
export function ownPullRequest(): PullRequest {
  const repository = new GitRepository();
  repository.git("fetch", "--quiet", resolve("."), "HEAD");
  repository.git("reset", "--quiet", "--hard", "FETCH_HEAD");
  // A change must be dated after the version it changes.
  repository.at = repository.git("show", "--no-patch", "--format=%cI");
  return pullRequestOf(repository);
}

/** The same definitions, without the software. */
export function smallPullRequest(own: PullRequest): PullRequest {
  const repository = new GitRepository();
  for (const name of ["coalitions", "registry.config.json"]) {
    cpSync(own.repository.path(name), repository.path(name), { recursive: true });
  }
  repository.commit("Begin");
  return pullRequestOf(repository);
}

function pullRequestOf(repository: GitRepository): PullRequest {
  const [name = ""] = readdirSync(repository.path("coalitions"));
  const file = `coalitions/${name}`;
  const base = repository.git("rev-parse", "HEAD");
  repository.git("checkout", "--quiet", "-b", "change");
  const text = readFileSync(repository.path(file), "utf8");
  repository.write(file, text.replace('"title": "', "$&Another title of "));
  const head = repository.commit("Another title");
  repository.git("checkout", "--quiet", "-b", "merged", "main");
  repository.git("merge", "--quiet", "--no-ff", "--message=Merge", "change");
  return { repository, base, head, merge: repository.git("rev-parse", "HEAD") };
}

export function largePullRequest({ repository, definition }: BenchRegistry): PullRequest {
  const after: Definition = changed(definition, { title: "Another title" });
  const files = filesOf(after);
  importCommits(repository, [
    { branch: "change", from: "main", files },
    { branch: "merged", from: "main", merge: "change", files },
  ]);
  const commit = (branch: string) => repository.git("rev-parse", branch);
  return { repository, base: commit("main"), head: commit("change"), merge: commit("merged") };
}
