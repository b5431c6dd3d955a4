// `npm run readability`: the README and the manuals are within the limits, and a text that is not is named.

import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";

const run = (...args: string[]) =>
  spawnSync(process.execPath, ["lint/readability.mjs", ...args], { encoding: "utf8" });

function measure(text: string) {
  const file = join(mkdtempSync(join(tmpdir(), "readability-")), "a.md");
  writeFileSync(file, text);
  return { file, ...run(file) };
}

it("passes the README and the manuals, and lists reference pages apart", () => {
  const { status, stdout } = run();
  const [manuals = "", reference] = stdout.split("Reference, without a limit:");
  expect(status, stdout).toBe(0);
  expect(manuals).toMatch(/^ +[1-9]\d+ +\d+\.\d +\d+\.\d {2}README\.md$/m);
  expect(manuals).toContain("  docs/running-a-registry.md\n");
  expect(reference).toContain("  docs/architecture.md\n");
});

it("passes a text of short sentences, and names one that is above a limit", () => {
  expect(measure("The cat sat on the mat. It was red.").status).toBe(0);
  const long = measure(`${"This is so ".repeat(6)}long.`);
  expect([long.status, long.stderr]).toEqual([1, expect.stringContaining(long.file)]);
  const hard = measure("Configurability necessitates documentation.");
  expect([hard.status, hard.stderr]).toEqual([1, expect.stringContaining("Too hard to read")]);
});

it("ends with 2 if there is nothing to measure", () => {
  const { status, stderr } = measure("# Heading\n\n```\ncode\n```\n");
  expect([status, stderr]).toEqual([2, expect.stringContaining("no sentences to measure")]);
});
