// The parts of doctor that need no GitHub: patterns, allowed actions, the files of a registry.

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  type AllowedActions,
  forbiddenActions,
  USED_ACTIONS,
} from "../../src/core/doctor/allowed-actions.ts";
import { CHECKS } from "../../src/core/doctor/diagnose.ts";
import type { Facts } from "../../src/core/doctor/facts.ts";
import { matchesPattern } from "../../src/core/doctor/patterns.ts";
import { pinIn } from "../../src/core/doctor/pin.ts";
import { completedRuleset, type ExistingRuleset, RULESET } from "../../src/core/doctor/ruleset.ts";
import { apiOfServer } from "../../src/core/doctor/server.ts";
import { readRegistryFiles } from "../../src/core/doctor/workflow-files.ts";

it.each([
  ["https://github.com", undefined],
  ["https://acme.ghe.com", "https://api.acme.ghe.com"],
  ["https://git.acme.example/", "https://git.acme.example/api/v3"],
])("the API of %s is at %s", (server, api) => expect(apiOfServer(server)).toBe(api));

describe("a pattern", () => {
  it.each([
    ["main", "main", true],
    ["main", "mainx", false],
    ["release/*", "release/1", true],
    ["release/*", "release/1/2", false],
    ["release/**", "release/1/2", true],
    ["*", "a/b", false],
    ["**", "a/b", true],
    ["m?in", "main", true],
    ["v1.0", "v100", false],
    ["(", "(", true],
  ])("%s and %s: %s", (pattern, name, matches) => {
    expect(matchesPattern(pattern, name)).toBe(matches);
  });
});

describe("the actions that are allowed", () => {
  const selected = (githubOwned: boolean, ...patterns: string[]): AllowedActions => ({
    kind: "selected",
    githubOwned,
    verified: false,
    patterns,
  });
  const CALLED = "tools/registry/.github/workflows/registry-check.yml@abc";

  it.each<[AllowedActions, string, boolean]>([
    [{ kind: "all" }, CALLED, true],
    [{ kind: "local_only" }, CALLED, false],
    [{ kind: "local_only" }, "Acme/own/x@v1", true],
    [selected(true), "actions/checkout@v1", true],
    [selected(false), "actions/checkout@v1", false],
    [selected(true), CALLED, false],
    [selected(true, "tools/*"), CALLED, true],
    [selected(true, "tools/registry/.github/workflows/*@*"), CALLED, true],
    [selected(true, "tools/registry@*"), CALLED, false],
    [selected(true, "!actions/checkout@*"), "actions/checkout@v1", false],
    [selected(false, "*", "!tools/*"), CALLED, false],
  ])("%j: %s", (allowed, used, isAllowed) => {
    expect(forbiddenActions(allowed, [used], "acme")).toEqual(isAllowed ? [] : [used]);
  });

  it("are compared with all that the jobs of a registry use", () => {
    const folder = ".github/workflows";
    const called = readdirSync(folder).filter((name) => name.startsWith("registry-"));
    const uses = called.flatMap((name) =>
      [...readFileSync(`${folder}/${name}`, "utf8").matchAll(/uses: ([^$\s@]+)@/g)].map(
        ([, it]) => it,
      ),
    );
    expect([...new Set(uses)].sort()).toEqual([...USED_ACTIONS]);
  });
});

describe("the files of a registry", () => {
  it("are read in every form that YAML has, and name the version beside the pin", () => {
    const sha = "ab".repeat(20);
    const { workflows, hasDependabot } = readRegistryFiles({
      ".github/workflows/publish.yml": `on:\n  push:\n    branches:\n      - "main" # the default\njobs: { a: { uses: "o/r/.github/workflows/registry-publish.yml@${sha}" } } # v1.2.3\n`,
      ".github/workflows/check.yml":
        "on: [pull_request, merge_group]\njobs:\n  a:\n    steps:\n      - uses: ./x\n      - uses: a/b@v1\n",
      ".github/workflows/doctor.yml": "on: workflow_dispatch",
      ".github/dependabot.yaml": "updates: [{ package-ecosystem: npm }]",
    });
    expect(workflows).toEqual([
      {
        path: ".github/workflows/check.yml",
        uses: ["a/b@v1"],
        events: ["pull_request", "merge_group"],
        pushBranches: undefined,
        pin: undefined,
      },
      {
        ...{ path: ".github/workflows/publish.yml", events: ["push"], pushBranches: ["main"] },
        uses: [`o/r/.github/workflows/registry-publish.yml@${sha}`],
        pin: { repository: "o/r", ref: sha, version: "v1.2.3" },
      },
      {
        path: ".github/workflows/doctor.yml",
        uses: [],
        events: ["workflow_dispatch"],
        pushBranches: undefined,
        pin: undefined,
      },
    ]);
    expect(hasDependabot).toBe(false);
  });

  it("name the same version line by line, and nothing but a version", () => {
    const used = (comment: string) =>
      `jobs:\n  a:\n    uses: "o/r/.github/workflows/registry-check.yml@abc" # ${comment}\n`;
    const pin = { repository: "o/r", ref: "abc" };
    expect(pinIn(used("v1.2.3-beta.1"))).toEqual({ ...pin, version: "v1.2.3-beta.1" });
    expect(pinIn(used("1.2.3;rm"))).toEqual({ ...pin, version: "v1.2.3" });
    expect(pinIn(used("main"))).toEqual({ ...pin, version: undefined });
    expect(pinIn("jobs:\n  a:\n    steps:\n      - uses: actions/checkout@v1 # v1.2.3\n")).toBe(
      undefined,
    );
  });

  it.each(["", "[]", "a", "on: {push: null}\njobs: [1]", "jobs: {a: 1}", "on: 3", "&a [*a]"])(
    "%j breaks nothing",
    (text) => {
      const { workflows, unreadable } = readRegistryFiles({ ".github/workflows/check.yml": text });
      expect(workflows.length + unreadable.length).toBe(1);
    },
  );
});

describe("our ruleset", () => {
  it("is completed to itself, and covers the default branch again where that was left out", () => {
    const existing = { ...RULESET, id: 1 } as ExistingRuleset;
    expect(completedRuleset(existing, "main")).toEqual(RULESET);
    const excluded = { include: ["refs/heads/x"], exclude: ["refs/heads/ma*", "refs/heads/y"] };
    expect(
      completedRuleset({ ...existing, conditions: { ref_name: excluded } }, "main").conditions,
    ).toEqual({
      ref_name: { include: ["refs/heads/x", "~DEFAULT_BRANCH"], exclude: ["refs/heads/y"] },
    });
  });

  it("keeps the app that must set the status", () => {
    const named = RULESET.rules.map((rule) =>
      rule.type === "required_status_checks"
        ? {
            ...rule,
            parameters: {
              ...rule.parameters,
              required_status_checks: [{ context: "coalitions", integration_id: 15368 }],
            },
          }
        : rule,
    );
    const existing = { ...RULESET, rules: named.slice(1), id: 1 } as ExistingRuleset;
    expect(completedRuleset(existing, "main").rules).toEqual(named);
  });
});

describe("the app that must set the required status", () => {
  const classic = (app: number | undefined) => ({ checks: [{ context: "coalitions", app }] });
  const rule = (integration_id?: number | null) => [
    {
      type: "required_status_checks",
      parameters: { required_status_checks: [{ context: "coalitions", integration_id }] },
    },
  ];
  const faultsOf = (rules: object, url = "https://github.com/acme/registry") => {
    const facts = { rules: { value: rules }, repository: { url } } as unknown as Facts;
    return CHECKS.find(({ name }) => name === "status-app")?.look(facts).value;
  };

  it.each([
    ["none", { default: rule(), classic: null }],
    ["null", { default: rule(null), classic: undefined }],
    ["any", { default: rule(-1), classic: classic(-1) }],
    ["GitHub Actions", { default: rule(15368), classic: classic(15368) }],
  ])("may be %s", (_, rules) => expect(faultsOf(rules)).toEqual([]));

  it.each([
    ["a ruleset", { default: rule(29110), classic: null }],
    ["classic protection", { default: [], classic: classic(29110) }],
  ])("must not be another one, by %s", (_, rules) => {
    const message = expect.stringMatching(
      /from the GitHub App 29110.*No pull request can be merged/,
    );
    expect(faultsOf(rules)).toEqual([expect.objectContaining({ state: "warning", message })]);
    // GitHub Actions has another number there.
    expect(faultsOf(rules, "https://git.acme.example/acme/registry")).toEqual([]);
  });
});

it("each check is in the action's manual, by its name", () => {
  const manual = readFileSync("actions/doctor/README.md", "utf8");
  const names = CHECKS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => !manual.includes(`\`${name}\``))).toEqual([]);
});
