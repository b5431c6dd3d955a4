// Chains that somebody has tampered with, clumsily or with every hash recomputed: the entry is named.

import { describe, expect, it } from "vitest";
import type { Entry } from "../../../src/core/history/entry.ts";
import { chained, entriesOf, type Site } from "../../support/published-site.ts";
import {
  CHANGES,
  foundIn,
  remake,
  rewrite,
  rewriteAll,
  swapped,
  untouchedSite,
  verify,
  withEntry,
  without,
} from "../../support/tampering.ts";

const { site: untouched } = await untouchedSite();
const found = (tamper: (site: Site) => void) => foundIn(untouched, tamper);

describe("an entry", () => {
  it("that was removed is missing, and named", async () => {
    const problems = await found(rewrite((entries) => without(entries, 1)));
    expect(problems).toContainEqual(
      expect.stringMatching(
        /changes\.json #3: The entry does not follow on entry 1: an entry is missing/,
      ),
    );
  });

  it("that was removed at the end is missing, by its number and hash", async () => {
    const expected = `entry 5, with the hash ${entriesOf(untouched).at(-1)?.hash}`;
    const site = new Map(untouched);
    rewrite((entries) => entries.slice(0, -1))(site);
    const { problems } = await verify(site);
    expect(problems).toContainEqual(expect.objectContaining({ expected }));
  });

  it.each<[string, Partial<Entry>]>([
    ["subject", { subject: "Something else" }],
    ["time", { at: "2026-01-06T09:00:01Z" }],
    ["commit", { commit: "ab".repeat(20) }],
    ["blob", { blob: "ab".repeat(20) }],
    ["fingerprint", { fingerprint: "ab".repeat(32) }],
    ["verdict", { breaking: false }],
    ["urgency", { urgent: { reason: "It forks." } }],
    ["hash", { hash: "ab".repeat(32) }],
  ])("whose %s was edited is named", async (_, change) => {
    const problems = await found(rewrite((entries) => withEntry(entries, 1, change)));
    expect(problems).toContainEqual(
      `${CHANGES} #2: The entry was edited: its content does not match its hash.`,
    );
  });

  it("that changed places is named", async () => {
    const problems = await found(rewrite(swapped));
    for (const [seq, before] of [
      [3, 1],
      [2, 3],
    ]) {
      const message = `${CHANGES} #${seq}: The entry does not follow on entry ${before}`;
      expect(problems).toContainEqual(expect.stringContaining(message));
    }
  });

  it("that changed places, every hash made again, is named by the index and the definitions", async () => {
    const problems = await found(rewrite((entries) => chained(swapped(entries))));
    expect(problems).toContainEqual(
      expect.stringMatching(/#5: The newest entry is not the head in index/),
    );
    expect(problems).toContainEqual(
      expect.stringMatching(/#4: The changes do not match the published definitions/),
    );
  });
});

describe("a chain that was made again, and all that names its hashes", () => {
  it("is found where an entry tells other changes than the definitions have", async () => {
    const problems = await found(
      rewriteAll((entries) => {
        const [change] = entries[1]?.changes ?? [];
        const tamed = { ...change, kind: "citizen-renamed" as const, breaking: false };
        return withEntry(entries, 1, { changes: [tamed as never], breaking: false });
      }),
    );
    expect(problems).toContainEqual(
      `${CHANGES} #2: The changes do not match the published definitions before and after the entry.`,
    );
  });

  it("is found where an entry is urgent, and none of its changes says so", async () => {
    const urgent = { reason: "It forks." };
    const problems = await found(rewriteAll((entries) => withEntry(entries, 1, { urgent })));
    expect(problems).toContainEqual(
      `${CHANGES} #2: The entry's reason for urgency is not the one in its changes.`,
    );
  });

  it("is found if a change without a new fingerprint reports one", async () => {
    const problems = await found(
      rewriteAll((entries) =>
        withEntry(entries, 2, { changes: entries[3]?.changes ?? [], breaking: false }),
      ),
    );
    expect(problems).toContainEqual(
      `${CHANGES} #3: The fingerprint changed, but none of the entry's changes explains that.`,
    );
  });

  it("is found if a breaking change is called compatible, or a digest differs", async () => {
    const problems = await found(
      rewriteAll((entries) => {
        const changes = (entries[2]?.changes ?? []).map((it) => ({ ...it, breaking: false }));
        const compositionDigest = "ab".repeat(32);
        return withEntry(entries, 2, { changes, breaking: false, compositionDigest });
      }),
    );
    expect(problems).toEqual(
      expect.arrayContaining([
        `${CHANGES} #3: The change "citizen-bumped" of lattice a.net is called not breaking.`,
        `${CHANGES} #4: An earlier entry has the same fingerprint with a different composition.`,
      ]),
    );
  });

  it("is found if an entry publishes a different text", async () => {
    const problems = await found(
      rewriteAll((entries) => withEntry(entries, 1, { blob: "ab".repeat(20) })),
    );
    expect(problems).toContainEqual(
      expect.stringMatching(/#2: The definition was edited: its text is not the one that entry 2/),
    );
  });

  it("is found where an entry changed places", async () => {
    const problems = await found(rewriteAll(swapped));
    expect(problems).toContainEqual(
      expect.stringMatching(/#4: The changes do not match the published definitions/),
    );
  });

  it("is found where the first entry was taken away", async () => {
    const problems = await found(rewriteAll((entries) => without(entries, 0)));
    expect(problems).toContainEqual(
      `${CHANGES} #1: The first entry does not say that the coalition was published.`,
    );
  });

  it("agrees with itself if only the text was rewritten, and the report says so", async () => {
    const site = new Map(untouched);
    rewriteAll((entries) => withEntry(entries, 1, { subject: "Something else" }))(site);
    await remake(site);
    const { problems, unverified } = await verify(site);
    expect(problems).toEqual([]);
    expect(unverified.map((it) => it.why)).toContainEqual(
      expect.stringContaining("a site that was rewritten as a whole still agrees with itself"),
    );
  });
});
