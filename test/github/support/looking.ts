// One-step workflows that print what they see, for tests of the emulation itself.

import { GitRepository } from "../../support/git-repository.ts";
import type { EmulatedGitHub } from "./emulated-github.ts";
import type { Registry } from "./registry.ts";
import type { WorkflowRun } from "./runner/workflow-run.ts";
import { workflowText } from "./workflow-text.ts";

export const CHECKOUT = {
  uses: "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1",
};

const ACTION = workflowText({
  ...{ name: "Look", description: "Look", inputs: { value: {} } },
  runs: { using: "node24", main: "main.js" },
});

/** An action in a folder, which prints `says` and the input `value`. */
export function lookAction(folder: string, says: string): Record<string, string> {
  return {
    [`${folder}/action.yml`]: ACTION,
    [`${folder}/main.js`]: `console.log(${JSON.stringify(says)}, process.env.INPUT_VALUE,
process.env.GITHUB_ACTION_REPOSITORY, process.env.GITHUB_ACTION_REF, process.env.GITHUB_JOB);`,
  };
}

export const look = (uses: string, value = "") => ({ id: "look", uses, with: { value } });

export const job = (steps: object[], more: object = {}) => ({ "runs-on": "x", ...more, steps });

/** The words that a job's `look` step printed. */
export function seen(run: WorkflowRun, jobId: string): string[] {
  return run.step(jobId, "look").log.trim().split(" ");
}

/** Another repository, with the tag `v1` and the branch `main`. */
export async function tagged(
  github: EmulatedGitHub,
  fullName: string,
  files: Record<string, string>,
): Promise<Registry> {
  const repository = new GitRepository();
  for (const [file, text] of Object.entries(files)) repository.write(file, text);
  repository.commit("Begin");
  repository.git("tag", "--annotate", "--message=One", "v1");
  const registry = await github.createRepository(fullName, repository.folder);
  repository.delete();
  return registry;
}
