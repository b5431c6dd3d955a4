// coalitions lookup: what is printed where, and the exit code.

import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readHistory } from "../../src/io/read-history.ts";
import type { GitRepository } from "../support/git-repository.ts";
import { idOf } from "../support/ids.ts";
import { LOOKUP_IDS, lookupRegistry } from "../support/lookup-registry.ts";
import { coalitions } from "../support/run-node.ts";

let repository: GitRepository;
beforeAll(() => {
  repository = lookupRegistry();
});
afterAll(() => repository.delete());

const run = (...args: string[]) => coalitions(repository.folder, "lookup", ...args);

describe("lookup", () => {
  it("says of a superseded fingerprint what broke since and what to compile in", async () => {
    const { code, stdout, stderr } = await run(LOOKUP_IDS.first);
    expect(stdout).toMatch(/^Superseded\n/);
    expect(stdout).toMatch(/- .*, entry 2: organism feed added\n.*- .*, entry 3: lattice a/);
    expect(stdout).toContain(`unique_id!("${LOOKUP_IDS.current}")`);
    expect([code, stderr]).toEqual([0, ""]);
  });

  it.each([
    ["current", LOOKUP_IDS.current, 0],
    ["superseded", LOOKUP_IDS.stableIdBefore, 0],
    ["announced", LOOKUP_IDS.nextFingerprint, 0],
    ["retired", LOOKUP_IDS.retired, 0],
    ["unknown", idOf("never published"), 1],
    ["malformed", "0x1234", 2],
  ])("tells programs: %s", async (status, id, exit) => {
    const { code, stdout } = await run(id, "--json");
    const answer = JSON.parse(stdout);
    expect([answer.id, answer.status, code]).toEqual([id, status, exit]);
    expect(answer.matches.length > 0).toBe(exit === 0);
    expect("fault" in answer).toBe(status === "malformed");
  });

  it("reads an array that is not quoted, and warns of 0x on standard error", async () => {
    const bytes = (LOOKUP_IDS.current.match(/../g) ?? []).map((it) => `0x${it},`);
    const array = await run("[", ...bytes, "]", "--json");
    expect(JSON.parse(array.stdout)).toMatchObject({
      ...{ id: LOOKUP_IDS.current, status: "current" },
      normalised: ["the bytes were read as hex digits"],
    });
    const prefixed = await run(`0x${LOOKUP_IDS.current}`);
    expect(prefixed.stdout).toMatch(/^Current\n/);
    expect(prefixed.stderr).toContain("hashes every other string");
  });

  it("finds what a slip in the first digit was meant to be, which is in another shard", async () => {
    const [digit = ""] = LOOKUP_IDS.current;
    const slip = `${digit === "0" ? "1" : "0"}${LOOKUP_IDS.current.slice(1)}`;
    const { code, stdout } = await run(slip);
    expect(stdout).toContain(`${LOOKUP_IDS.current}  1 digit differs`);
    expect(code).toBe(1);
    const short = await run(LOOKUP_IDS.current.slice(1));
    expect(short.stdout).toContain("63 digits: 1 is missing");
    expect(short.stdout).toContain(LOOKUP_IDS.current);
  });

  it("lets nothing that an operator wrote steer the terminal", async () => {
    const { stdout } = await run("\u001b[31m\u202eabc");
    expect(stdout).not.toMatch(/[\u001b\u202e]/);
  });

  it("knows what was kept of the history as what is read anew", async () => {
    const ids = Object.values(LOOKUP_IDS);
    const answers = () => Promise.all(ids.map(async (id) => (await run(id, "--json")).stdout));
    const before = await answers();
    await readHistory(repository.folder, repository.git("rev-parse", "HEAD"), { worthKeeping: 0 });
    expect(existsSync(repository.path(".git/coalitions-history"))).toBe(true);
    expect(await answers()).toEqual(before);
  });

  it("says what is needed: a registry, its history, an id", async () => {
    expect((await run()).stderr).toContain("missing required argument 'id'");
    const elsewhere = await coalitions("/", "lookup", LOOKUP_IDS.first);
    expect([elsewhere.code, elsewhere.stderr]).toEqual([2, expect.stringContaining("coalitions/")]);
  });
});
