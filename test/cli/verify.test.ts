// The built coalitions verify, with a folder and a URL, untouched and tampered with.

import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Entry } from "../../src/core/history/entry.ts";
import { filesBelow } from "../support/files-below.ts";
import type { GitRepository } from "../support/git-repository.ts";
import {
  CHAIN,
  chainedRegistry,
  entriesOf,
  type Site,
  writeEntries,
} from "../support/published-site.ts";
import { coalitions } from "../support/run-node.ts";
import { type ServedFiles, serveFiles } from "../support/served-files.ts";
import { remake, rewriteAll, withEntry } from "../support/tampering.ts";

let repository: GitRepository;
let built: string;
const folders: string[] = [];
beforeAll(async () => {
  repository = chainedRegistry();
  const { code } = await coalitions(repository.folder, "build", "--out", "_site");
  expect(code).toBe(0);
  built = repository.path("_site");
});
afterAll(() => {
  repository.delete();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const verify = (where: string, ...args: string[]) =>
  coalitions(repository.folder, "verify", where, ...args);

/** A copy of the site, tampered with. */
async function tampered(change: (site: Site) => unknown): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "tampered-"));
  folders.push(folder);
  cpSync(built, folder, { recursive: true, dereference: true });
  const site: Site = filesBelow(folder);
  await change(site);
  for (const [path, content] of site) writeFileSync(join(folder, path), content);
  return folder;
}

const elseAt = (at: number) => (entries: Entry[]) =>
  withEntry(entries, at, { subject: "Something else" });

describe("verify", () => {
  it("exits with 0 for an untouched site, and reports how much it has recomputed", async () => {
    const { code, stdout, stderr } = await verify("_site");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain(
      "  6 entries: number, hash, link to the previous entry\n  5 definitions:",
    );
    expect(stdout).toContain("Not verified:\n");
    expect(stdout.trimEnd().endsWith("No problem found.")).toBe(true);
  });

  it("exits with 1 for an edited entry, and names it", async () => {
    const folder = await tampered((site) => writeEntries(site, elseAt(1)(entriesOf(site))));
    const { code, stdout } = await verify(folder);
    expect(code).toBe(1);
    expect(stdout).toContain(
      `problem ${CHAIN} entry 2 in ${CHAIN}/changes.json\n  The entry was edited: its content does not match its hash.\n  the entry: 2, 2026-01-06T09:00:00Z`,
    );
  });

  it("gives programs the same facts", async () => {
    const folder = await tampered((site) => writeEntries(site, entriesOf(site).slice(0, -1)));
    const { code, stdout } = await verify(folder, "--json");
    const facts = JSON.parse(stdout);
    expect(code).toBe(1);
    expect(facts).toMatchObject({ where: folder, ok: false, more: 0, verified: { coalitions: 2 } });
    expect(facts.commit).toBe(repository.git("rev-parse", "HEAD"));
    expect(facts.problems[0]).toEqual({
      file: `${CHAIN}/changes.json`,
      coalition: CHAIN,
      entry: expect.objectContaining({ seq: 4, subject: "Say it better" }),
      message: "The newest entry is not the head in index.json.",
      expected: expect.stringMatching(/^entry 5, with the hash [0-9a-f]{64}$/),
      found: expect.stringMatching(/^entry 4, with the hash [0-9a-f]{64}$/),
    });
    expect(facts.unverified.length).toBeGreaterThan(2);
  });

  it.each([["nothing/there"], ["ftp://mini.example/"], ["http://127.0.0.1:1/"]])(
    "exits with 2 if there is no site: %s",
    async (where) => {
      const { code, stdout, stderr } = await verify(where);
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toMatch(
        /^mosaik-coalitions: .*(cannot be opened|not a site's address|cannot be read)/,
      );
    },
  );

  it("exits with 2 outside a registry", async () => {
    const { code, stderr } = await verify("coalitions");
    expect([code, stderr]).toEqual([2, expect.stringContaining("no registry site at coalitions")]);
  });
});

describe("verify --history", () => {
  it("finds no problem in an untouched site, and verifies more", async () => {
    const { code, stdout } = await verify("_site", "--history");
    expect(code).toBe(0);
    expect(stdout).not.toContain("whether git has the commits");
    expect(stdout).not.toContain("the texts and changes of these entries");
  });

  it("names the first entry of a site that was rewritten consistently as a whole", async () => {
    const folder = await tampered(async (site) => {
      rewriteAll(elseAt(1))(site);
      await remake(site);
    });
    expect((await verify(folder)).code).toBe(0);
    const { code, stdout } = await verify(folder, "--history");
    expect(code).toBe(1);
    expect(stdout).toContain(
      `problem ${CHAIN} entry 2 in ${CHAIN}/changes.json\n  Git's history has a different entry here.`,
    );
    expect(stdout).toContain("1 problem found.");
  });

  it("finds no problem if a rewriting was published with its reason", async () => {
    const rewritten = chainedRegistry();
    await coalitions(rewritten.folder, "build", "--out", "_site");
    rewritten.git("reset", "--quiet", "--hard", "HEAD~3");
    rewritten.write("coalitions/README.md", "Another history.\n");
    rewritten.commit("Go another way");
    const again = ["build", "--out", "_site", "--previous", "_site"];
    const refused = await coalitions(rewritten.folder, ...again);
    expect(refused.code).toBe(1);
    const last = "Bring mini.other back";
    rewritten.git("checkout", "--quiet", "HEAD@{2}", "--", "coalitions/mini.other.json");
    rewritten.commit(last);
    const accepted = await coalitions(rewritten.folder, ...again, "--accept-rewritten", "A slip.");
    expect([accepted.code, accepted.code ? accepted.stderr : ""]).toEqual([0, ""]);
    const { code, stdout } = await coalitions(rewritten.folder, "verify", "_site", "--history");
    expect([code, code ? stdout : ""]).toEqual([0, ""]);
    expect(stdout).toContain("before the rewriting in entry 4");
    rewritten.delete();
  });

  it("exits with 2 in a clone without the commit", async () => {
    const other = chainedRegistry();
    other.git("commit", "--quiet", "--allow-empty", "--message=Another");
    await coalitions(other.folder, "build", "--out", "_site");
    const { code, stderr } = await verify(other.path("_site"), "--history");
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/does not have the published commit [0-9a-f]{40}/),
    ]);
    other.delete();
  });
});

describe("verify URL", () => {
  let served: ServedFiles;
  let address: string;
  beforeAll(async () => {
    served = await serveFiles(filesBelow(built), "/registry/");
    address = served.address.slice(0, -"/registry/".length);
  });
  afterAll(() => served.stop());

  it.each(["/registry", "/registry/"])("verifies the site served below %s", async (path) => {
    const { code, stdout, stderr } = await verify(address + path, "--json");
    expect([code, stderr]).toEqual([0, ""]);
    const { stdout: folder } = await verify("_site", "--json");
    expect(JSON.parse(stdout)).toEqual({ ...JSON.parse(folder), where: `${address}/registry/` });
  });

  it("exits with 2 if the server has no site", async () => {
    const { code, stderr } = await verify(`${address}/elsewhere/`);
    expect([code, stderr]).toEqual([2, expect.stringContaining("There is no registry site at")]);
  });
});
