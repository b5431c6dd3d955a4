// coalitions lookup: what it prints where, and the exit code.

import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deriveModuleRoot } from "../../src/core/derivation/fingerprint.ts";
import { readHistory } from "../../src/io/read-history.ts";
import type { GitRepository } from "../support/git-repository.ts";
import { idOf } from "../support/ids.ts";
import { LOOKUP_IDS, lookupRegistry } from "../support/lookup-registry.ts";
import { renderRegistry } from "../support/rendered-site.ts";
import { coalitions } from "../support/run-node.ts";
import { type ServedFiles, serveFiles } from "../support/served-files.ts";

const CONFIG = {
  name: "Mini registry",
  description: "A registry in miniature.",
  baseUrl: "https://mini.example/registry/",
};

let repository: GitRepository;
beforeAll(() => {
  repository = lookupRegistry();
});
afterAll(() => repository.delete());

const run = (...args: string[]) => coalitions(repository.folder, "lookup", ...args);

describe("lookup --registry", () => {
  let served: ServedFiles;
  beforeAll(async () => {
    served = await serveFiles(await renderRegistry(repository.folder, CONFIG), "/registry/");
  });
  afterAll(() => served.stop());
  /** A folder without a clone. */
  const ask = (...args: string[]) => coalitions("/", "lookup", ...args);

  it("fetches one file from a published site, with or without the final slash", async () => {
    for (const address of [served.address, served.address.slice(0, -1)]) {
      served.asked.length = 0;
      const { code, stdout, stderr } = await ask(
        LOOKUP_IDS.first.slice(0, 10),
        "--registry",
        address,
      );
      expect(stdout).toContain(`curl -fsS ${served.address}mini.one/coalition.rs -o coalition.rs`);
      expect([code, stderr]).toEqual([1, ""]);
      expect(served.asked).toEqual([`api/v1/lookup/${LOOKUP_IDS.first.slice(0, 2)}.json`]);
    }
  });

  it("answers as the clone does", async () => {
    for (const id of [...Object.values(LOOKUP_IDS), idOf("never published"), "0x1234"]) {
      const [far, near] = [await ask(id, "--registry", served.address), await run(id)];
      const words = far.stdout.replaceAll(served.address, "https://coalitions.example/");
      expect([words, far.code]).toEqual([near.stdout, near.code]);
    }
  });

  it("names constants that can be fetched", async () => {
    const names = new Set<string>();
    for (const id of Object.values(LOOKUP_IDS)) {
      const { stdout } = await ask(id, "--registry", served.address, "--json");
      for (const { constant = "" } of JSON.parse(stdout).matches) names.add(constant);
    }
    // An id that stays current needs none.
    expect(names.delete("")).toBe(true);
    expect(names.size).toBe(2);
    for (const name of names) expect((await fetch(name)).status).toBe(200);
  });

  it("exits with 2 if the address is not a registry's, or does not answer", async () => {
    const id = LOOKUP_IDS.first;
    const output = async (registry: string) => {
      const { code, stdout, stderr } = await ask(id, "--registry", registry);
      expect([code, stdout]).toEqual([2, ""]);
      return stderr;
    };
    expect(await output("coalitions.example")).toContain("is not a web address");
    expect(await output(`${served.address}lookup/`)).toContain("status 404");
    const shard = `api/v1/lookup/${id.slice(0, 2)}.json`;
    const portal = await serveFiles(new Map([[shard, "<!doctype html><title>Log in"]]), "/");
    expect(await output(portal.address)).toContain("is an HTML page, not JSON");
    portal.stop();
  });
});

describe("lookup", () => {
  it("reports for a superseded fingerprint what broke since and what to compile in", async () => {
    const { code, stdout, stderr } = await run(LOOKUP_IDS.first);
    expect(stdout).toMatch(/^mini\.one, entry 1: superseded on /);
    expect(stdout).toMatch(/- .*, entry 2: organism feed added\n.*- .*, entry 3: lattice a/);
    const [, address = ""] = /^ {4}curl -fsS (\S+) -o coalition\.rs$/m.exec(stdout) ?? [];
    expect(address).toBe("https://coalitions.example/mini.one/coalition.rs");
    expect([code, stderr]).toEqual([1, ""]);
    const { stdout: json } = await run(LOOKUP_IDS.first, "--json");
    expect(JSON.parse(json).matches).toMatchObject([{ constant: address }]);
  });

  it.each([
    ["current", LOOKUP_IDS.current, 0],
    ["superseded", LOOKUP_IDS.stableIdBefore, 1],
    ["superseded", LOOKUP_IDS.first.slice(0, 10), 1],
    ["announced", LOOKUP_IDS.nextFingerprint, 0],
    ["retired", LOOKUP_IDS.retired, 1],
    ["unknown", idOf("never published"), 1],
    ["malformed", "0x1234", 2],
  ])("tells programs: %s", async (status, id, exit) => {
    const { code, stdout } = await run(id, "--json");
    const answer = JSON.parse(stdout);
    expect([answer.id, answer.status, code]).toEqual([id, status, exit]);
    expect(answer.matches.length > 0).toBe(!["unknown", "malformed"].includes(status));
    expect("fault" in answer).toBe(status === "malformed");
  });

  it("exits with 1 for a current root that is not shipped, and with 2 for several ids", async () => {
    const compute = await run(deriveModuleRoot(LOOKUP_IDS.current, "compute"));
    expect([compute.stdout, compute.code]).toEqual([
      expect.stringContaining("nobody serves it"),
      1,
    ]);
    const atlas = await run(deriveModuleRoot(LOOKUP_IDS.current, "atlas"));
    expect(atlas.code).toBe(0);
    const two = await run(LOOKUP_IDS.first.slice(0, 10), LOOKUP_IDS.current.slice(0, 10));
    expect([two.stdout, two.code]).toEqual([expect.stringContaining(LOOKUP_IDS.first), 2]);
  });

  it("reads an array without quotes, and warns of 0x on standard error", async () => {
    const bytes = (LOOKUP_IDS.current.match(/../g) ?? []).map((it) => `0x${it},`);
    const array = await run("[", ...bytes, "]", "--json");
    expect(JSON.parse(array.stdout)).toMatchObject({
      ...{ id: LOOKUP_IDS.current, status: "current" },
      normalised: ["the bytes were read as hex digits"],
    });
    const prefixed = await run(`0x${LOOKUP_IDS.current}`);
    expect(prefixed.stdout).toMatch(/^mini\.one, entry 3: current since /);
    expect(prefixed.stderr).toContain("hashes every other string");
  });

  it("finds the similar id in another shard if the first digit is mistyped", async () => {
    const [digit = ""] = LOOKUP_IDS.current;
    const slip = `${digit === "0" ? "1" : "0"}${LOOKUP_IDS.current.slice(1)}`;
    const { code, stdout } = await run(slip);
    expect(stdout).toContain(`${LOOKUP_IDS.current}  1 digit differs`);
    expect(code).toBe(1);
    const short = await run(LOOKUP_IDS.current.slice(1));
    expect(short.stdout).toContain("63 digits: 1 is missing");
    expect(short.stdout).toContain(LOOKUP_IDS.current);
  });

  it("lets no text of an operator control the terminal", async () => {
    const { stdout } = await run("\u001b[31m\u202eabc");
    expect(stdout).not.toMatch(/[\u001b\u202e]/);
  });

  it("gives the same answer from the kept history as from reading it again", async () => {
    const ids = Object.values(LOOKUP_IDS);
    const answers = () => Promise.all(ids.map(async (id) => (await run(id, "--json")).stdout));
    const before = await answers();
    await readHistory(repository.folder, repository.git("rev-parse", "HEAD"), { worthKeeping: 0 });
    expect(existsSync(repository.path(".git/coalitions-history"))).toBe(true);
    expect(await answers()).toEqual(before);
  });

  it("says what it needs: a registry, its history, an id", async () => {
    expect((await run()).stderr).toContain("missing required argument 'id'");
    const elsewhere = await coalitions("/", "lookup", LOOKUP_IDS.first);
    expect([elsewhere.code, elsewhere.stderr]).toEqual([
      2,
      expect.stringContaining("--registry URL"),
    ]);
  });
});
