// Which files of a pull request are reported first: all but definitions, prose and pictures.

import { describe, expect, it } from "vitest";
import { otherFiles } from "../../src/core/review/other-files.ts";

const plain = (file: string) => ({ file, isPlain: true });
const reported = (files: readonly string[], folder = "") =>
  otherFiles(files.map(plain), folder).files;

describe("what a pull request changes", () => {
  it.each([
    ...["coalitions/a.b.json", "coalitions/l2/a.b.json", "coalitions/README.md", "README.md"],
    ...["docs/a/b.md", "CHANGELOG.md", "site/README.md", "LICENSE", "brand/logo.png", "a/b.jpeg"],
  ])("is nothing to review first: %s", (file) => {
    expect(reported([file])).toEqual([]);
  });

  it.each([
    ...[".npmrc", ".node-version", ".gitattributes", ".github/workflows/check.yml", ".nvmrc"],
    ...["package.json", "package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "tsconfig.json"],
    ...["src/x.ts", "actions/validate/dist/index.js", "build/x.mjs", "node_modules/a/index.js"],
    ...["registry.config.json", "schemas/coalition.schema.json", "biome.json", "Makefile"],
    // Named as definitions, prose or pictures, and still read by tools.
    ...["coalitions/package.json", "coalitions/tsconfig.json", "coalitions/.npmrc", "a.b.json"],
    ...["coalitions/.vscode/a.b.json", "coalitions/a.b.json/index.js", "Coalitions/a.b.json"],
    ...[".github/pull_request_template.md", ".github/logo.png", "src/prompt.md", "AGENTS.md"],
    ...["CLAUDE.md", "docs/agents.md", "docs/logo.svg", "docs/script.js", "docs/CODEOWNERS"],
    ...["requirements.txt", "CODEOWNERS", "coalitions", "README.md/index.js", "logo.png/x"],
  ])("is reported: %s", (file) => {
    expect(reported([file])).toEqual([file]);
  });

  it("is reported where it is not a regular file, whatever its name", () => {
    const files = ["README.md", "coalitions/a.b.json", "logo.png"];
    const links = files.map((file) => ({ file, isPlain: false }));
    expect(otherFiles(links, "").files).toHaveLength(3);
  });

  it("has its definitions in the registry's own folder", () => {
    expect(reported(["one/coalitions/a.b.json", "one/coalitions/x.md"], "one")).toEqual([]);
    expect(reported(["coalitions/a.b.json"], "one")).toEqual(["coalitions/a.b.json"]);
  });

  it("begins with what tools read without being told to, and is counted from the eleventh on", () => {
    const many = Array.from({ length: 30 }, (_, at) => `src/${String(at).padStart(2, "0")}.ts`);
    const { files, more } = otherFiles([...many, "package.json", "x/.npmrc"].map(plain), "");
    expect(files.slice(0, 3)).toEqual(["x/.npmrc", "package.json", "src/00.ts"]);
    expect([files.length, more]).toEqual([10, 22]);
  });
});
