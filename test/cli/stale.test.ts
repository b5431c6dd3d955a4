// coalitions stale: what is printed where, and the exit code.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { coalitions } from "../support/run-node.ts";
import { type StaleSite, staleSite } from "../support/stale-site.ts";

let site: StaleSite;
let folder: string;
beforeAll(async () => {
  site = await staleSite();
  folder = mkdtempSync(join(tmpdir(), "stale-"));
});
beforeEach(() => writeFileSync(join(folder, "coalition.rs"), site.constant("mini.bumped")));
afterAll(() => {
  site.stop();
  rmSync(folder, { recursive: true });
});

const run = (...args: string[]) => coalitions(folder, "stale", ...args);

it("says nothing where nothing can be done", async () => {
  writeFileSync(join(folder, "coalition.rs"), site.constant("mini.calm"));
  expect(await run("coalition.rs")).toMatchObject({ code: 0, stdout: "", stderr: "" });
  const { stdout } = await run("coalition.rs", "--json");
  expect(JSON.parse(stdout)).toMatchObject({
    ok: true,
    pins: [{ file: "coalition.rs", line: 4, status: "current", reports: [] }],
  });
});

it("reports when and why one was superseded, what breaks and what to compile in", async () => {
  const { code, stdout, stderr } = await run(".");
  expect([code, stderr]).toEqual([1, ""]);
  expect(stdout).toBe(
    `coalition.rs:4  error: superseded
  The fingerprint of mini.bumped was superseded at 2026-01-06 09:00 UTC: organism feed bumped. Handles on its modules and tickets time out until you recompile.
  Compile in ${site.address}mini.bumped/coalition.rs
`.replace("09:00", stdout.slice(stdout.indexOf("-06 ") + 4).slice(0, 5)),
  );
});

it("writes the current one where that is asked for, and is then content", async () => {
  const { code, stdout } = await run("coalition.rs", "--write");
  expect([code, stdout.includes("The current constant was written in its place")]).toEqual([
    0,
    true,
  ]);
  expect(await run("coalition.rs")).toMatchObject({ code: 0, stdout: "" });
});

it.each([
  [["gone.rs"], "There is no file or folder"],
  [["--id", "a".repeat(64)], "name its registry with --registry URL"],
  [["--id", "0x12", "--registry", "https://x.example/"], "--id"],
  [["coalition.rs", "--registry", "registry.example"], "is not an address"],
  [["coalition.rs", "--within", "soon"], "a whole number from 0 to 250"],
  [["coalition.rs", "--fail-on", "everything"], "Allowed choices are announced"],
])("ends with 2 where it is used wrongly: %j", async (args, words) => {
  const { code, stderr } = await run(...args);
  expect([code, stderr.includes(words)]).toEqual([2, true]);
});
