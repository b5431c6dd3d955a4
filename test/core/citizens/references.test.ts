// Who refers to a citizen or service, from when to when, and what replaced it: by cases, and on random histories
// against the definitions alone.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Citizens, hasOwnFeed, livingReferences } from "../../../src/core/citizens/citizen.ts";
import type { Reference } from "../../../src/core/citizens/reference.ts";
import type { Commit } from "../../../src/core/history/change-log.ts";
import type { Definition, Id } from "../../../src/core/registry/definition.ts";
import { histories } from "../../support/arbitrary-histories.ts";
import {
  announced,
  changed,
  confluence,
  definition,
  lattice,
  modules,
  organism,
} from "../../support/definitions.ts";
import { commitOf, logOf } from "../../support/histories.ts";
import { idOf } from "../../support/ids.ts";
import { memoryRegistry } from "../../support/memory-registry.ts";
import { fileOf } from "../../support/registries.ts";

function citizensOf(...versions: Definition[]): Citizens {
  const commits = versions.map((it, index) => commitOf({ [fileOf(it)]: it }, index));
  return citizensIn(commits);
}

function citizensIn(commits: readonly Commit[]): Citizens {
  return new Citizens(memoryRegistry(commits).view);
}

/** "mini.one 1-3 a.mainnet". */
function describeReferences({ references }: { references: readonly Reference[] }): string[] {
  return references.map(({ view, since, until, parts, isSpanned }) => {
    const names = parts.map(({ name }) => name).join("+");
    return `${view.name} ${since.seq}-${until?.seq ?? ""} ${isSpanned ? "spanned by " : ""}${names}`;
  });
}

const [a, b] = [lattice("a.mainnet"), lattice("b.mainnet")];
const next = idOf("a, next");
const first = definition({ name: "mini.one", lattices: [a, b] });
const another = definition({ name: "mini.two", lattices: [a] });
const bumped = changed(first, { lattices: [{ ...a, stableId: next }, b] });

describe("references", () => {
  it("end with a bump, which names the new id; the new id names the old one", () => {
    const last = idOf("a, last");
    const again = changed(first, { lattices: [{ ...a, stableId: last }, b] });
    const citizens = citizensOf(first, bumped, again);
    expect(citizens.of(a.stableId).references[0]).toMatchObject({ successor: next, now: last });
    expect(citizens.of(next).references[0]).toMatchObject({
      ...{ predecessor: a.stableId, successor: last, now: last },
    });
    expect(citizens.of(last).references[0]?.predecessor).toBe(next);
    expect(describeReferences(citizens.of(next))).toEqual(["mini.one 2-3 a.mainnet"]);
  });

  it("go on under another name, and begin again after a gap", () => {
    // A name alone does not change: the fingerprint would have two compositions.
    const renamed = changed(first, {
      ...{ lattices: [{ ...a, name: "a.renamed" }, b], organisms: [organism("feed")] },
    });
    const without = changed(first, { lattices: [b] });
    const citizen = citizensOf(first, renamed, without, first).of(a.stableId);
    expect(describeReferences(citizen)).toEqual([
      "mini.one 4- a.mainnet",
      "mini.one 1-3 a.renamed",
    ]);
    expect(citizen.references[1]?.successor).toBeUndefined();
  });

  it("of a service's span are there where the coalition does not name the citizen itself", () => {
    const [far, hash] = [idOf("far"), idOf("content of far")];
    const span = [{ stableId: far, name: "far.mainnet", contentHash: hash }];
    const routers = [confluence("r1", { span }), confluence("r2", { span: [{ stableId: far }] })];
    const citizens = citizensOf(changed(first, { confluences: routers }));
    const citizen = citizens.of(far);
    expect(describeReferences(citizen)).toEqual(["mini.one 1- spanned by r1+r2"]);
    expect(citizen).toMatchObject({ class: "citizen", names: ["far.mainnet"] });
    expect(citizen.references[0]?.spannedAs).toMatchObject([
      { by: "confluence r1", contentHash: hash },
      { by: "confluence r2" },
    ]);
    expect(hasOwnFeed(citizen)).toBe(false);
  });

  it("of coalitions that end come after those that go on, and those that are over last", () => {
    const retirement = { at: "2030-01-01T00:00:00Z", reason: "Done.", replacement: null };
    const ends = changed(definition({ name: "mini.ends", lattices: [a] }), { retirement });
    const citizen = citizensOf(first, bumped, ends, another).of(a.stableId);
    expect(describeReferences(citizen).map((it) => it.split(" ")[0])).toEqual([
      "mini.two",
      "mini.ends",
      "mini.one",
    ]);
    expect(livingReferences(citizen).map(({ view }) => view.name)).toEqual(["mini.two"]);
  });

  it("have the names that coalitions give, the most frequent first", () => {
    const other = (name: string, of: string) =>
      definition({ name, lattices: [{ ...a, name: of }] });
    const citizen = citizensOf(first, other("mini.two", "z.mainnet"), other("mini.x", "z.mainnet"));
    expect(citizen.of(a.stableId).names).toEqual(["z.mainnet", "a.mainnet"]);
  });

  it("are of modules by their fingerprints", () => {
    const shipped = changed(first, { modules: modules("atlas") });
    const id = shipped.modules.atlas?.fingerprint ?? "";
    const citizen = citizensOf(shipped).of(id);
    expect(citizen).toMatchObject({ class: "module", names: ["atlas"] });
    expect(hasOwnFeed(citizen)).toBe(false);
  });
});

describe("what is announced of an id", () => {
  it("is about it, another id of its part, or the end of the coalition; and is not over", () => {
    const hash = idOf("content");
    const withHash = changed(first, { lattices: [{ ...a, contentHash: hash }, b] });
    const upcoming = [
      announced(a.stableId, next, { notice: 1, effectiveAt: "2031-01-01T00:00:00Z" }),
      announced(hash, idOf("content, next"), { notice: 2, kind: "content-hash" }),
      announced(b.stableId, idOf("b, next"), { notice: 3 }),
    ];
    const citizens = citizensOf(withHash, changed(withHash, { upcoming }));
    const notices = (id: Id) =>
      citizens.of(id).announced.map(({ what }) => "notice" in what && what.notice);
    expect(notices(a.stableId)).toEqual([2, 1]);
    expect(notices(b.stableId)).toEqual([3]);
    expect(
      citizensOf(withHash, changed(withHash, { upcoming }), withHash).of(a.stableId).announced,
    ).toEqual([]);
    const retirement = { at: "2032-01-01T00:00:00Z", reason: "Done.", replacement: null };
    expect(citizensOf(first, changed(first, { retirement })).of(b.stableId).announced).toHaveLength(
      1,
    );
  });
});

/** By the definition alone. */
function isOwn(id: Id, { lattices, organisms, confluences, ...value }: Definition): boolean {
  const services = [...confluences, ...Object.values(value.modules), value.ticketIssuer];
  return (
    [...lattices, ...organisms].some(({ stableId }) => stableId === id) ||
    services.some((it) => it?.fingerprint === id)
  );
}

describe("in any history", () => {
  it("an id is referred to by exactly the entries whose definitions have it", () => {
    let count = 0;
    fc.assert(
      fc.property(histories, ({ steps }) => {
        const publications = logOf(steps)
          .flat()
          .flatMap((it) => (it.type === "publication" ? [it] : []));
        const { view } = memoryRegistry(steps.map((step, index) => commitOf(step, index)));
        const citizens = new Citizens(view);
        for (const id of citizens.ids()) {
          const expected = publications
            .filter(({ definition: value }) => isOwn(id, value))
            .map(({ entry }) => `${entry.coalition} ${entry.seq}`);
          const found = citizens
            .of(id)
            .references.filter(({ isSpanned }) => !isSpanned)
            .flatMap(({ view: { name, entries }, since, until }) =>
              entries
                .filter(({ seq }) => seq >= since.seq && seq < (until?.seq ?? Infinity))
                .map(({ seq }) => `${name} ${seq}`),
            );
          expect(found.sort()).toEqual(expected.sort());
          count += found.length;
        }
        const all = publications.flatMap(({ definition: it }) => [
          ...[...it.lattices, ...it.organisms].map(({ stableId }) => stableId),
          ...it.confluences.map(({ fingerprint }) => fingerprint),
        ]);
        for (const id of all) expect(citizens.has(id)).toBe(true);
      }),
    );
    expect(count).toBeGreaterThan(100);
  });
});
