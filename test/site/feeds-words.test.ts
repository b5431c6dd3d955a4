// What an item says: what to do first, by when, what comes next, and what programs need.

import { describe, expect, it } from "vitest";
import { announcementsOf } from "../../src/core/changes/next-fingerprint.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { changed, confluence, definition, lattice, modules } from "../support/definitions.ts";
import { commitOf } from "../support/histories.ts";
import { idOf, mrtdOf } from "../support/ids.ts";
import { fileOf } from "../support/registries.ts";
import { atomItems, feedsOfView, jsonItems, viewOfCommits } from "../support/rendered-feeds.ts";

function itemsOf(...versions: Definition[]) {
  const files = filesOf(...versions);
  return (path: string) => jsonItems(files, path);
}

/** The items of a citizen's feed, which is in Atom alone. */
function aboutCitizen(...versions: Definition[]) {
  const files = filesOf(...versions);
  return (id: string) => atomItems(files, `citizens/${id}`);
}

function filesOf(...versions: Definition[]) {
  const commits = versions.map((value, index) => commitOf({ [fileOf(value)]: value }, index));
  const view = viewOfCommits(commits);
  expect(view.entries).toHaveLength(versions.length);
  return feedsOfView(view);
}

const [a, b] = [lattice("a.mainnet"), lattice("b.mainnet")];
const first = definition({ lattices: [a] });
const bumped = changed(first, { lattices: [{ ...a, stableId: idOf("a, next") }] });
const announcedBump = {
  notice: 7,
  kind: "stable-id" as const,
  id: a.stableId,
  to: idOf("a, next"),
  effectiveAt: "2030-01-01T12:00Z",
  reason: "A new committee.",
};
const feed = "mini.coalition/changes";

describe("an item", () => {
  it("says what to do, then what changed, why, before and after, and the constant", () => {
    const [item] = itemsOf(first, bumped)(feed);
    const order = [
      "Breaking: until you recompile",
      "For integrators of mini.coalition:",
      "Now: Recompile",
      "What changed:",
      `changed from ${a.stableId} to ${idOf("a, next")}`,
      "Why: Commit 1",
      `Fingerprint: ${first.fingerprint} → ${bumped.fingerprint}`,
      "http://127.0.0.1:9/mini.coalition/coalition.rs",
      "http://127.0.0.1:9/mini.coalition/coalition.ts",
    ].map((words) => item?.content_html.indexOf(words) ?? -1);
    expect(order.every((place) => place >= 0)).toBe(true);
    expect(order).toEqual([...order].sort((x, y) => x - y));
  });

  it("has the time, the next fingerprint and its constant for an announcement", () => {
    const announced = changed(first, { upcoming: [announcedBump] });
    expect(announcementsOf(announced)[0]?.next).toBe(bumped.fingerprint);
    const [item] = itemsOf(first, announced)(feed);
    expect(item?.content_html).toContain("<li>By 2030-01-01 12:00 UTC: Prepare a build");
    expect(item?.content_html).toContain(
      `Announced: from 2030-01-01 12:00 UTC on, the fingerprint is ${bumped.fingerprint}, if everything announced until then happens.`,
    );
    expect(item?.content_html).toContain(
      `pub const NEXT_FINGERPRINT: UniqueId = unique_id!(&quot;${bumped.fingerprint}&quot;)`,
    );
    // The fingerprint is the same: there is no other constant.
    expect(item?.content_html).not.toContain("const FINGERPRINT");
  });

  it("says so, with the constant, if another change gives a new next fingerprint", () => {
    const announced = changed(first, { upcoming: [announcedBump] });
    const shipping = changed(announced, { modules: modules("atlas") });
    const next = announcementsOf(shipping)[0]?.next;
    const [item] = itemsOf(first, announced, shipping)(feed);
    const [brief] = aboutCitizen(first, announced, shipping)(a.stableId);
    for (const html of [item?.content_html, brief?.html]) {
      expect(html).toContain(
        `<li>By 2030-01-01 12:00 UTC: Prepare the build for that time again. A build with ${bumped.fingerprint} would time out.</li>`,
      );
      expect(html).toContain(
        `The fingerprint announced for 2030-01-01 12:00 UTC changed from ${bumped.fingerprint} to ${next}.`,
      );
    }
    expect(item?.content_html).toContain(`NEXT_FINGERPRINT: UniqueId = unique_id!(&quot;${next}`);
    expect(item?.content_html).toContain("Breaking: until you recompile");
    expect(item?.content_html).toContain("Now: Recompile");
  });

  it("says to prepare a new build if nothing breaks yet", () => {
    const announced = changed(first, { upcoming: [announcedBump] });
    const earlier = { ...announcedBump, notice: 8, id: b.stableId, to: idOf("b, next") };
    const before = changed(announced, { lattices: [a, b] });
    const versions = [
      before,
      changed(before, {
        upcoming: [announcedBump, { ...earlier, effectiveAt: "2029-12-31T12:00Z" }],
      }),
    ];
    const [item] = itemsOf(...versions)(feed);
    expect(item?.title).toBe(
      "mini.coalition: announced: stable id change of lattice b.mainnet on 2029-12-31; announcement amended: new fingerprint for 2030-01-01",
    );
    expect(item?.content_html).toContain("Nothing breaks now");
    expect(item?.content_html.match(/NEXT_FINGERPRINT/g)).toHaveLength(2);
    expect(item?.tags?.[0]).toBe("compatible");
    expect(aboutCitizen(...versions)(a.stableId)).toHaveLength(2);
  });

  it("says no next fingerprint if there is none, nor that of earlier announcements", () => {
    const router = confluence("router", { span: [{ stableId: a.stableId }] });
    const open = changed(first, { confluences: [router] });
    const [unknown] = itemsOf(open, changed(open, { upcoming: [announcedBump] }))(feed);
    expect(unknown?.content_html).not.toContain("NEXT_FINGERPRINT");
    const mrtds = [{ unit: "unit", mrtd: mrtdOf("unit") }];
    const whole = changed(first, { lattices: [{ ...a, mrtds }] });
    const later = { ...announcedBump, kind: "mrtd" as const, id: mrtdOf("unit"), notice: 8 };
    const measured = { ...later, to: mrtdOf("next"), effectiveAt: "2031-01-01T00:00:00Z" };
    const [same] = itemsOf(
      whole,
      changed(whole, { upcoming: [announcedBump] }),
      changed(whole, { upcoming: [announcedBump, measured] }),
    )(feed);
    expect(same?.content_html).toContain("MR_TD change");
    expect(same?.content_html).not.toContain("NEXT_FINGERPRINT");
  });

  it("begins with what the feed is about", () => {
    const both = changed(first, {
      lattices: [
        { ...a, contentHash: idOf("content") },
        { ...b, contentHash: idOf("b") },
      ],
    });
    const items = aboutCitizen(first, both);
    expect(itemsOf(first, both)(feed)[0]?.title).toBe(
      "mini.coalition: lattice b.mainnet added; lattice a.mainnet: content hash rotated (breaking)",
    );
    expect(items(a.stableId)[0]?.title).toBe(
      "mini.coalition: lattice a.mainnet: content hash rotated; lattice b.mainnet added (breaking)",
    );
    expect(items(b.stableId)).toHaveLength(1);
  });

  it("says once what several changes require, and what times out until then", () => {
    const both = changed(bumped, { lattices: [...bumped.lattices, b], modules: modules("atlas") });
    const [item] = itemsOf(first, both)(feed);
    const [, tasks = ""] = (item?.content_html ?? "").split("For integrators of mini.coalition:");
    expect(tasks.split("What changed:")[0]?.match(/Recompile/g)).toHaveLength(1);
    expect(tasks).toMatch(
      /^<\/p><ul><li>Now: Recompile with the new CoalitionConfig\.<\/li><\/ul>/,
    );
    expect(item?.content_html?.match(/time out/g)).toHaveLength(1);
  });

  it("leads old id and new to each other", () => {
    const items = aboutCitizen(first, bumped);
    for (const id of [a.stableId, idOf("a, next")]) {
      const all = items(id);
      const item = id === a.stableId ? all[0] : all.at(-1);
      expect(item?.html).toContain(`from ${a.stableId} to ${idOf("a, next")}`);
    }
  });
});

describe("a citizen's feed", () => {
  it("has what affects it in any coalition, in the order of the history", () => {
    const other = (overrides: Partial<Definition> = {}) =>
      definition({ name: "mini.other", lattices: [a, b], ...overrides });
    const items = aboutCitizen(
      other(),
      first,
      other({ title: "Another title" }),
      other({ retirement: { at: "2030-01-01T00:00:00Z", reason: "Done.", replacement: null } }),
      changed(first, { lattices: [{ ...a, contentHash: idOf("content") }] }),
    );
    const found = items(a.stableId).map(({ link }) => link.split("#")[1]);
    expect(found).toEqual(["mini.coalition-2", "mini.other-3", "mini.coalition-1", "mini.other-1"]);
  });

  it("is brief: what to do about the changes that affect the id; the item links to the entry", () => {
    const both = changed(bumped, { lattices: [...bumped.lattices, b], modules: modules("atlas") });
    const [item] = aboutCitizen(first, both)(a.stableId);
    const { html = "", link } = item ?? {};
    expect(html).toContain("Breaking: until you recompile");
    expect(html).not.toContain("Now: Recompile");
    expect(html).toContain("The stable id of lattice a.mainnet changed");
    expect(html).not.toMatch(/b\.mainnet|Atlas|unique_id!/);
    expect(link).toBe("http://127.0.0.1:9/mini.coalition/history/#mini.coalition-2");
  });
});
