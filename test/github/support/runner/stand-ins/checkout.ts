// actions/checkout v7, for the run's own repository. Nothing is fetched: the checkout shares the repository's objects,
// and missing history is only cut off. But a job about another run gets its own objects: it must fetch that run's
// commits itself.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { initGit } from "../../../../support/git-repository.ts";
import { git, readRefs } from "../../server/git.ts";
import { allows, reads } from "../../server/permissions.ts";
import { type RunningJob, StepFailed } from "../running-job.ts";
import type { Done } from "./index.ts";

/** refs/heads/main → refs/remotes/origin/main, refs/pull/7/merge → refs/remotes/pull/7/merge */
function localName(ref: string): string {
  if (ref.startsWith("refs/heads/")) return ref.replace("refs/heads/", "refs/remotes/origin/");
  return ref.replace("refs/", "refs/remotes/");
}

/** The event's own commit by default. */
export async function checkout(inputs: Record<string, string>, running: RunningJob): Promise<Done> {
  const { folders, event, grant } = running;
  const { repository } = event;
  if (!allows(grant.permissions, reads("contents"))) {
    throw new StepFailed("The requested URL returned error: 403");
  }
  const ref = inputs.ref ? `refs/heads/${inputs.ref}` : event.ref;
  const commit = inputs.ref ? await repository.commitAt(ref) : event.sha;
  if (commit === undefined) throw new StepFailed(`${repository.fullName} has no ${ref}.`);
  refuseFork(running, ref, commit);
  const isShallow = Number(inputs["fetch-depth"]) > 0;
  const folder = folders.workspace;
  initGit(folder);
  const refs = isShallow ? [] : [...readRefs(repository.folder)];
  const kept = refs.filter(([name]) => name.startsWith("refs/heads/"));
  const named = new Map(kept.map(([name, sha]) => [localName(name), sha])).set(
    localName(ref),
    commit,
  );
  const write = (name: string, text: string) => writeFileSync(join(folder, ".git", name), text);
  write("packed-refs", [...named].map(([name, sha]) => `${sha} ${name}\n`).join(""));
  if (event.trigger.name === "workflow_run") {
    const depth = isShallow ? ["--depth=1"] : [];
    const wanted = isShallow ? [ref] : ["+refs/heads/*:refs/copied/*"];
    await git(folder, "fetch", "--quiet", "--no-tags", ...depth, repository.folder, ...wanted);
  } else write("objects/info/alternates", `${join(repository.folder, "objects")}\n`);
  if (isShallow) write("shallow", `${commit}\n`);
  const [, branch] = /^refs\/heads\/(.+)$/.exec(ref) ?? [];
  const made = branch === undefined ? [] : ["-B", branch];
  await git(folder, "checkout", "--quiet", "--force", ...made, localName(ref));
  return { log: `Checked out ${commit}` };
}

/** A trusted run does not check out the head of a fork's pull request. */
function refuseFork({ event }: RunningJob, ref: string, commit: string): void {
  const { workflow_run: run } = event.payload as { workflow_run?: WorkflowRunFacts };
  if (event.trigger.name !== "workflow_run" || !run?.event.startsWith("pull_request")) return;
  if (run.head_repository?.id === event.repository.id) return;
  if (commit !== run.head_sha && !/^refs\/pull\/\d+\/(head|merge)$/.test(ref)) return;
  throw new StepFailed(
    "Refusing to check out fork pull request code from a 'workflow_run' workflow.",
  );
}

interface WorkflowRunFacts {
  event: string;
  head_sha: string;
  head_repository?: { id: number };
}
