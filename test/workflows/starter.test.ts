// A new registry's workflows have triggers, permissions and one call. Except for their jobs they equal this repository's
// own, and grant exactly what the called ones need.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { CALLED_WORKFLOWS } from "../../build/registry-workflow.mjs";
import { made, RELEASE } from "../support/starter.ts";
import { RULES } from "./rules.ts";
import { readTree } from "./tree.ts";

interface Job {
  permissions: Record<string, string>;
  uses: string;
  secrets?: Record<string, string>;
}
interface Workflow {
  name: string;
  on: object;
  permissions: object;
  concurrency: object;
  jobs: Record<string, Job>;
}

const files = made();
const FOLDER = ".github/workflows";
const textOf = (name: string) => files.get(`${FOLDER}/${name}.yml`) ?? "";
const thin = (name: string): Workflow => parse(textOf(name));
const own = (name: string): Workflow => parse(readFileSync(`${FOLDER}/${name}.yml`, "utf8"));

/** Ignores an input's description, and treats an optional one as GitHub does. */
function decisive(on: object): unknown {
  return JSON.parse(
    JSON.stringify(on, (key, value) =>
      key === "description" || (key === "required" && value === false) ? undefined : value,
    ),
  );
}

const LEVELS = ["none", "read", "write"];

/** The permissions that all jobs need together. */
function union(jobs: Workflow["jobs"]): Record<string, string> {
  const needed: Record<string, string> = {};
  for (const { permissions } of Object.values(jobs)) {
    for (const [name, level] of Object.entries(permissions)) {
      const known = needed[name] ?? "none";
      needed[name] = LEVELS.indexOf(level) > LEVELS.indexOf(known) ? level : known;
    }
  }
  return needed;
}

describe.each(CALLED_WORKFLOWS)("%s.yml", (name) => {
  it("starts when this repository's own does, and waits for the same runs", () => {
    const { on, concurrency } = own(name);
    expect(decisive(thin(name).on)).toEqual(decisive(on));
    expect(thin(name).concurrency).toEqual(concurrency);
  });
});

describe.each([...CALLED_WORKFLOWS, "doctor"])("%s.yml", (name) => {
  const [job, ...more] = Object.values(thin(name).jobs);
  const called = own(`registry-${name}`);

  it("is one call of the release, under its own name", () => {
    expect(more).toEqual([]);
    const { repository, commit, version } = RELEASE;
    const uses = `${repository}/${FOLDER}/registry-${name}.yml@${commit}`;
    expect(job?.uses).toBe(uses);
    expect(textOf(name)).toContain(`    uses: ${uses} # v${version}\n`);
    expect(thin(name).name).toBe(name);
    expect(textOf(name).split("\n").length).toBeLessThanOrEqual(26);
  });

  it("grants what the called jobs need, and nothing else", () => {
    expect(thin(name).permissions).toEqual({});
    expect(job?.permissions).toEqual(union(called.jobs));
  });

  it("passes the secrets of the called workflow by name", () => {
    const { on } = called as { on: { workflow_call: { secrets?: object } | null } };
    const taken = Object.keys(on.workflow_call?.secrets ?? {});
    const given = Object.entries(job?.secrets ?? {});
    expect(given).toEqual(taken.map((it) => [it, `\${{ secrets.${it} }}`]));
  });
});

/** A calling job has no time limit of its own. */
const { jobsEnd: _, ...rules } = RULES;

it.each(Object.entries(rules))("a new registry keeps the rule %s", async (_name, rule) => {
  const workflows = [...files].filter(([file]) => file.startsWith(FOLDER));
  expect(workflows).toHaveLength(6);
  expect(rule(await readTree(Object.fromEntries(workflows)))).toEqual([]);
});

it("has this repository's own issue form, and the address of its site", () => {
  const folder = ".github/ISSUE_TEMPLATE";
  const form = `${folder}/bump-notice.yml`;
  expect(files.get(form)).toBe(readFileSync(form, "utf8"));
  const { contact_links, ...rest } = parse(files.get(`${folder}/config.yml`) ?? "");
  expect(contact_links.map(({ url }: { url: string }) => url)).toEqual([
    "https://acme.github.io/registry/",
  ]);
  expect(rest).toEqual(parse(readFileSync(`${folder}/config.yml`, "utf8")));
});

it("moves to a new version by one pull request", () => {
  const { updates } = parse(files.get(".github/dependabot.yml") ?? "");
  expect(updates).toEqual([
    expect.objectContaining({
      "package-ecosystem": "github-actions",
      directory: "/",
      groups: { software: { patterns: ["*"] } },
    }),
  ]);
});
