// .github/dependabot.yml looks at every folder that pins an action, and moves all of them in one pull request.

import { existsSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { readProject } from "./tree.ts";

interface Update {
  "package-ecosystem": string;
  directory?: string;
  directories?: string[];
  groups: Record<string, { patterns: string[] }>;
}

const { updates } = parse(readFileSync(".github/dependabot.yml", "utf8")) as { updates: Update[] };
const update = (ecosystem: string) => updates.find((it) => it["package-ecosystem"] === ecosystem);

it("looks at every folder that has a pin", () => {
  // Of a repository's top folder Dependabot reads .github/workflows; of another, the action.yml that is in it.
  const folders = Object.entries(readProject("."))
    .filter(([, text]) => /uses: [\w.-]+\/.*@[0-9a-f]{40}/.test(text))
    .map(([file]) => (file.startsWith(".github/workflows/") ? "/" : `/${dirname(file)}`));
  const patterns = update("github-actions")?.directories ?? [];
  const isCovered = (folder: string) =>
    patterns.some((it) => new RegExp(`^${it.replace("*", "[^/]+")}$`).test(folder));
  expect(folders).toEqual(expect.arrayContaining(["/", "/.github/actions/setup"]));
  expect(folders.filter((folder) => !isCovered(folder))).toEqual([]);
});

it("moves all pins in one pull request: a generated workflow must not differ from its source", () => {
  const groups = Object.values(update("github-actions")?.groups ?? {});
  expect(groups).toEqual([{ patterns: ["*"] }]);
});

it("looks at the packages where the lockfile is", () => {
  expect(existsSync(`.${update("npm")?.directory}package-lock.json`)).toBe(true);
});
