// Starts checks of branches that GitHub does not start: a pull request opened with a job's token starts none.

import type { Api } from "./api.ts";

export interface CheckToStart {
  branch: string;
  /** The commit at the branch's tip. */
  commit: string;
  base: string;
}

/** Conclusions of runs that were stopped, so that they have no result. */
const BROKE_OFF = ["cancelled", "timed_out", "startup_failure"];

/** Which commits have a check, finished or running. Pages are read only when needed, once in a run. */
export class BranchChecks {
  readonly #api: Api;
  readonly #workflow: string;
  readonly #checked = new Set<string>();
  #pages = 0;
  #isWhole = false;

  /** `workflow`: its file, `check.yml`. It takes the branch to compare with as its input `base`. */
  constructor(api: Api, workflow: string) {
    this.#api = api;
    this.#workflow = workflow;
  }

  /** A commit that is not in the newest `mostPages` pages counts as not checked. */
  async has(commit: string, mostPages: number): Promise<boolean> {
    while (!this.#checked.has(commit) && !this.#isWhole && this.#pages < mostPages) {
      await this.#readPage();
    }
    return this.#checked.has(commit);
  }

  async #readPage(): Promise<void> {
    const { octokit, repo } = this.#api;
    const { data } = await octokit.rest.actions.listWorkflowRuns({
      ...repo,
      workflow_id: this.#workflow,
      event: "workflow_dispatch",
      per_page: 100,
      page: ++this.#pages,
    });
    this.#isWhole = data.workflow_runs.length < 100;
    for (const { head_sha, conclusion } of data.workflow_runs) {
      if (!BROKE_OFF.includes(conclusion ?? "")) this.#checked.add(head_sha);
    }
  }

  /** Makes `has` read the list again: another run may have started a check since. */
  forget(): void {
    this.#pages = 0;
    this.#isWhole = false;
  }

  async start({ branch, commit, base }: CheckToStart): Promise<void> {
    const { octokit, repo } = this.#api;
    await octokit.rest.actions.createWorkflowDispatch({
      ...repo,
      workflow_id: this.#workflow,
      ref: branch,
      inputs: { base },
    });
    this.#checked.add(commit);
  }
}
