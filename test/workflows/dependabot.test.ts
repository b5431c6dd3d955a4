// .github/dependabot.yml covers every folder that pins an action, and updates all of them in one pull request.

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

it("covers every folder with a pin", () => {
  // For a repository's top folder, Dependabot reads .github/workflows; for another folder, its action.yml.
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

it("updates the packages where the lockfile is", () => {
  expect(existsSync(`.${update("npm")?.directory}package-lock.json`)).toBe(true);
});
