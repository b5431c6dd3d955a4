// The workflows that registries call are made from this repository's own: `npm run generate` writes them. Here they
// are read again, in another way than they were made.

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

/** What a registry needs no files for: its own are read nowhere, and there is no code to build. */
const WITHOUT_CHECKOUT = ["confirm"];

/** The jobs as they have to be where nothing is built. */
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
  it("is as fresh as what it is made from", async () => {
    const text = registryWorkflow(name, read(`${name}.yml`));
    await expect(text).toMatchFileSnapshot(join(FOLDER, `registry-${name}.yml`));
  });

  it("differs in nothing but its trigger, the set-up, and where actions are from", () => {
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

  it("does not name what only a workflow that is started itself has", () => {
    expect(read(`registry-${name}.yml`)).not.toMatch(/[^.\w]inputs\.|github\.workflow\b/);
  });
});

it("does not make what would not be whole from a workflow that is written in another way", () => {
  expect(() => registryWorkflow("x", "name: x\non: push\n\njobs: {}\n")).toThrow("x.yml begins");
});
