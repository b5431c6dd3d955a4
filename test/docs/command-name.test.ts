// The command line is called by the name of its package, which npx finds everywhere: `npx coalitions` would run, in a
// registry of its own, what anybody has published under that name.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };

/** These say why the name is not used, or read older files. */
const KNOWS = [
  "docs/threat-model.md",
  "src/core/owners/lines.ts",
  "test/docs/command-name.test.ts",
];

it("has a program of the package's name", () => {
  expect(Object.keys(manifest.bin)).toContain(manifest.name);
});

it("is nowhere called by another", () => {
  const files = execFileSync("git", ["ls-files", "-z"], { encoding: "utf8" }).split("\0");
  const texts = files.filter((file) => /\.(md|tsx?|mjs|json|yml)$|CODEOWNERS$/.test(file));
  const wrong = texts.filter(
    (file) =>
      !KNOWS.includes(file) &&
      !file.startsWith("test/fixtures/") &&
      /npx coalitions\b/.test(readFileSync(file, "utf8")),
  );
  expect(wrong).toEqual([]);
});
