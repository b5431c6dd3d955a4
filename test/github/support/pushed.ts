// A run that a push starts, in a repository of its own.

import type { EmulatedGitHub } from "./emulated-github.ts";
import type { RunOptions } from "./runner/running-job.ts";
import { smallRepository } from "./small-repository.ts";
import { workflowText } from "./workflow-text.ts";

export const CHECKOUT = "actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd";

export const job = (steps: object[], more: object = {}) => ({ "runs-on": "x", ...more, steps });

export async function pushed(
  github: EmulatedGitHub,
  jobs: object,
  {
    options = { bash: true, genuine: true },
    files = {},
  }: { options?: RunOptions; files?: object } = {},
) {
  const registry = await smallRepository(github, {
    ...files,
    ".github/workflows/a.yml": workflowText({ jobs }),
  });
  const push = await registry.push((it) => it.write("a.txt", "pushed\n"));
  const [run] = await github.dispatchPush(push, options);
  if (!run) throw new Error("Nothing was started.");
  return { run, registry, push };
}
