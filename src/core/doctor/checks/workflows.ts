// The workflows: whether they exist, are enabled and run.

import { oneLine, someOf } from "../../text.ts";
import { laterOf, moment, secondsOf } from "../../time.ts";
import type { WorkflowFacts } from "../facts.ts";
import { check, error, type Fault, type Fix, warning } from "../finding.ts";
import {
  callsSoftware,
  nameOf,
  type RegistryFiles,
  WORKFLOW_FOLDER,
  WORKFLOWS,
} from "../workflow-files.ts";

const DAY = 24 * 60 * 60;

export const WORKFLOW_CHECKS = [
  check(
    "workflow-files",
    "which workflows exist",
    ({ files }) => files,
    (files) => [...files.unreadable.map(unreadableFault), ...missingFaults(files)],
  ),
  check(
    "workflows-enabled",
    "whether the workflows are enabled",
    ({ workflows }) => workflows,
    (workflows) => workflows.filter(({ state }) => state !== "active").map(disabledFault),
  ),
  check(
    "schedule",
    "whether cutover.yml still runs on schedule",
    ({ workflows }) => workflows,
    (workflows, { now }) => workflows.filter(isCutover).flatMap((it) => scheduleFaults(it, now)),
  ),
  check(
    "last-runs",
    "how the last runs ended",
    ({ workflows }) => workflows,
    (workflows) => workflows.flatMap(runFaults),
  ),
];

const isCutover = ({ path }: WorkflowFacts) => nameOf(path) === "cutover.yml";

function unreadableFault({ path, reason }: { path: string; reason: string }): Fault {
  return error({
    message: `${path} cannot be used. ${oneLine(reason)}`,
    remedy: "Correct the file.",
  });
}

/** A repository that also has the software's sources does not need doctor.yml. */
function missingFaults(files: RegistryFiles): Fault[] {
  const there = [...files.workflows, ...files.unreadable].map(({ path }) => nameOf(path));
  const isCopy = there.length > 0 && !callsSoftware(files);
  const missing = WORKFLOWS.filter((it) => !there.includes(it) && !(isCopy && it === "doctor.yml"));
  if (missing.length === 0) return [];
  const isAll = missing.length === WORKFLOWS.length;
  return [
    (missing.every((it) => it === "doctor.yml") ? warning : error)({
      message: isAll
        ? "The default branch has none of a registry's workflows."
        : `In ${WORKFLOW_FOLDER}, the default branch does not have ${someOf(missing, 6)}.`,
      remedy: isAll
        ? "Check that this is the right repository. If you have not pushed yet, commit and push what npx mosaik-coalitions init wrote."
        : "Run npx mosaik-coalitions init in an empty folder, and copy the missing files from there.",
    }),
  ];
}

function disabledFault({ id, path, state }: WorkflowFacts): Fault {
  const reasons: Record<string, string> = {
    disabled_inactivity:
      "GitHub disabled it, because schedules stop after 60 days without a commit",
    disabled_fork: "GitHub disables the workflows of a fork",
    disabled_manually: "Somebody disabled it, so --fix does not enable it",
  };
  const fixes: Fix[] = state === "disabled_inactivity" ? [{ kind: "workflow", id, path }] : [];
  return error({
    message: `${nameOf(path)} does not run. ${reasons[state] ?? `Its state is ${state}`}.`,
    remedy: `In Actions, ${nameOf(path)}, choose Enable workflow${state === "disabled_manually" ? ", once you know why it was disabled" : ""}.`,
    page: `/actions/workflows/${nameOf(path)}`,
    fixes,
  });
}

function scheduleFaults(
  { state, updatedAt, lastScheduled, path }: WorkflowFacts,
  now: string,
): Fault[] {
  // An enabled workflow also gets one day before its first run is missed.
  const last = laterOf(lastScheduled ?? updatedAt, updatedAt);
  const since = secondsOf(now) - secondsOf(last);
  // A disabled workflow has its own finding.
  if (state !== "active" || since <= DAY) return [];
  return [
    error({
      message: lastScheduled
        ? `The schedule of ${nameOf(path)} last started it at ${lastScheduled}. Changes due since then are waiting.`
        : `The schedule of ${nameOf(path)} has not started it since ${updatedAt}.`,
      remedy: `In Actions, ${nameOf(path)}, disable the workflow and enable it again, then choose Run workflow.`,
      page: `/actions/workflows/${nameOf(path)}`,
    }),
  ];
}

/** The check is supposed to fail if a pull request has errors. */
const MAY_FAIL = ["check.yml", "doctor.yml"];
/**
 * If these fail, nothing is published or carried out. A run of any other workflow concerns one pull request or issue.
 */
const STOPPING = ["publish.yml", "cutover.yml"];
const BROKEN = ["startup_failure"];
const FAILED = [...BROKEN, "failure", "timed_out"];

function runFaults({ path, lastRun }: WorkflowFacts): Fault[] {
  const bad = MAY_FAIL.includes(nameOf(path)) ? BROKEN : FAILED;
  if (!lastRun || !bad.includes(lastRun.conclusion)) return [];
  const say = STOPPING.includes(nameOf(path)) ? error : warning;
  return [
    say({
      message: `The last run of ${nameOf(path)} ended with ${lastRun.conclusion} at ${moment(lastRun.at)}.`,
      remedy: "Open the run and read its summary, fix the cause, then choose Re-run all jobs.",
      page: lastRun.url,
    }),
  ];
}
