// Runs of workflows that are asked for, https://docs.github.com/rest/actions/workflows#create-a-workflow-dispatch-event,
// those that there are, https://docs.github.com/rest/actions/workflow-runs#list-workflow-runs-for-a-workflow, and where the site is, https://docs.github.com/rest/pages/pages#get-a-github-pages-site.

import { parseWorkflowFile } from "../../runner/workflow-file.ts";
import { ACTIONS_BOT } from "../accounts.ts";
import { notFound, unprocessable } from "../answer.ts";
import type { HostedRepository } from "../hosted-repository.ts";
import { reads, writes } from "../needs.ts";
import { type Route, route } from "../state.ts";
import { inRepository } from "./in-repository.ts";
import { paged } from "./paged.ts";

interface Input {
  type?: string;
  required?: boolean;
  default?: unknown;
  options?: string[];
}

/** The full ref of a branch, or of a tag. */
async function refOf(repository: HostedRepository, ref: string): Promise<string | undefined> {
  for (const name of [ref, `refs/heads/${ref}`, `refs/tags/${ref}`]) {
    if (name.startsWith("refs/") && (await repository.refAt(name))) return name;
  }
  return undefined;
}

/** The inputs as the run has them, with those that are left out; or why GitHub takes them not. */
function complete(
  given: Record<string, unknown>,
  declared: Record<string, Input>,
): Record<string, unknown> | string {
  const unexpected = Object.keys(given).filter((name) => !(name in declared));
  if (unexpected.length > 0) return `Unexpected inputs provided: ${JSON.stringify(unexpected)}`;
  const all: Record<string, unknown> = {};
  for (const [name, { type, required, default: value, options }] of Object.entries(declared)) {
    const wanted = given[name] ?? value;
    if (required && (wanted === undefined || wanted === "")) {
      return `Required input '${name}' not provided`;
    }
    if (type === "choice" && wanted !== undefined && !options?.includes(`${wanted}`)) {
      return `Provided value '${wanted}' for input '${name}' not in the list of allowed values`;
    }
    if (type === "boolean" && wanted !== undefined && !/^(true|false)$/.test(`${wanted}`)) {
      return `Provided value '${wanted}' for input '${name}' is not a boolean`;
    }
    all[name] = type === "boolean" ? `${wanted}` === "true" : `${wanted ?? options?.[0] ?? ""}`;
  }
  return all;
}

const dispatch = inRepository(async (repository, { params, body, grant }, state) => {
  const { ref, inputs = {} } = body;
  const { workflow = "" } = params;
  const path = `.github/workflows/${workflow}`;
  // GitHub knows a workflow by its file on the default branch.
  if (!(await repository.fileAt(repository.defaultBranch, path))) return notFound();
  if (typeof ref !== "string") {
    return unprocessable('Invalid request.\n\n"ref" wasn\'t supplied.');
  }
  const name = await refOf(repository, ref);
  if (name === undefined) return unprocessable(`No ref found for: ${ref}`);
  const file = await repository.fileAt(name, path);
  if (!file) return notFound();
  const { on } = await parseWorkflowFile(path, `${file}`);
  if (!on.workflow_dispatch) {
    return unprocessable("Workflow does not have 'workflow_dispatch' trigger");
  }
  const declared = (on.workflow_dispatch.inputs ?? {}) as Record<string, Input>;
  const all = complete(inputs as Record<string, unknown>, declared);
  if (typeof all === "string") return unprocessable(all);
  const by = grant?.account ?? ACTIONS_BOT;
  state.dispatches.push({ repository, workflow, ref: name, inputs: all, by });
  return { status: 204 };
});

/** Those that ran; and those that were asked for, which GitHub lists as queued. */
const runs = inRepository(async (repository, request, state) => {
  const { params, query } = request;
  const path = `.github/workflows/${params.workflow}`;
  if (!(await repository.fileAt(repository.defaultBranch, path))) return notFound();
  const asked = state.dispatches.filter((it) => it.workflow === params.workflow);
  const queued = asked.map(async ({ ref }) => ({
    ...{ path, event: "workflow_dispatch", status: "queued", conclusion: null },
    head_sha: await repository.commitAt(ref),
  }));
  const known = [...(await Promise.all(queued)), ...state.runs.values()] as Run[];
  const filters = [...query].filter(([name]) => !["page", "per_page"].includes(name));
  const found = known.filter(
    (run) => run.path === path && filters.every(([name, value]) => `${run[name]}` === value),
  );
  const { items, headers } = paged(found, request, state);
  return { status: 200, headers, body: { total_count: found.length, workflow_runs: items } };
});

type Run = Record<string, unknown>;

const site = inRepository((repository, _request, { addresses, pages }) => {
  if (!pages.has(repository)) return notFound();
  const html_url = `${addresses.pages}/${repository.fullName}/`;
  return { status: 200, body: { html_url, status: "built", build_type: "workflow", public: true } };
});

const R = "/repos/:owner/:repo";
export const DISPATCHES: Route[] = [
  route("POST", `${R}/actions/workflows/:workflow/dispatches`, writes("actions"), dispatch),
  route("GET", `${R}/actions/workflows/:workflow/runs`, reads("actions"), runs),
  route("GET", `${R}/pages`, reads("pages"), site),
];
