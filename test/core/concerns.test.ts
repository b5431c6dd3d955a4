// Which entries of a chain concern one id: by cases, and on random histories against the definitions.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Change } from "../../src/core/changes/change.ts";
import { Concerns, followedIds } from "../../src/core/history/concerns.ts";
import type { Entry } from "../../src/core/history/entry.ts";
import { History } from "../../src/core/history/history.ts";
import type { Definition, Id, Upcoming } from "../../src/core/registry/definition.ts";
import { histories } from "../support/arbitrary-histories.ts";
import { changed, confluence, definition, lattice, organism } from "../support/definitions.ts";
import { commitOf, logOf } from "../support/histories.ts";
import { idOf, mrtdOf } from "../support/ids.ts";
import { fileOf } from "../support/registries.ts";

/** The kinds of changes that concern the id, entry by entry: `3 citizen-bumped,announced`. */
function concernsOf(id: Id, ...versions: Definition[]): string[] {
  const history = new History();
  for (const [index, value] of versions.entries()) {
    history.add(commitOf({ [fileOf(value)]: value }, index));
  }
  expect(history.entries).toHaveLength(versions.length);
  const [chain] = [...history.chains.values()];
  const concerns = new Concerns(chain?.entries ?? [], chain?.ids.spans() ?? []);
  return [...concerns.of(id)].map(
    ({ entry, changes }) => `${entry.seq} ${changes.map(({ kind }) => kind).join()}`,
  );
}

const [a, b] = [lattice("a.mainnet"), lattice("b.mainnet")];
const next = idOf("a, next");
const first = definition({ lattices: [a, b] });
const withA = (overrides: Partial<typeof a>, before = first) =>
  changed(before, { lattices: [{ ...a, ...overrides }, b] });
const upcoming = (id: Id, to: Id | null = next, kind: "stable-id" | "mrtd" = "stable-id") => ({
  upcoming: [{ notice: 1, kind, id, to, effectiveAt: "2030-01-01T00:00:00Z", reason: "So." }],
});

describe("what concerns an id", () => {
  it("is every change of its part, and no other", () => {
    const versions = [
      first,
      withA({ contentHash: idOf("content") }),
      changed(first, { lattices: [a, { ...b, contentHash: idOf("b") }] }),
      withA({ mrtds: [{ unit: "unit", mrtd: mrtdOf("unit") }] }),
      withA({ ticketIssuanceRoot: idOf("root") }),
      withA({ operator: { name: "Another", github: [] } }),
      withA({ handshake: "https://example.org/other", operator: { name: "Another", github: [] } }),
      changed(first, { title: "Another title", organisms: [organism("feed")] }),
    ];
    expect(concernsOf(a.stableId, ...versions)).toEqual([
      "1 published",
      "2 content-hash-rotated",
      "3 content-hash-rotated",
      "4 mrtd-rotated",
      "5 mrtd-rotated,ticket-issuance-root-rotated",
      "6 metadata-changed,metadata-changed,authority-changed,ticket-issuance-root-rotated",
      "7 metadata-changed",
      "8 metadata-changed,metadata-changed,authority-changed,metadata-changed",
    ]);
    expect(concernsOf(organism("feed").stableId, ...versions)).toEqual(["8 citizen-added"]);
  });

  it("ends with the bump that takes the id away, and begins with the one that brings it", () => {
    const bumped = withA({ stableId: next, contentHash: idOf("content") });
    const later = changed(bumped, { lattices: [{ ...a, stableId: next }, b] });
    const versions = [changed(first, upcoming(a.stableId)), bumped, later];
    expect(concernsOf(a.stableId, ...versions)).toEqual([
      "1 published",
      "2 citizen-bumped,content-hash-rotated,announcement-fulfilled",
    ]);
    expect(concernsOf(next, ...versions)).toEqual([
      "2 citizen-bumped,content-hash-rotated,announcement-fulfilled",
      "3 content-hash-rotated",
    ]);
    expect(concernsOf(b.stableId, ...versions)).toEqual(["1 published"]);
  });

  it("follows a part under another name, and not one that has its name since", () => {
    // A name alone may not change: the fingerprint does not fold it.
    const renamed = changed(withA({ name: "c.mainnet" }), { organisms: [organism("feed")] });
    const other = { ...lattice("x"), name: "a.mainnet" };
    const [c, ...rest] = renamed.lattices;
    const withOther = (overrides: Partial<typeof a>, ofC: Partial<typeof a> = {}) =>
      changed(renamed, {
        lattices: [{ ...a, ...c, ...ofC }, ...rest, { ...other, ...overrides }],
      });
    const versions = [
      first,
      renamed,
      withOther({}),
      withOther({ contentHash: idOf("x") }),
      withOther({ contentHash: idOf("x") }, { contentHash: idOf("c") }),
    ];
    expect(concernsOf(a.stableId, ...versions)).toEqual([
      "1 published",
      "2 citizen-renamed",
      "5 content-hash-rotated",
    ]);
    expect(concernsOf(other.stableId, ...versions)).toEqual([
      "3 citizen-added",
      "4 content-hash-rotated",
    ]);
  });

  it("is announcements about the id, and about the other ids of its part", () => {
    const mrtds = [{ unit: "unit", mrtd: mrtdOf("unit") }];
    const whole = withA({ mrtds });
    const versions = [
      whole,
      changed(whole, upcoming(mrtdOf("unit"), mrtdOf("next"), "mrtd")),
      whole,
      changed(whole, upcoming(b.stableId)),
      changed(whole, upcoming(a.stableId)),
    ];
    expect(concernsOf(a.stableId, ...versions)).toEqual([
      "1 published",
      "2 announced",
      "3 announcement-withdrawn",
      "5 announced",
    ]);
    expect(concernsOf(b.stableId, ...versions)).toEqual([
      "1 published",
      "4 announced",
      "5 announcement-withdrawn",
    ]);
  });

  it("is the end of an announcement about another id of its part, which goes with it", () => {
    const mrtds = [{ unit: "unit", mrtd: mrtdOf("unit") }];
    const announced = changed(withA({ mrtds }), upcoming(mrtdOf("unit"), mrtdOf("next"), "mrtd"));
    const bumped = withA({ stableId: next, mrtds: [{ unit: "unit", mrtd: mrtdOf("next") }] });
    expect(concernsOf(a.stableId, announced, bumped).at(-1)).toBe(
      "2 citizen-bumped,mrtd-rotated,announcement-fulfilled",
    );
  });

  it("is an announcement that led to the id, whatever part has it now", () => {
    const service = organism("service", { stableId: next });
    const versions = [
      changed(first, upcoming(a.stableId)),
      changed(first, { lattices: [b], organisms: [service] }),
    ];
    expect(concernsOf(next, ...versions)).toEqual(["2 citizen-added,announcement-fulfilled"]);
    expect(concernsOf(a.stableId, ...versions)).toEqual([
      "1 published",
      "2 citizen-removed,announcement-fulfilled",
    ]);
  });

  it("is what ends and returns the coalition", () => {
    const retirement = { at: "2030-01-01T00:00:00Z", reason: "Done.", replacement: null };
    const amended = { ...retirement, reason: "Done, and dusted." };
    const versions = [
      first,
      changed(first, { retirement }),
      changed(first, { retirement: amended }),
      first,
    ];
    expect(concernsOf(a.stableId, ...versions)).toEqual([
      "1 published",
      "2 retired",
      "3 retirement-amended",
      "4 retirement-withdrawn",
    ]);
  });

  it("has a gap while the id was absent", () => {
    const without = changed(first, { lattices: [b] });
    const versions = [
      first,
      without,
      changed(without, { title: "Meanwhile" }),
      changed(first, {
        retirement: { at: "2030-01-01T00:00:00Z", reason: "Done.", replacement: null },
      }),
    ];
    expect(concernsOf(a.stableId, ...versions)).toEqual([
      "1 published",
      "2 citizen-removed",
      "4 citizen-added,retired",
    ]);
  });

  it("is an upgrade of a confluence in both its fingerprints' feeds, and its span", () => {
    const router = confluence("router");
    const upgraded = { ...router, fingerprint: idOf("upgraded"), span: [{ stableId: a.stableId }] };
    const versions = [
      changed(first, { confluences: [router] }),
      changed(first, { confluences: [upgraded] }),
      changed(first, { confluences: [{ ...upgraded, docs: "https://example.org/new" }] }),
    ];
    expect(concernsOf(router.fingerprint, ...versions)).toEqual([
      "1 published",
      "2 confluence-upgraded,span-changed",
    ]);
    expect(concernsOf(upgraded.fingerprint, ...versions)).toEqual([
      "2 confluence-upgraded,span-changed",
      "3 metadata-changed",
    ]);
  });

  it("is nothing for an id that never was there", () => {
    expect(concernsOf(idOf("nobody"), first)).toEqual([]);
  });
});

/** From the definitions alone: what had the id before and after. */
function partsWith(id: Id, value: Definition | undefined): string {
  if (!value) return "";
  const { lattices, organisms, confluences } = value;
  const parts = [
    ...lattices.filter((it) => it.stableId === id),
    ...organisms.filter((it) => it.stableId === id),
    ...confluences.filter((it) => it.fingerprint === id),
  ];
  return parts.map((it) => JSON.stringify(it)).join();
}

/** Changes to a definition's `upcoming`, which belongs to no part. */
function isAnnouncement({ kind }: Change): boolean {
  return /^(announce|amended|next-fingerprint|overdue)/.test(kind);
}

function announcedIds({ before, after }: Change): Id[] {
  const { id, ids = [id] } = (after ?? before) as Upcoming & { ids?: Id[] };
  return ids;
}

function seqs(list: readonly { entry: Entry }[]): number[] {
  return list.map(({ entry }) => entry.seq);
}

describe("in any history", () => {
  it("an entry concerns an id if what is under it differs, or the coalition starts or ends", () => {
    let concerned = 0;
    fc.assert(
      fc.property(histories, ({ steps }) => {
        const publications = logOf(steps)
          .flat()
          .flatMap((it) => (it.type === "publication" ? [it] : []));
        const history = new History();
        for (const [index, step] of steps.entries()) history.add(commitOf(step, index));
        for (const { name, entries, ids } of history.chains.values()) {
          const concerns = new Concerns(entries, ids.spans());
          const own = publications.filter(({ entry }) => entry.coalition === name);
          for (const id of followedIds(ids.spans())) {
            const expected = own.filter(({ entry, definition: after }, index) => {
              const [then, now] = [partsWith(id, own[index - 1]?.definition), partsWith(id, after)];
              const ofAll = entry.changes.some(({ kind }) => /^(published|retire)/.test(kind));
              return then !== now || (ofAll && now !== "");
            });
            const found = [...concerns.of(id)];
            const byItself = found.filter(({ changes }) => !changes.every(isAnnouncement));
            expect(seqs(byItself)).toEqual(seqs(expected));
            // What is announced for an id is in its feed.
            const announced = entries.filter(({ changes }) =>
              changes.some((it) => isAnnouncement(it) && announcedIds(it).includes(id)),
            );
            expect(seqs(found)).toEqual(expect.arrayContaining(announced.map(({ seq }) => seq)));
            concerned += found.length;
          }
        }
      }),
    );
    expect(concerned).toBeGreaterThan(100);
  });
});
