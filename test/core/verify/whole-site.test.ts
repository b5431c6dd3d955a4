// A published site that nobody has touched, and how a verification is told.

import { describe, expect, it } from "vitest";
import { renderVerification } from "../../../src/core/render/verification.ts";
import { type Verification, verifySite } from "../../../src/core/verify/verify-site.ts";
import { jsonOf, readerOf } from "../../support/published-site.ts";
import { CHANGES, rewrite, untouchedSite, verify, withEntry } from "../../support/tampering.ts";

const { site: untouched, commit: head } = await untouchedSite();

describe("a site that nobody touched", () => {
  it("has no problem, and is verified in every part", async () => {
    const { ok, problems, verified, heads, commit } = await verify(untouched);
    expect(problems).toEqual([]);
    expect(ok).toBe(true);
    expect(verified).toMatchObject({ coalitions: 2, entries: 6, definitions: 5, changes: 2 });
    expect([verified.feeds, verified.lookups]).toEqual([12, 5]);
    expect(heads).toBe(jsonOf<{ heads: string }>(untouched, "api/v1/state.json").heads);
    expect(commit).toBe(head);
  });

  it("is read once, but for the state that may change meanwhile", async () => {
    const paths: string[] = [];
    await verifySite((path) => {
      paths.push(path);
      return readerOf(untouched)(path);
    });
    const again = paths.filter((path, index) => paths.indexOf(path) < index);
    expect([...new Set(again)]).toEqual(["api/v1/state.json"]);
  });

  it("says by name what it could not verify", async () => {
    const { unverified } = await verify(untouched);
    const named = unverified.map(({ coalition, what }) => `${coalition ?? "-"}: ${what}`);
    expect(named).toContain("mini.chain: the text of entry 3, and which changes follow from it");
    expect(named).toContain("mini.chain: the stable ids of lattice a.net");
    expect(named).toContain("mini.other: the stable ids of organism feed");
    expect(named.filter((it) => /whether git has the commits/.test(it))).toHaveLength(1);
  });
});

describe("a site that is published anew meanwhile", () => {
  it("is to be verified again", async () => {
    let asked = 0;
    const { problems } = (await verifySite(async (path) => {
      const bytes = await readerOf(untouched)(path);
      const later = path === "api/v1/state.json" && ++asked > 2;
      return later && bytes ? bytes.slice(1) : bytes;
    })) as Verification;
    expect(asked).toBe(3);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining("The site was published anew while it was verified"),
    ]);
  });
});

describe("in words", () => {
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
    expect(text).toMatch(/problems? found\. Do not rely on what is named above\.$/);
  });
});
