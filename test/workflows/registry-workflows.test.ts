// The workflows that registries call are generated from this repository's own by `npm run generate`. Here they are
// parsed and compared independently.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { CALLED_WORKFLOWS, registryWorkflow } from "../../build/registry-workflow.mjs";

const FOLDER = join(import.meta.dirname, "../../.github/workflows");
const read = (file: string) => readFileSync(join(FOLDER, file), "utf8");

interface Step {
  uses?: string;
}
interface Workflow {
  jobs: Record<string, { steps: Step[] }>;
}

/** Jobs that need no files of the registry, and build no code. */
const WITHOUT_CHECKOUT = ["confirm"];

/** The expected jobs without a build. */
function called({ jobs }: Workflow): Workflow["jobs"] {
  return Object.fromEntries(
    Object.entries(jobs).map(([id, job]) => {
      const isLeftOut = ({ uses = "" }: Step) =>
        uses === "./.github/actions/setup" ||
        (WITHOUT_CHECKOUT.includes(id) && uses.startsWith("actions/checkout@"));
      const steps = job.steps
        .filter((step) => !isLeftOut(step))
        .map((step) =>
          step.uses?.startsWith("./") ? { ...step, uses: step.uses.replace(".", "$") } : step,
        );
      return [id, { ...job, steps }];
    }),
  );
}

const SECRETS = ["REGISTRY_APP_PRIVATE_KEY", "REGISTRY_WEBHOOKS"];

describe.each(CALLED_WORKFLOWS)("registry-%s.yml", (name) => {
  it("is up to date with its source", async () => {
    const text = registryWorkflow(name, read(`${name}.yml`));
    await expect(text).toMatchFileSnapshot(join(FOLDER, `registry-${name}.yml`));
  });

  it("differs only in its trigger, its set-up and its actions' source", () => {
    const text = read(`registry-${name}.yml`);
    const taken = SECRETS.filter((it) => text.includes(`secrets.${it}`));
    const secrets = Object.fromEntries(taken.map((it) => [it, { required: false }]));
    expect(parse(text)).toEqual({
      name: `registry-${name}`,
      on: { workflow_call: taken.length > 0 ? { secrets } : null },
      permissions: {},
      jobs: called(parse(read(`${name}.yml`))),
    });
  });

  it("does not use what only a directly started workflow has", () => {
    expect(read(`registry-${name}.yml`)).not.toMatch(/[^.\w]inputs\.|github\.workflow\b/);
  });
});

it("refuses a workflow with another layout, which would lose parts", () => {
  expect(() => registryWorkflow("x", "name: x\non: push\n\njobs: {}\n")).toThrow(
    "x.yml must start with",
  );
});
