// A check of pull requests and a report on its runs, in small, for tests of the emulation itself.

import type { EmulatedGitHub } from "./emulated-github.ts";
import type { Registry } from "./registry.ts";
import type { RunOptions } from "./runner/running-job.ts";
import type { WorkflowRun } from "./runner/workflow-run.ts";
import { smallRepository } from "./small-repository.ts";
import { workflowText } from "./workflow-text.ts";

const CHECKOUT = { uses: "actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd" };
const look = (id: string, run: string) => ({ id, run });

export const CHECK = workflowText({
  name: "check",
  on: { pull_request: { branches: ["main"] }, workflow_dispatch: {} },
  permissions: {},
  concurrency: { group: "check-[[ github.event.pull_request.number || github.ref ]]" },
  jobs: {
    look: {
      "runs-on": "x",
      permissions: { contents: "read", issues: "write", "id-token": "write" },
      steps: [
        { ...CHECKOUT, with: { "fetch-depth": 0 } },
        look("commit", "git rev-parse HEAD HEAD^2; echo $GITHUB_SHA $GITHUB_REF"),
        look("refs", "echo $GITHUB_HEAD_REF $GITHUB_BASE_REF"),
        look("secret", "echo [[ secrets.MINE || 'none' ]]"),
      ],
    },
  },
});

export const REPORT = workflowText({
  name: "report",
  on: { workflow_run: { workflows: ["check"], types: ["completed"] } },
  jobs: {
    tell: {
      "runs-on": "x",
      permissions: { contents: "read", issues: "write" },
      steps: [
        CHECKOUT,
        look("file", "cat a.txt; git rev-parse HEAD; echo $GITHUB_SHA"),
        look("event", "cat $GITHUB_EVENT_PATH"),
        look("secret", "echo [[ secrets.MINE || 'none' ]]"),
      ],
    },
  },
});

export const OPTIONS: RunOptions = { bash: true, genuine: true, secrets: { MINE: "my own" } };

export function checkAndReport(github: EmulatedGitHub): Promise<Registry> {
  return smallRepository(github, {
    ".github/workflows/check.yml": CHECK,
    ".github/workflows/report.yml": REPORT,
    "a.txt": "published\n",
  });
}

/** Opens a pull request with these files, and runs its check. */
export async function openAndCheck(
  github: EmulatedGitHub,
  registry: Registry,
  {
    from,
    files = { "a.txt": "new\n" },
  }: { from: "fork" | "branch"; files?: Record<string, string> },
) {
  const pull = await registry.openPullRequest({
    ...{ from, author: from === "fork" ? "mallory" : "ada", title: "A title" },
    commit: (checkout) => {
      for (const [file, text] of Object.entries(files)) checkout.write(file, text);
    },
  });
  return { pull, run: only(await github.dispatchPullRequest(pull, "opened", OPTIONS)) };
}

export function only(runs: WorkflowRun[]): WorkflowRun {
  const [run, ...more] = runs;
  if (!run || more.length > 0) throw new Error(`${runs.length} runs in place of one`);
  return run;
}
