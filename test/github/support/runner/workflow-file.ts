// Workflows and actions as GitHub's own parser reads them. One with an error is refused, as GitHub does.

import type { TemplateParseResult } from "@actions/workflow-parser";
import type {
  EventsConfig,
  Step as ParsedStep,
  ReusableWorkflowJob,
  WorkflowJob,
} from "@actions/workflow-parser/model/workflow-template";
import type { MappingToken } from "@actions/workflow-parser/templates/tokens/mapping-token";
import type { TemplateToken } from "@actions/workflow-parser/templates/tokens/template-token";
import { libraries } from "./libraries.ts";

export interface Workflow {
  /** `.github/workflows/check.yml` */
  path: string;
  text: string;
  name: string;
  on: EventsConfig;
  permissions: TemplateToken | undefined;
  env: MappingToken | undefined;
  concurrency: TemplateToken | undefined;
  /** Its declared inputs, secrets and outputs for calls. */
  declared: { inputs: MappingToken | undefined; outputs: MappingToken | undefined };
  jobs: Job[];
}

export interface Job {
  id: string;
  name: TemplateToken | undefined;
  needs: string[];
  condition: string;
  permissions: TemplateToken | undefined;
  env: MappingToken | undefined;
  outputs: MappingToken | undefined;
  matrix: TemplateToken | undefined;
  environment: TemplateToken | undefined;
  timeout: TemplateToken | undefined;
  concurrency: TemplateToken | undefined;
  /** Empty if it calls a workflow. */
  steps: Step[];
  call: Call | undefined;
  /** `(Line: 6, Col: 5)`, as in an error. */
  place: string;
}

/** A reusable workflow that a job calls. */
export interface Call {
  /** `OWNER/REPO/.github/workflows/x.yml@REF`, `./.github/workflows/x.yml` or `$/.github/workflows/x.yml` */
  uses: string;
  inputs: MappingToken | undefined;
  secrets: MappingToken | "inherit" | undefined;
}

export interface Step {
  id: string;
  condition: string;
  uses: string | undefined;
  run: TemplateToken | undefined;
  /** Everything else as it was written: `with`, `env`, `shell`… */
  written: MappingToken;
}

export interface Action {
  inputs: { id: string; required: boolean; default: TemplateToken | undefined }[];
  outputs: { id: string; value: TemplateToken | undefined }[];
  using: string;
  main: string | undefined;
  steps: Step[];
  written: MappingToken;
}

export class NotValid extends Error {
  override name = "NotValid";
}

export function rootOf({ context, value }: TemplateParseResult, path: string): MappingToken {
  const errors = context.errors.getErrors().map((error) => error.message);
  if (errors.length > 0) throw new NotValid(`${path}: ${errors.join("; ")}`);
  if (!value || !libraries.isMapping(value)) throw new NotValid(`${path}: no mapping`);
  return value;
}

/** The value of a key below several mappings. */
function mappingBelow(root: MappingToken, ...keys: string[]): MappingToken | undefined {
  return keys.reduce<MappingToken | undefined>(mappingAt, root);
}

export function mappingAt(mapping: MappingToken | undefined, key: string) {
  const value = mapping?.find(key);
  return value && libraries.isMapping(value) ? value : undefined;
}

/** Cached by path and content: every event reads the same few files. */
const parsed = new Map<string, Promise<Workflow>>();

export function parseWorkflowFile(path: string, content: string): Promise<Workflow> {
  const key = JSON.stringify([path, content]);
  const workflow = parsed.get(key) ?? parse(path, content);
  parsed.set(key, workflow);
  return workflow;
}

async function parse(path: string, content: string): Promise<Workflow> {
  const { parseWorkflow, convertWorkflowTemplate, NoOperationTraceWriter } = libraries;
  const result = parseWorkflow({ name: path, content }, new NoOperationTraceWriter());
  const root = rootOf(result, path);
  const template = await convertWorkflowTemplate(result.context, root);
  rootOf(result, path);
  const jobs = mappingAt(root, "jobs");
  return {
    ...{ path, text: content },
    name: `${root.find("name") ?? path}`,
    on: template.events,
    permissions: root.find("permissions"),
    env: mappingAt(root, "env"),
    concurrency: root.find("concurrency"),
    declared: {
      inputs: mappingBelow(root, "on", "workflow_call", "inputs"),
      outputs: mappingBelow(root, "on", "workflow_call", "outputs"),
    },
    jobs: template.jobs.map((job) => jobOf(job, jobs)),
  };
}

function jobOf(job: WorkflowJob, jobs: MappingToken | undefined): Job {
  const { value: id, line, col } = job.id;
  const written = mappingAt(jobs, id);
  return {
    id,
    name: job.name,
    needs: job.needs?.map(({ value }) => value) ?? [],
    condition: job.if.expression,
    permissions: written?.find("permissions"),
    env: mappingAt(written, "env"),
    outputs: mappingAt(written, "outputs"),
    matrix: mappingAt(written, "strategy")?.find("matrix"),
    environment: written?.find("environment"),
    timeout: written?.find("timeout-minutes"),
    concurrency: written?.find("concurrency"),
    steps: job.type === "job" ? stepsOf(job.steps, written) : [],
    call: job.type === "job" ? undefined : callOf(job),
    place: `(Line: ${line}, Col: ${col})`,
  };
}

function callOf(job: ReusableWorkflowJob): Call {
  const secrets = job["inherit-secrets"] ? "inherit" : job["secret-values"];
  return { uses: job.ref.value, inputs: job["input-values"], secrets };
}

/** `owner` is the job, or the `runs:` of a composite action. */
function stepsOf(steps: ParsedStep[], owner: MappingToken | undefined): Step[] {
  const sequence = owner?.find("steps");
  const written = sequence && libraries.isSequence(sequence) ? [...sequence] : [];
  return steps.map((step, index) => {
    const own = written[index];
    if (!own || !libraries.isMapping(own)) throw new Error(`No step ${index}`);
    return {
      id: step.id,
      condition: step.if?.expression ?? "success()",
      uses: "uses" in step ? step.uses.value : undefined,
      run: "run" in step ? step.run : undefined,
      written: own,
    };
  });
}

export function parseActionFile(path: string, content: string): Action {
  const { parseAction, convertActionTemplate, NoOperationTraceWriter } = libraries;
  const result = parseAction({ name: path, content }, new NoOperationTraceWriter());
  const root = rootOf(result, path);
  const { inputs = [], outputs = [], runs } = convertActionTemplate(result.context, root);
  rootOf(result, path);
  return {
    inputs: inputs.map(({ id, required = false, default: value }) => ({
      ...{ id, required, default: value },
    })),
    outputs: outputs.map(({ id, value }) => ({ id, value })),
    using: runs.using,
    main: "main" in runs ? runs.main : undefined,
    steps: "steps" in runs ? stepsOf(runs.steps, mappingAt(root, "runs")) : [],
    written: root,
  };
}
