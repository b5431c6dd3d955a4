// The workflows and actions of this project keep the rules, and each rule catches its fault.

import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { RULES } from "./rules.ts";
import { type Files, readProject, readTree, type Tree } from "./tree.ts";

const ROOT = join(import.meta.dirname, "../..");
const PIN = "3d3c42e5aac5ba805825da76410c181273ba90b1";

let project: Tree;
beforeAll(async () => {
  project = await readTree(readProject(ROOT));
});

describe("the workflows of this project", () => {
  it("are all read", () => {
    const read = [...project.workflows.map(({ path }) => path), ...project.actions.keys()];
    expect(read).toEqual(Object.keys(project.files));
    expect(read).toEqual(
      expect.arrayContaining([
        ".github/workflows/check.yml",
        ".github/workflows/publish.yml",
        ".github/actions/setup/action.yml",
        "actions/publish/action.yml",
        "actions/validate/action.yml",
      ]),
    );
  });

  it.each(Object.entries(RULES))("keep the rule %s", (_name, rule) => {
    expect(rule(project)).toEqual([]);
  });
});

/** A workflow that keeps every rule, until a test changes it. */
const GOOD = `name: good
on: pull_request
permissions: {}
jobs:
  a:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@${PIN} # v7.0.1
        with:
          persist-credentials: false
      - uses: ./own
        with:
          needed: x
`;
const ACTION = `name: Own
description: Own
inputs:
  needed:
    required: true
  defaulted:
    required: true
    default: x
runs:
  using: node24
  main: main.js
`;
const FILE = ".github/workflows/good.yml";
const SELF = GOOD.replace("./own", "$/own");
const DEFAULT_BRANCH = "github.event.repository.default_branch || github.ref_name";
const LAST = "          needed: x\n";
const files = (workflow: string, action = ACTION): Files => ({
  [FILE]: workflow,
  "own/action.yml": action,
});
const script = (text: string) => `${GOOD}      - run: "${text}"\n`;
const inBraces = (text: string) => ["$", `{{ ${text} }}`].join("");
const upload = "      - uses: actions/upload-artifact@cf430e030ddbb5b0abf93d22962f4752f3646cd9";

type RuleName = keyof typeof RULES;

/** A broken rule, with its message. */
const BAD: [rule: RuleName, bad: Files, says: string][] = [
  ["parses", files(GOOD.replace("runs-on", "run-on")), "run-on"],
  ["parses", files(GOOD, ACTION.replace("main:", "mein:")), "mein"],
  ["permissionsAreSaid", files(GOOD.replace("permissions: {}\n", "")), "no `permissions: {}`"],
  ["permissionsAreSaid", files(GOOD.replace("{}", "read-all")), "no `permissions: {}`"],
  [
    "permissionsAreSaid",
    files(GOOD.replace("    permissions:\n      contents: read\n", "")),
    "job a",
  ],
  ["permissionsAreSaid", files(GOOD.replace(":\n      contents: read", ": read-all")), "job a"],
  ["pullRequestsOnlyRead", files(GOOD.replace("contents: read", "contents: write")), "contents"],
  ["thirdPartiesArePinned", files(GOOD.replace(PIN, "v7")), "is not pinned"],
  ["thirdPartiesArePinned", files(GOOD.replace(PIN, PIN.slice(0, 12))), "is not pinned"],
  ["thirdPartiesArePinned", files(GOOD.replace(" # v7.0.1", "")), "no comment"],
  ["thirdPartiesArePinned", files(GOOD.replace(" # v7.0.1", " # v7")), "no comment"],
  [
    "onePinForAnAction",
    files(`${GOOD}      - uses: actions/checkout@${"0".repeat(40)} # v7.0.1\n`),
    "elsewhere",
  ],
  [
    "checkoutsForgetTheToken",
    files(GOOD.replace("credentials: false", "credentials: true")),
    "checkout",
  ],
  [
    "checkoutsForgetTheToken",
    files(GOOD.replace("        with:\n          persist-credentials: false\n", "")),
    "checkout",
  ],
  ["scriptsHaveNoExpressions", files(script(`echo ${inBraces("github.head_ref")}`)), "expression"],
  [
    "scriptsHaveNoExpressions",
    files(
      `${GOOD}      - uses: actions/github-script@${PIN} # v8.0.0
        with:
          script: "log('${inBraces("github.head_ref")}')"\n`,
    ),
    "actions/github-script",
  ],
  ...[
    "github.event.issue.title",
    "github.event.issue.body",
    "github.event.issue.user.id",
    "github.event.comment.body",
    "github.event.label.name",
    "github.event.sender.login",
    "github.actor",
    "github.triggering_actor",
    "toJSON(github.event)",
  ].map((word): [RuleName, Files, string] => [
    "strangersWordsStayData",
    files(GOOD.replace("needed: x", `needed: ${inBraces(word)}`)),
    "a stranger's word",
  ]),
  ["strangersWordsStayData", files(`run-name: ${inBraces("github.actor")}\n${GOOD}`), "stranger"],
  ["inputsExist", files(GOOD.replace("persist-credentials", "persist-credential")), "no input"],
  [
    "inputsExist",
    files(GOOD.replace(LAST, `${LAST}          more: x\n`)),
    "./own has no input more",
  ],
  ["inputsExist", files(GOOD.replace(`        with:\n${LAST}`, "")), "./own needs needed"],
  ["inputsExist", files(SELF.replace(`        with:\n${LAST}`, "")), "$/own needs needed"],
  ["inputsExist", files(GOOD.replace("# v7.0.1", "# v8.0.0")), "and not v8"],
  ["inputsExist", files(`${GOOD}${upload} # v7.0.2\n`), "needs path"],
  ["inputsExist", files(`${GOOD}      - uses: some/body@${PIN} # v1.0.0\n`), "are unknown"],
  ["actionsRunOnNode24", files(GOOD, ACTION.replace("node24", "node20")), "using node20"],
  ["localActionsExist", files(GOOD.replace("./own", "./gone")), "there is no ./gone"],
  ["localActionsExist", files(GOOD.replace("./own", "$/gone")), "there is no $/gone"],
  ["jobsEnd", files(GOOD.replace("    timeout-minutes: 5\n", "")), "job a has no timeout"],
  [
    "trustedCodeIsOurs",
    files(trusted("ref", inBraces("github.event.workflow_run.head_sha"))),
    "checkout",
  ],
  ["trustedCodeIsOurs", files(trusted("ref", "main")), "checkout"],
  ["trustedCodeIsOurs", files(trusted("ref", inBraces(`${DEFAULT_BRANCH} || 1`))), "checkout"],
  ["trustedCodeIsOurs", files(called(trusted("ref", inBraces("github.sha")))), "checkout"],
  ["trustedCodeIsOurs", files(trusted("repository", "somebody/else")), "checkout"],
  ["trustedCodeIsOurs", files(fromRun(script("git fetch origin refs/pull/1/head"))), "fetches"],
  [
    "trustedCodeIsOurs",
    files(script("gh pr checkout 1").replace("on: pull_request", "on: pull_request_target")),
    "fetches",
  ],
  ["calledOnItsOwn", files(called(GOOD)), "./own is taken from the checkout"],
  ["calledOnItsOwn", files(called(`concurrency: x\n${SELF}`)), "concurrency group"],
];

function fromRun(workflow: string): string {
  return workflow.replace("on: pull_request", "on: { workflow_run: { workflows: [check] } }");
}

/** Whatever its name. */
function called(workflow: string): string {
  return workflow.replace(/on: .*/, "on: workflow_call");
}

function trusted(input: string, value: string): string {
  const own = "          persist-credentials: false\n";
  return fromRun(GOOD).replace(own, `${own}          ${input}: ${value}\n`);
}

describe("a rule", () => {
  it.each(Object.entries(RULES))("lets a good workflow pass: %s", async (_name, rule) => {
    expect(rule(await readTree(files(GOOD)))).toEqual([]);
    expect(rule(await readTree(files(fromRun(GOOD))))).toEqual([]);
    const ref = inBraces(DEFAULT_BRANCH);
    expect(rule(await readTree(files(trusted("ref", ref))))).toEqual([]);
    expect(rule(await readTree(files(called(SELF))))).toEqual([]);
    const number = inBraces("github.event.issue.number");
    expect(rule(await readTree(files(GOOD.replace("needed: x", `needed: ${number}`))))).toEqual([]);
  });

  it.each(BAD)("catches its fault: %s, case %#", async (name, bad, says) => {
    expect(RULES[name](await readTree(bad))).toEqual([expect.stringContaining(says)]);
  });

  it("is tried, every one", () => {
    expect(new Set(BAD.map(([name]) => name))).toEqual(new Set(Object.keys(RULES)));
  });
});
