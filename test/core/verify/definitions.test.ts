// Definitions, and what is made of them, after somebody has tampered with them.

import { describe, expect, it } from "vitest";
import { gitBlobId } from "../../../src/core/derivation/git-blob.ts";
import { CHAIN, entriesOf, jsonOf, type Site, writeJson } from "../../support/published-site.ts";
import { bytesOfText } from "../../support/registries.ts";
import {
  CHANGES,
  edit,
  foundIn,
  rewriteAll,
  untouchedSite,
  withEntry,
} from "../../support/tampering.ts";

const { site: untouched } = await untouchedSite();
const found = (tamper: (site: Site) => void) => foundIn(untouched, tamper);

describe("a definition that was published before", () => {
  const file = (at: number) => `${CHAIN}/history/${entriesOf(untouched)[at]?.fingerprint}.json`;

  it("whose prose alone was edited is found by git's id", async () => {
    const problems = await found(edit(file(1), "Before.", "Meanwhile."));
    expect(problems).toEqual([
      expect.stringMatching(/#2: The definition was edited: its text is not the one that entry 2/),
    ]);
  });

  it("whose prose was edited, with the chain made again over it, is found by the changes", async () => {
    const problems = await found((site) => {
      edit(file(1), "Before.", "Meanwhile.")(site);
      const blob = gitBlobId(bytesOfText(String(site.get(file(1)))), "");
      rewriteAll((entries) => withEntry(entries, 1, { blob }))(site);
    });
    expect(problems).toEqual([
      `${CHANGES} #2: The changes do not match the published definitions before and after the entry.`,
    ]);
  });

  it("whose ids were edited is found by the fingerprint, too", async () => {
    const { fingerprint = "", seq } = entriesOf(untouched)[0] ?? {};
    const problems = await found((site) => {
      const definition = jsonOf<{ lattices: { stableId: string }[] }>(site, file(0));
      for (const it of definition.lattices) it.stableId = "ab".repeat(32);
      writeJson(site, file(0), definition);
    });
    expect([fingerprint.length, seq]).toEqual([64, 1]);
    expect(problems).toContainEqual(
      expect.stringMatching(/#1: The definition does not pass the check/),
    );
  });

  it("that is in another's place is found", async () => {
    const problems = await found((site) => site.set(file(0), String(site.get(file(1)))));
    expect(problems).toContainEqual(
      `${file(0)} #1: The fingerprint does not follow from the definition.`,
    );
    expect(problems).toContainEqual(
      `${file(0)} #1: The composition digest does not follow from the definition.`,
    );
  });

  it("that is gone is missing, and its entry named", async () => {
    const problems = await found((site) => site.delete(file(1)));
    expect(problems).toContainEqual(
      `${file(1)} #2: The definition that entry 2 published is missing.`,
    );
  });
});

describe("what is published beside the chain", () => {
  it.each<[string, (site: Site) => void, RegExp]>([
    [
      "fingerprint.txt",
      edit(`${CHAIN}/fingerprint.txt`, /^./, "g"),
      /fingerprint.txt #-: The file does not match/,
    ],
    [
      "coalition.json, gone",
      (site) => site.delete(`${CHAIN}/coalition.json`),
      /#5: There is no such file/,
    ],
    [
      "index.json, a fingerprint",
      edit("api/v1/index.json", /"fingerprint": "../, '"fingerprint": "ab'),
      /The fingerprint does not follow/,
    ],
    [
      "index.json, a status",
      edit("api/v1/index.json", '"current"', '"retired"'),
      /index.json #-: The file does not match/,
    ],
    [
      "index.json, a head",
      edit("api/v1/index.json", /"head": "../, '"head": "ab'),
      /commits to heads that differ/,
    ],
    [
      "state.json, the count",
      edit("api/v1/state.json", '"entries": 6', '"entries": 7'),
      /state.json #-: The file does not match/,
    ],
    [
      "state.json, the heads",
      edit("api/v1/state.json", /"heads": "../, '"heads": "ab'),
      /commits to heads that differ/,
    ],
  ])("%s", async (_, tamper, expected) => {
    expect(await found(tamper)).toContainEqual(expect.stringMatching(expected));
  });
});
