// `coalitions init`: a registry of one's own, written whole or not at all.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { filesBelow } from "../support/files-below.ts";
import { coalitionsWith } from "../support/run-node.ts";
import { FLAGS } from "../support/starter.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "init-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Where nobody answers. */
const OFFLINE = { GITHUB_API_URL: "http://127.0.0.1:9" };
const init = (...args: string[]) => coalitionsWith(OFFLINE, folder, "init", ...args);
const here = (...names: string[]) => join(folder, ...names);
const textOf = (file: string) => readFileSync(here("registry", file), "utf8");

const FILES = [
  ".gitattributes",
  ".github/CODEOWNERS",
  ".github/ISSUE_TEMPLATE/bump-notice.yml",
  ".github/ISSUE_TEMPLATE/config.yml",
  ".github/dependabot.yml",
  ".github/workflows/bump-notice.yml",
  ".github/workflows/check.yml",
  ".github/workflows/cutover.yml",
  ".github/workflows/doctor.yml",
  ".github/workflows/publish.yml",
  ".github/workflows/report.yml",
  ".vscode/settings.json",
  "README.md",
  "registry.config.json",
];

describe("init", () => {
  it("writes the files of a registry, and no other", async () => {
    const { code, stdout, stderr } = await init("registry", ...FLAGS);
    expect([code, stderr]).toEqual([0, expect.stringContaining("it is taken as written")]);
    expect(stdout).toMatch(/^14 files are written in registry\. Next:\n\n1\. /);
    expect([...filesBelow(here("registry")).keys()]).toEqual(FILES);
    expect(JSON.parse(textOf("registry.config.json"))).toEqual({
      $schema:
        "https://raw.githubusercontent.com/acme/software/v1/schemas/registry-config.schema.json",
      name: "Acme *coalitions*",
      description: "What <Acme> ships.",
      baseUrl: "https://acme.github.io/registry/",
      maintainers: [{ login: "ada", id: 5 }, "@acme/registry"],
    });
    expect(textOf(".github/CODEOWNERS")).toMatch(/\n\* @ada @acme\/registry\n$/);
    for (const file of FILES) expect(textOf(file), file).not.toMatch(/__[A-Z]/);
  });
});
