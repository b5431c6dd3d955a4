// A published version stays published and a skipped one stays skipped: see test/fixtures/frozen-history.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, it } from "vitest";
import { readRegistryHistory } from "../../src/io/read-view.ts";
import published from "../fixtures/frozen-history/published.json" with { type: "json" };

const BUNDLE = resolve("test/fixtures/frozen-history/registry.bundle");

const folder = mkdtempSync(join(tmpdir(), "frozen-history-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("has the same entries, and skips the same versions", async () => {
  execFileSync("git", ["clone", "--quiet", "--branch", "main", BUNDLE, folder], { stdio: "pipe" });
  const { history, head } = await readRegistryHistory(folder);
  expect(head?.commit).toBe(published.commit);
  expect(history.skipped.map(({ commit }) => commit.subject)).toEqual(published.skipped);
  const hashes = [...history.chains].map(([name, { entries }]) => [
    name,
    entries.map(({ hash }) => hash).join(" "),
  ]);
  expect(Object.fromEntries(hashes)).toEqual(published.entries);
});
