// coalitions stale: what it prints where, and the exit code.

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

it("prints nothing if nothing can be done", async () => {
  writeFileSync(join(folder, "coalition.rs"), site.constant("mini.calm"));
  expect(await run("coalition.rs")).toMatchObject({ code: 0, stdout: "", stderr: "" });
  const { stdout } = await run("coalition.rs", "--json");
  expect(JSON.parse(stdout)).toMatchObject({
    ok: true,
    pins: [{ file: "coalition.rs", line: 4, status: "current", reports: [] }],
  });
});

it("reports when and why a constant was superseded, what breaks and what to compile in", async () => {
  const { code, stdout, stderr } = await run(".");
  expect([code, stderr]).toEqual([1, ""]);
  expect(stdout).toBe(
    `coalition.rs:4  error: superseded
  The fingerprint of mini.bumped was superseded at 2026-01-06 09:00 UTC: organism feed bumped. Handles on any modules or tickets time out until you recompile.
  Compile in ${site.address}mini.bumped/coalition.rs
`.replace("09:00", stdout.slice(stdout.indexOf("-06 ") + 4).slice(0, 5)),
  );
});

it("writes the current constant with --write, and is then satisfied", async () => {
  const { code, stdout } = await run("coalition.rs", "--write");
  expect([code, stdout.includes("The current constant was written to the file")]).toEqual([
    0,
    true,
  ]);
  expect(await run("coalition.rs")).toMatchObject({ code: 0, stdout: "" });
});

it.each([
  [["gone.rs"], "There is no file or folder"],
  [["--id", "a".repeat(64)], "Name the registry with --registry URL"],
  [["--id", "0x12", "--registry", "https://x.example/"], "--id"],
  [["coalition.rs", "--registry", "registry.example"], "is not a web address"],
  [["coalition.rs", "--within", "soon"], "a whole number from 0 to 250"],
  [["coalition.rs", "--fail-on", "everything"], "Allowed choices are announced"],
])("exits with 2 for wrong usage: %j", async (args, words) => {
  const { code, stderr } = await run(...args);
  expect([code, stderr.includes(words)]).toEqual([2, true]);
});
