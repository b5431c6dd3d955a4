// An untouched published site, and how a verification is reported.

import { describe, expect, it } from "vitest";
import { renderVerification } from "../../../src/core/render/verification.ts";
import { type Verification, verifySite } from "../../../src/core/verify/verify-site.ts";
import { jsonOf, readerOf } from "../../support/published-site.ts";
import {
  CHANGES,
  edit,
  rewrite,
  untouchedSite,
  verify,
  withEntry,
} from "../../support/tampering.ts";

const { site: untouched, commit: head } = await untouchedSite();

describe("a site that nobody touched", () => {
  it("has no problem, and is verified in every part", async () => {
    const { ok, problems, verified, heads, commit } = await verify(untouched);
    expect(problems).toEqual([]);
    expect(ok).toBe(true);
    expect(verified).toMatchObject({ coalitions: 2, entries: 6, definitions: 5, changes: 2 });
    // All but .nojekyll, which is for the host alone.
    expect(verified.files).toBe(untouched.size - 1);
    expect(verified.lookups).toBe(5);
    expect(heads).toBe(jsonOf<{ heads: string }>(untouched, "api/v1/state.json").heads);
    expect(commit).toBe(head);
  });

  it("made by another version is verified by chains and definitions, and reported so", async () => {
    const site = new Map(untouched);
    edit("api/v1/site.json", /"code": "[0-9a-f]{64}"/, `"code": "${"0".repeat(64)}"`)(site);
    edit("mini.chain/index.html", "mini.chain", "mini.other")(site);
    const { problems, unverified, verified } = await verify(site);
    expect([problems, verified.files]).toEqual([[], 0]);
    expect(unverified.map((it) => it.why)).toContainEqual(
      expect.stringMatching(/^another version of the software, or an unknown one, built the site/),
    );
  });

  it("says by name what it could not verify", async () => {
    const { unverified } = await verify(untouched);
    const named = unverified.map(({ coalition, what }) => `${coalition ?? "-"}: ${what}`);
    expect(named).toContain("mini.chain: the texts and changes of these entries: 3");
    expect(named).toContain("mini.chain: the ids of lattice a.net");
    expect(named).toContain("mini.other: the ids of organism feed");
    expect(named.filter((it) => /whether git has the commits/.test(it))).toHaveLength(1);
  });
});

/** What is read before anything is made again. */
const SOURCES =
  /(^api\/v1\/(site|state|index)|\/changes|\/coalition|\/history\/[0-9a-f]+)\.json$|fingerprint\.txt$/;

describe("every file that follows from the definitions and chains", () => {
  it("is found if a byte of it differs, and if it is gone", async () => {
    const site = new Map(untouched);
    const followed = [...untouched.keys()].filter(
      (path) => !SOURCES.test(path) && !path.startsWith("."),
    );
    for (const [index, path] of followed.entries()) {
      if (index % 3 === 0) site.delete(path);
      else site.set(path, `${site.get(path)} `);
    }
    const { problems, more } = await verify(site);
    expect(followed.length).toBeGreaterThan(280);
    expect(problems.length + more).toBe(followed.length);
    expect(problems.map(({ file }) => file)).toEqual(followed.slice(0, problems.length));
  });

  it("is reported with the expected and the actual value", async () => {
    const id = String(untouched.get("mini.chain/fingerprint.txt")).trim();
    const forged = "0".repeat(64);
    for (const path of ["mini.chain/coalition.rs", "mini.chain/changes.rss"]) {
      const site = new Map(untouched);
      edit(path, id, forged)(site);
      expect((await verify(site)).problems).toEqual([
        expect.objectContaining({
          file: path,
          coalition: "mini.chain",
          message: expect.stringMatching(/it differs from byte \d+ on/),
          expected: expect.stringContaining(id),
          found: expect.stringContaining(forged),
        }),
      ]);
    }
  });

  it("does not follow from an order that the chains contradict", async () => {
    const site = new Map(untouched);
    edit("api/v1/site.json", /"order": \[\s*"[^"]*",/, '"order": [')(site);
    expect((await verify(site)).problems.map(({ message }) => message)).toEqual([
      "Its order does not list each entry of the chains once, newest first.",
    ]);
  });
});

describe("a site that is published again meanwhile", () => {
  it("must be verified again", async () => {
    let asked = 0;
    const { problems } = (await verifySite(async (path) => {
      const bytes = await readerOf(untouched)(path);
      const later = path === "api/v1/state.json" && ++asked > 2;
      return later && bytes ? bytes.slice(1) : bytes;
    })) as Verification;
    expect(asked).toBe(3);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining("The site was published again during the verification"),
    ]);
  });
});

describe("as text", () => {
  it("a problem names the file, the entry, what was expected and what was found", async () => {
    const site = new Map(untouched);
    rewrite((entries) => withEntry(entries, 1, { subject: "Else\u202e\u001b[31m" }))(site);
    const text = renderVerification(await verify(site));
    expect(text).toContain(`problem mini.chain entry 2 in ${CHANGES}\n`);
    expect(text).toMatch(
      /the entry: 2, 2026-01-06T09:00:00Z, commit [0-9a-f]{12} "Else\[31m", hash/,
    );
    expect(text).toMatch(/expected: [0-9a-f]{64}\n {2}found: {4}[0-9a-f]{64}/);
    expect(text).toContain("Not verified:\n");
    expect(text).toMatch(/problems? found\. Do not rely on the files above\.$/);
  });
});
