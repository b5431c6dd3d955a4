// Rules for every workflow and action of this project. A rule returns one sentence for each fault.

import type { TemplateToken } from "@actions/workflow-parser/templates/tokens/template-token";
import { jsonOf } from "../github/support/runner/expressions.ts";
import { knownAction } from "../github/support/runner/known-actions.ts";
import { libraries } from "../github/support/runner/libraries.ts";
import type { Workflow } from "../github/support/runner/workflow-file.ts";
import type { Tree, UsedStep } from "./tree.ts";

export type Rule = (tree: Tree) => string[];

const NO_CONTEXT = { contexts: {}, failed: false };
const literal = (token: TemplateToken | undefined) => jsonOf(token, NO_CONTEXT);

const parses: Rule = ({ errors }) => errors;

/** No permissions at the top, so that a job without its own has none. Each job states what it needs. */
const permissionsAreSaid: Rule = ({ workflows }) =>
  workflows.flatMap(({ path, permissions, jobs }) => [
    ...(JSON.stringify(literal(permissions)) === "{}"
      ? []
      : [`${path}: no \`permissions: {}\` on top`]),
    ...jobs
      .filter((job) => typeof literal(job.permissions) !== "object")
      .map(({ id }) => `${path}: the job ${id} does not list its permissions`),
  ]);

/** A pull request's own code runs in these workflows. */
const pullRequestsOnlyRead: Rule = ({ workflows }) =>
  workflows
    .filter(({ on }) => on.pull_request)
    .flatMap(({ path, jobs }) =>
      jobs.flatMap(({ id, permissions }) =>
        Object.entries((literal(permissions) ?? {}) as Record<string, string>)
          .filter(([, level]) => level === "write")
          .map(([name]) => `${path}: the job ${id} may write ${name} for a pull request`),
      ),
    );

/** `./` is in the checkout; `$/` is the workflow's own repository at the running commit. */
const isLocal = (uses: string) => /^[.$]\//.test(uses);

const isThirdParty = (uses: string | undefined): uses is string =>
  uses !== undefined && !isLocal(uses);

/** Tags can be moved. The comment is for people and Dependabot. */
const thirdPartiesArePinned: Rule = ({ files, steps }) =>
  steps.flatMap(({ file, step: { uses } }) => {
    if (!isThirdParty(uses)) return [];
    if (!/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/.test(uses)) return [`${file}: ${uses} is not pinned`];
    const commented = files[file]?.match(new RegExp(`uses: ${uses} # v\\d+\\.\\d+\\.\\d+$`, "m"));
    return commented ? [] : [`${file}: ${uses} has no comment with its version`];
  });

const onePinForAnAction: Rule = ({ steps }) => {
  const pins = new Map<string, string>();
  return steps.flatMap(({ file, step: { uses } }) => {
    if (!isThirdParty(uses)) return [];
    const [name = "", pin = ""] = uses.split("@");
    const first = pins.get(name) ?? pin;
    pins.set(name, first);
    return pin === first ? [] : [`${file}: ${name} is pinned to ${pin}, and elsewhere to ${first}`];
  });
};

const checkouts = ({ steps }: Pick<Tree, "steps">) =>
  steps.filter(({ step }) => step.uses?.startsWith("actions/checkout@"));

const checkoutsForgetTheToken: Rule = (tree) =>
  checkouts(tree)
    .filter(({ inputs }) => `${literal(inputs?.find("persist-credentials"))}` !== "false")
    .map(({ file }) => `${file}: a checkout without \`persist-credentials: false\``);

/** A pull request's title would be run as a command. Values must go through `env:`. */
const scriptsHaveNoExpressions: Rule = ({ steps }) =>
  steps
    .filter(({ step, inputs }) =>
      [step.run, inputs?.find("script")].some((it) => it && libraries.isBasicExpression(it)),
    )
    .map(
      ({ file, step }) =>
        `${file}: the script of ${step.uses ?? (step.id || "a step")} has an expression`,
    );

/**
 * A stranger's text stays data, even outside scripts. A workflow uses only the number of an issue or comment, except in
 * a job's own `if`, which can only skip the job. Accounts are compared by id, never by the login in an event.
 */
const strangersWordsStayData: Rule = ({ files }) =>
  Object.entries(files).flatMap(([file, text]) =>
    (text.replaceAll(CONDITION, "").match(SPOKEN) ?? []).map(
      (found) => `${file}: ${found} is a stranger's word`,
    ),
  );

/** The `if` of a job, on one line or on several. */
const CONDITION = /^ {4}if: (>-\n( {6}.*\n)+|.*\n)/gm;

const SPOKEN =
  /github\.(?:event\.(?:issue\b(?!\.number\b)|comment\b|label\b|changes\b|discussion\b|review\b|sender\b)[\w.]*|(?:triggering_)?actor\b|event\s*[)}])/gi;

/** For a local action from its action.yml, for a third party's from the table of known actions. */
const inputsExist: Rule = (tree) =>
  tree.steps.flatMap((used) => {
    const { uses } = used.step;
    if (uses === undefined) return [];
    return isLocal(uses) ? localInputs(tree, used, uses) : thirdPartyInputs(tree, used, uses);
  });

function localInputs({ actions }: Tree, used: UsedStep, uses: string): string[] {
  // A missing one is reported by another rule.
  const inputs = actions.get(`${uses.slice(2)}/action.yml`)?.inputs ?? [];
  const names = inputs.map(({ id }) => id);
  const required = inputs.filter((it) => it.required && it.default === undefined);
  return wrongInputs(
    used,
    names,
    required.map(({ id }) => id),
  );
}

function thirdPartyInputs({ files }: Tree, used: UsedStep, uses: string): string[] {
  const [name, action] = knownAction(uses) ?? [];
  if (!action) return [`${used.file}: the inputs of ${uses} are unknown`];
  const [, major] = new RegExp(`${uses} # v(\\d+)`).exec(files[used.file] ?? "") ?? [];
  if (major !== undefined && !action.version.startsWith(`v${major}.`)) {
    return [`${used.file}: of ${name}, ${action.version} is known, and not v${major}`];
  }
  return wrongInputs(used, action.inputs, action.required ?? []);
}

function wrongInputs(
  { file, step, inputs }: UsedStep,
  names: readonly string[],
  required: readonly string[],
): string[] {
  const given = inputs ? [...inputs].map(({ key }) => `${key}`) : [];
  return [
    ...given
      .filter((it) => !names.includes(it))
      .map((it) => `${file}: ${step.uses} has no input ${it}`),
    ...required
      .filter((it) => !given.includes(it))
      .map((it) => `${file}: ${step.uses} needs ${it}`),
  ];
}

const actionsRunOnNode24: Rule = ({ actions }) =>
  [...actions]
    .filter(([, { using }]) => using !== "node24" && using !== "composite")
    .map(([file, { using }]) => `${file}: using ${using}`);

const localActionsExist: Rule = ({ files, steps }) =>
  steps.flatMap(({ file, step: { uses = "" } }) =>
    isLocal(uses) && !(`${uses.slice(2)}/action.yml` in files)
      ? [`${file}: there is no ${uses}`]
      : [],
  );

/** GitHub's own limit is six hours. */
const jobsEnd: Rule = ({ workflows }) =>
  workflows.flatMap(({ path, jobs }) =>
    jobs
      .filter(({ timeout }) => !timeout)
      .map(({ id }) => `${path}: the job ${id} has no timeout-minutes`),
  );

/** Events that run with trust, whatever caused them. */
const TRUSTED = ["workflow_run", "pull_request_target", "issue_comment", "issues", "workflow_call"];

const isTrusted = ({ on }: Workflow) => TRUSTED.some((event) => on[event] !== undefined);

/** Its newest commit, whatever its name: a schedule's payload has no repository, but runs on that branch. */
const DEFAULT_BRANCH = "github.event.repository.default_branch || github.ref_name";

const isDefaultBranch = (ref: TemplateToken) =>
  libraries.isBasicExpression(ref) && ref.expression === DEFAULT_BRANCH;

/** A stranger's code must never run where a token can write. */
const trustedCodeIsOurs: Rule = ({ workflows, steps }) => {
  const trusted = workflows.filter(isTrusted).map(({ path }) => path);
  const own = steps.filter(({ file }) => trusted.includes(file));
  const asked = checkouts({ steps: own })
    .filter(({ inputs }) => {
      const ref = inputs?.find("ref");
      return (ref && !isDefaultBranch(ref)) || inputs?.find("repository");
    })
    .map(({ file }) => `${file}: a checkout that is not of the default branch`);
  const fetched = own
    .filter(({ step }) =>
      /\bgit (fetch|pull|clone)\b|\bgh pr checkout\b|refs\/pull/.test(`${step.run ?? ""}`),
    )
    .map(({ file }) => `${file}: a script that fetches code`);
  return [...asked, ...fetched];
};

/**
 * A called workflow runs with the other repository's checkout, so its files are not ours. And it must not use the
 * caller's concurrency group: GitHub calls that a deadlock and ends the run.
 */
const calledOnItsOwn: Rule = ({ workflows, steps }) => {
  const called = workflows.filter(({ on }) => on.workflow_call !== undefined);
  const paths = called.map(({ path }) => path);
  return [
    ...called
      .filter(({ concurrency }) => concurrency)
      .map(({ path }) => `${path}: a concurrency group, which is its caller's to have`),
    ...steps
      .filter(({ file, step }) => paths.includes(file) && step.uses?.startsWith("./"))
      .map(({ file, step }) => `${file}: ${step.uses} is taken from the checkout of its caller`),
  ];
};

export const RULES = {
  parses,
  permissionsAreSaid,
  pullRequestsOnlyRead,
  thirdPartiesArePinned,
  onePinForAnAction,
  checkoutsForgetTheToken,
  scriptsHaveNoExpressions,
  strangersWordsStayData,
  inputsExist,
  actionsRunOnNode24,
  localActionsExist,
  jobsEnd,
  trustedCodeIsOurs,
  calledOnItsOwn,
};
