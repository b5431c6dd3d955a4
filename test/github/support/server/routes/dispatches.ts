// Requests to run workflows, https://docs.github.com/rest/actions/workflows#create-a-workflow-dispatch-event,
// and existing runs, https://docs.github.com/rest/actions/workflow-runs#list-workflow-runs-for-a-workflow.

import { secondNow } from "../../runner/events.ts";
import { parseWorkflowFile } from "../../runner/workflow-file.ts";
import { notFound, unprocessable } from "../answer.ts";
import { reads, writes } from "../permissions.ts";
import { type Respond, type Route, repositoryOf, route } from "../state.ts";
import { counted } from "./paged.ts";
import { workflowPath } from "./workflows.ts";

const dispatch: Respond = async (request, state) => {
  const { params, body, by } = request;
  const { ref: branch, inputs = {} } = body;
  const repository = repositoryOf(request, state);
  const path = await workflowPath(repository, params.workflow ?? "");
  const workflow = path.slice(path.lastIndexOf("/") + 1);
  const ref = `refs/heads/${branch}`;
  if (repository.refAt(ref) === undefined) throw unprocessable(`No ref found for: ${branch}`);
  const file = await repository.fileAt(`${branch}`, path);
  if (!file) throw notFound();
  const { on } = await parseWorkflowFile(path, `${file}`);
  if (!on.workflow_dispatch) {
    throw unprocessable("Workflow does not have 'workflow_dispatch' trigger");
  }
  const declared = on.workflow_dispatch.inputs ?? {};
  const unexpected = Object.keys(inputs as object).filter((name) => !(name in declared));
  if (unexpected.length > 0) {
    throw unprocessable(`Unexpected inputs provided: ${JSON.stringify(unexpected)}`);
  }
  const given = inputs as Record<string, unknown>;
  state.dispatches.push({ repository, workflow, ref, inputs: given, by });
  return { status: 204 };
};

/** Past runs, and requested ones, which GitHub lists as queued. */
const runs: Respond = async (request, state) => {
  const { params, query } = request;
  const repository = repositoryOf(request, state);
  const path = await workflowPath(repository, params.workflow ?? "");
  const queued = state.dispatches
    .filter((it) => path.endsWith(`/${it.workflow}`))
    .map(({ ref }) => ({
      ...{ path, event: "workflow_dispatch", conclusion: null, head_sha: repository.refAt(ref) },
      ...{ status: "queued", created_at: secondNow(), head_branch: ref.replace("refs/heads/", "") },
    }));
  const known: Record<string, unknown>[] = [...queued, ...state.runs.values()];
  const filters = [...query].filter(([name]) => !["page", "per_page"].includes(name));
  const found = known.filter(
    (run) =>
      run.path === path &&
      filters.every(
        ([name, value]) => `${run[name === "branch" ? "head_branch" : name]}` === value,
      ),
  );
  return counted("workflow_runs", found, request, state);
};

export const DISPATCHES: Route[] = [
  route("POST", "/actions/workflows/:workflow/dispatches", writes("actions"), dispatch),
  route("GET", "/actions/workflows/:workflow/runs", reads("actions"), runs),
];
