// The arrows of docs/architecture.md: the linter's rules are tried on files that break each one, so that
// a rule that no longer catches anything breaks a test.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LintTree } from "./support/lint-tree.ts";

const IMPORT = "lint/style/noRestrictedImports";
const GLOBAL = "lint/style/noRestrictedGlobals";

/** A file, and what it takes from outside. */
type Arrow = [from: string, to: string];

const FORBIDDEN_IMPORTS: Arrow[] = [
  ["src/core/a.ts", "node:fs"],
  ["src/core/rules/a.ts", "node:crypto"],
  ["src/core/a.ts", "@actions/core"],
  ["src/core/a.ts", "../io/run-git.ts"],
  ["src/core/changes/a.ts", "../../io/run-git.ts"],
  ["src/core/a.ts", "../../site/build.ts"],
  ["src/core/a.ts", "../../scripts/main.ts"],
  ["src/core/a.ts", "../../actions/validate/main.ts"],
  ["src/io/a.ts", "../../scripts/main.ts"],
  ["src/io/a.ts", "../../actions/validate/main.ts"],
  ["src/io/a.ts", "../../site/build.ts"],
  ["src/io/a.ts", "../core/rules/times.ts"],
  ["site/a.ts", "../actions/validate/main.ts"],
  ["site/pages/a.tsx", "../../actions/validate/main.ts"],
  ["site/a.ts", "../scripts/main.ts"],
  ["site/a.ts", "@actions/core"],
  ["site/components/a.tsx", "node:fs"],
  ["site/pages/a.tsx", "../../src/io/run-git.ts"],
  ["site/data/a.ts", "../../src/io/run-git.ts"],
  ["site/calendar/a.ts", "node:fs"],
  ["site/feeds/a.ts", "node:fs"],
  ["site/pictures/a.tsx", "node:fs"],
  ["site/client/a.ts", "../build.ts"],
  ["site/client/a.tsx", "../pages/index-page.tsx"],
  ["site/client/a.ts", "../data/render-search.ts"],
  ["site/client/a.ts", "../pictures/badge.tsx"],
  ["site/client/a.ts", "node:fs"],
  ["site/client/a.ts", "../../src/io/run-git.ts"],
  ["site/client/a.ts", "../../actions/validate/main.ts"],
  ["site/client/a.ts", "../../scripts/main.ts"],
  ["site/client/a.ts", "@actions/core"],
  ["scripts/a.ts", "../actions/validate/main.ts"],
  ["scripts/verbs/a.ts", "../../actions/validate/main.ts"],
  ["scripts/a.ts", "@actions/core"],
  ["actions/validate/a.ts", "../../scripts/main.ts"],
];

const ALLOWED_IMPORTS: Arrow[] = [
  ["src/core/a.ts", "./definition.ts"],
  ["src/core/rules/a.ts", "../definition.ts"],
  ["src/core/a.ts", "@noble/hashes/blake3.js"],
  ["src/core/a.ts", "../../generated/validators.js"],
  ["src/io/a.ts", "node:fs"],
  ["src/io/a.ts", "../core/check.ts"],
  ["src/io/a.ts", "@actions/core"],
  ["site/a.ts", "../src/core/check.ts"],
  ["site/a.ts", "../src/io/run-git.ts"],
  ["site/a.ts", "node:fs"],
  ["site/pages/a.tsx", "../components/layout.tsx"],
  ["site/client/a.ts", "../../src/core/check.ts"],
  ["site/client/a.ts", "../../src/core/config/colours.ts"],
  ["site/client/a.tsx", "../components/coalition-row.tsx"],
  ["scripts/a.ts", "../src/io/run-git.ts"],
  ["scripts/a.ts", "../src/core/check.ts"],
  ["scripts/a.ts", "node:fs"],
  ["actions/validate/a.ts", "../../src/io/run-git.ts"],
  ["actions/validate/a.ts", "../../src/core/check.ts"],
  ["actions/validate/a.ts", "@actions/core"],
  ["actions/validate/a.ts", "node:fs"],
];

const FORBIDDEN_GLOBALS: Arrow[] = [
  "Date",
  "fetch",
  "process",
  "console",
  "crypto",
  "performance",
  "localStorage",
  "document",
  "window",
].map((name) => ["src/core/a.ts", name]);

const ALLOWED_GLOBALS: Arrow[] = [
  ["src/core/a.ts", "Map"],
  ["src/core/a.ts", "TextDecoder"],
  ["src/io/a.ts", "Date"],
  ["src/io/a.ts", "process"],
  ["site/client/a.ts", "document"],
  ["site/client/a.ts", "fetch"],
  ["scripts/a.ts", "console"],
];

/** Each way of taking something from another module. */
const WAYS: [name: string, code: (to: string) => string][] = [
  ["import", (to) => `import { x } from "${to}";\nexport const y = [x];\n`],
  ["import type", (to) => `import type { X } from "${to}";\nexport type Y = X[];\n`],
  ["export from", (to) => `export { x } from "${to}";\n`],
  ["import()", (to) => `export const x = () => import("${to}");\n`],
];

const useOf = (name: string) => `export const x = () => [${name}];\n`;

const tree = new LintTree();
const cases = (arrows: Arrow[], ways: typeof WAYS) =>
  arrows.flatMap(([from, to]) =>
    ways.map(([way, code]) => ({ from, to, way, file: tree.add(from, code(to)) })),
  );
const uses: typeof WAYS = [["use", useOf]];
const forbiddenImports = cases(FORBIDDEN_IMPORTS, WAYS);
const allowedImports = cases(ALLOWED_IMPORTS, WAYS);
const forbiddenGlobals = cases(FORBIDDEN_GLOBALS, uses);
const allowedGlobals = cases(ALLOWED_GLOBALS, uses);

beforeAll(() => tree.lint());
afterAll(() => tree.remove());

describe("the linter refuses", () => {
  it.each(forbiddenImports)("$way of $to in $from", ({ file }) => {
    expect(tree.rulesBrokenBy(file)).toEqual([IMPORT]);
  });

  it.each(forbiddenGlobals)("$to in $from", ({ file }) => {
    expect(tree.rulesBrokenBy(file)).toEqual([GLOBAL]);
  });
});

describe("the linter lets pass", () => {
  it.each([...allowedImports, ...allowedGlobals])("$way of $to in $from", ({ file }) => {
    expect(tree.rulesBrokenBy(file)).toEqual([]);
  });
});
