// docs/threat-model.md: its table has every job with just the permissions that it has, and each test that it names is
// there.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parse } from "yaml";

const text = readFileSync("docs/threat-model.md", "utf8");
const WORKFLOWS = ".github/workflows";

interface WorkflowFile {
  jobs: Record<string, { permissions: Record<string, string> }>;
}

/** A line for each job of each workflow. */
function jobsOfWorkflows(): string[] {
  return readdirSync(WORKFLOWS).flatMap((file) => {
    const { jobs }: WorkflowFile = parse(readFileSync(`${WORKFLOWS}/${file}`, "utf8"));
    return Object.entries(jobs).map(([id, { permissions }]) => {
      const each = Object.entries(permissions).map(([name, level]) => `${name}: ${level}`);
      return `${file} ${id} ${each.sort().join(", ")}`;
    });
  });
}

/** What the page has, whose rows are each for all workflows with the job. */
function jobsOfPage(): string[] {
  const rows = [...text.matchAll(/^\| (`[\w-]+\.yml`.*?) \| `([\w-]+)` \| (.*?) \|$/gm)];
  return rows.flatMap(([, workflows = "", job, permissions = ""]) =>
    [...workflows.matchAll(/`([\w-]+\.yml)`/g)].map(([, file]) => {
      const each = [...permissions.matchAll(/`([\w-]+: \w+)`/g)].map(([, one]) => one);
      return `${file} ${job} ${each.sort().join(", ")}`;
    }),
  );
}

it("lists every job with its permissions", () => {
  expect(jobsOfPage().sort()).toEqual(jobsOfWorkflows().sort());
});

const CITED = [...text.matchAll(/^- `(test\/\S+)` "(.+)"$/gm)].map(([, file = "", title = ""]) => ({
  file,
  title,
}));

it("cites tests under every threat, each by its file and title on one line", () => {
  expect(CITED.length).toBe(text.match(/^- `test\//gm)?.length);
  const [, threats = ""] = /\n## Threats and defences\n(.*?)\n## /s.exec(text) ?? [];
  const [, ...each] = threats.split("\n### ");
  const uncited = each.filter((threat) => !/^- `test\//m.test(threat));
  expect(uncited.map((threat) => threat.split("\n", 1)[0])).toEqual([]);
  expect(each.length).toBeGreaterThan(12);
});

it.each(CITED)("cites a test that is there: $file, $title", ({ file, title }) => {
  expect([file, existsSync(file)]).toEqual([file, true]);
  expect(readFileSync(file, "utf8")).toContain(`"${title}"`);
});
