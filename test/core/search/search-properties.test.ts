// For any registry and any query, the search finds what a full scan finds, and never requests a missing file.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CoalitionView } from "../../../src/core/history/registry-view.ts";
import { compareText } from "../../../src/core/problem.ts";
import { STATUSES, type Status, statusOf } from "../../../src/core/registry/coalition-status.ts";
import type { Archetype } from "../../../src/core/registry/definition.ts";
import { ARCHETYPES } from "../../../src/core/search/facets.ts";
import { coalitionRow } from "../../../src/core/search/row.ts";
import { readRows, searchCoalitions } from "../../../src/core/search/search.ts";
import { definitions } from "../../support/arbitrary-definitions.ts";
import { changed } from "../../support/definitions.ts";
import { viewsOf } from "../../support/lookup-sources.ts";
import { idsIn, naiveMatch, textsIn } from "../../support/naive-search.ts";
import { fileOf } from "../../support/registries.ts";
import { readerOf } from "../../support/search-reader.ts";

/** Versions of a few coalitions, some of which have had other fingerprints before. */
const registries = fc
  .array(fc.tuple(definitions, fc.constantFrom("mini.one", "mini.two", undefined)), {
    minLength: 1,
    maxLength: 8,
  })
  .map((all) => {
    const steps = all.map(([version, name]) => {
      const { retirement: _, ...rest } = version;
      // A coalition that is retired has no version after that.
      const step = name === undefined ? version : changed(rest, { name });
      return { [fileOf(step)]: step };
    });
    return viewsOf(steps).sort((a, b) => compareText(a.name, b.name));
  });

/** Numbers by which words are picked from what there is to find, or that are words themselves. */
const picks = fc.array(fc.tuple(fc.nat(), fc.nat(99), fc.nat(8)), { minLength: 1, maxLength: 3 });

function wordsFrom(views: readonly CoalitionView[], all: [number, number, number][]): string[] {
  const view = views[(all[0]?.[0] ?? 0) % views.length];
  if (!view) return [];
  return all
    .map(([pick, length, kind]) => {
      const of = (list: readonly string[]) => list[pick % Math.max(1, list.length)] ?? "";
      const id = of(idsIn(view));
      if (kind === 0) return id.slice(0, 3 + (length % 40));
      if (kind === 1) return `0x${id.slice(0, 3 + (length % 20)).toUpperCase()}`;
      if (kind === 2) return of(view.definition.lattices.map(({ chainId }) => String(chainId)));
      if (kind === 3) return String(length);
      const words = of(textsIn(view)).split(/\s+/);
      const word = of(words);
      // From the middle of a word, nothing is found; from a label's beginning, it is.
      const from = kind === 4 ? 0 : Math.max(0, word.search(/[.-]/) + (kind === 5 ? 1 : 0));
      return kind === 6 ? word.toUpperCase() : word.slice(from, from + 1 + length);
    })
    .filter((word) => !/^\s*$/u.test(word) && !/[\s\u0085]/u.test(word));
}

const none = { archetypes: [], statuses: [] };

describe("of any registry, the search", () => {
  it("finds what one finds who looks through everything", async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(
        registries,
        picks,
        fc.constantFrom(1, 300, 50_000),
        async (views, all, full) => {
          const words = wordsFrom(views, all);
          fc.pre(words.every((word) => word.normalize("NFKC").trim() !== ""));
          // An id may be typed in groups, with dots and the like between them, and 0x before each.
          const bare = words.map((word) => word.replace(/^0x/i, ""));
          fc.pre(!/(?:[0-9a-f][^\p{L}\p{N}]*){40}/iu.test(bare.join(" ")));
          const { read } = readerOf(views, full);
          const { rows } = await searchCoalitions(words.join(" "), none, read);
          const wanted = views.filter((view) => naiveMatch(view, words)).map(({ name }) => name);
          expect([words, rows.map((row) => views[row]?.name)]).toEqual([words, wanted]);
          found += rows.length;
        },
      ),
      { numRuns: 150 },
    );
    expect(found).toBeGreaterThan(60);
  });

  it("finds every whole id in any form, with the same rows as the pages", async () => {
    let checked = 0;
    await fc.assert(
      fc.asyncProperty(registries, async (views) => {
        const { read } = readerOf(views, 500);
        const ids = views.flatMap((view) => [
          ...idsIn(view).slice(0, 1),
          ...view.entries.map(({ fingerprint }) => fingerprint),
        ]);
        for (const id of new Set(ids)) {
          const wanted = views.filter((it) => naiveMatch(it, [id]));
          expect(wanted.length).toBeGreaterThan(0);
          for (const text of [id, `0x${id.toUpperCase()}`, `unique_id!("${id}");`]) {
            const { rows, query } = await searchCoalitions(text, none, read);
            expect(query.id?.id).toBe(id);
            expect(await readRows(rows, read)).toEqual(wanted.map(coalitionRow));
            checked++;
          }
        }
      }),
      { numRuns: 40 },
    );
    expect(checked).toBeGreaterThan(100);
  });

  it("filters and counts by archetype and status as one does who looks at each", async () => {
    const archetypes = fc.subarray<Archetype>([...ARCHETYPES]);
    const statuses = fc.subarray<Status>([...STATUSES]);
    await fc.assert(
      fc.asyncProperty(registries, archetypes, statuses, async (views, archetypes, statuses) => {
        const { read } = readerOf(views, 500);
        const ofArchetype = (it: CoalitionView, chosen: readonly Archetype[]) =>
          chosen.length === 0 || chosen.includes(it.definition.archetype);
        const ofStatus = (it: CoalitionView, chosen: readonly Status[]) => {
          const status = statusOf(it);
          const words: Status[] = status === "announced" ? [status, "current"] : [status];
          return chosen.length === 0 || chosen.some((one) => words.includes(one));
        };
        const { rows, counts, of } = await searchCoalitions("", { archetypes, statuses }, read);
        const wanted = views.filter((it) => ofArchetype(it, archetypes) && ofStatus(it, statuses));
        expect(rows.map((row) => views[row])).toEqual(wanted);
        expect(of).toBe(views.length);
        for (const one of ARCHETYPES) {
          const all = views.filter((it) => ofArchetype(it, [one]) && ofStatus(it, statuses));
          expect(counts.archetypes[one]).toBe(all.length);
        }
        for (const one of STATUSES) {
          const all = views.filter((it) => ofArchetype(it, archetypes) && ofStatus(it, [one]));
          expect(counts.statuses[one]).toBe(all.length);
        }
      }),
      { numRuns: 60 },
    );
  });
});
