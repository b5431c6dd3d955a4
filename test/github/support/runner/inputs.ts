// A workflow's inputs: texts from a person or the API, or typed values from the calling job.

import type { MappingToken } from "@actions/workflow-parser/templates/tokens/mapping-token";
import type { TemplateToken } from "@actions/workflow-parser/templates/tokens/template-token";
import { jsonOf, type Scope } from "./expressions.ts";
import { libraries } from "./libraries.ts";
import { StepFailed, type WorkflowEvent } from "./running-job.ts";
import type { Workflow } from "./workflow-file.ts";

/** The event with default inputs added; `github.event.inputs` has texts. */
export function withDefaults({ on }: Workflow, event: WorkflowEvent): WorkflowEvent {
  if (event.trigger.name !== "workflow_dispatch") return event;
  const inputs: Record<string, unknown> = {};
  for (const [name, { default: value }] of Object.entries(on.workflow_dispatch?.inputs ?? {})) {
    if (value !== undefined) inputs[name] = `${value}`;
  }
  Object.assign(inputs, event.payload.inputs);
  return { ...event, payload: { ...event.payload, inputs } };
}

/** The `inputs` of a manual run; none for an event. */
export function dispatchInputs({ on }: Workflow, { payload }: WorkflowEvent) {
  const given = { ...(payload.inputs as Record<string, unknown> | undefined) };
  for (const [name, { type }] of Object.entries(on.workflow_dispatch?.inputs ?? {})) {
    if (payload.inputs && `${type}` === "boolean") given[name] = given[name] === "true";
  }
  return given;
}

const EMPTY: Record<string, unknown> = { string: "", boolean: false, number: 0 };

/** Throws StepFailed if a value has the wrong type. */
export function calledInputs(
  { path, declared }: Workflow,
  given: MappingToken | undefined,
  scope: Scope,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { key, value: definition } of declared.inputs ?? []) {
    if (!libraries.isMapping(definition)) continue;
    const [name, type] = [`${key}`, `${definition.find("type")}`];
    const token = given?.find(name) ?? definition.find("default");
    values[name] = token ? typed(token, { type, scope, path }) : EMPTY[type];
  }
  return values;
}

function typed(
  token: TemplateToken,
  { type, scope, path }: { type: string; scope: Scope; path: string },
): unknown {
  const value = jsonOf(token, scope) ?? "";
  if (type === "string") return `${value}`;
  if (typeof value === type) return value;
  const place = `${path} (Line: ${token.line}, Col: ${token.col})`;
  throw new StepFailed(`The template is not valid. ${place}: Unexpected value '${value}'`);
}
