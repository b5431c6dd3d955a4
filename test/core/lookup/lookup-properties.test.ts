// In any history, the lookup finds every published id in its shard, with the status that a naive model gives it, and no
// other id.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { announcementsOf } from "../../../src/core/changes/next-fingerprint.ts";
import {
  deriveCoalition,
  deriveModuleRoot,
  deriveTicketsRoot,
} from "../../../src/core/derivation/fingerprint.ts";
import type { Entry } from "../../../src/core/history/entry.ts";
import { prefixOf } from "../../../src/core/lookup/prefix.ts";
import { Lookup, PREFIXES, renderShard } from "../../../src/core/lookup/shards.ts";
import { type Definition, MODULE_KINDS } from "../../../src/core/registry/definition.ts";
import { definitions } from "../../support/arbitrary-definitions.ts";
import { histories } from "../../support/arbitrary-histories.ts";
import { changed } from "../../support/definitions.ts";
import { logOf, type Step } from "../../support/histories.ts";
import { idOf } from "../../support/ids.ts";
import { answerOf, lookupOf, viewsOf } from "../../support/lookup-sources.ts";
import { fileOf } from "../../support/registries.ts";

/** Versions of two coalitions with everything that a definition can have, announcements included. */
const anyVersions: fc.Arbitrary<Step[]> = fc
  .array(fc.tuple(definitions, fc.constantFrom("mini.one", "mini.two")), {
    minLength: 1,
    maxLength: 6,
  })
  .map((all) =>
    all.map(([version, name]) => {
      const { retirement, ...rest } = changed(version, { name });
      const replaced = retirement && { retirement: { ...retirement, replacement: null } };
      const step = { ...rest, ...replaced };
      return { [fileOf(step)]: step };
    }),
  );
const anySteps = fc.oneof(
  anyVersions,
  histories.map(({ steps }) => steps),
);

type Published = { entry: Entry; definition: Definition }[];

function publishedIn(steps: readonly Step[]): Map<string, Published> {
  const published = new Map<string, Published>();
  for (const result of logOf(steps).flat()) {
    if (result.type === "skipped") continue;
    const { coalition } = result.entry;
    published.set(coalition, [...(published.get(coalition) ?? []), result]);
  }
  return published;
}

const rootsOf = (fingerprint: string) => [
  fingerprint,
  ...MODULE_KINDS.map((kind) => deriveModuleRoot(fingerprint, kind)),
  deriveTicketsRoot(fingerprint),
];

/** Every text of an id's length in the parts of the definition. */
function idsIn({ lattices, organisms, confluences, modules, ticketIssuer }: Definition): string[] {
  const parts = JSON.stringify(
    [lattices, organisms, confluences, modules, ticketIssuer],
    (key, it) =>
      // Config bytes and people's texts may look like ids.
      ["config", "handshake", "docs", "redFlags", "operator", "name"].includes(key)
        ? undefined
        : it,
  );
  return [...parts.matchAll(/"([0-9a-f]{96}|[0-9a-f]{64})"/g)].map(([, id = ""]) => id);
}

function announcedIn(definition: Definition): string[] {
  return announcementsOf(definition).flatMap(({ upcoming, next, moves }) =>
    [upcoming.to, moves ? next : null].filter((it) => typeof it === "string"),
  );
}

/** From whole definitions, without spans. */
function naiveStatus(id: string, published: Map<string, Published>, now: string): string {
  const found = new Set<string>();
  for (const [name, versions] of published) {
    const last = versions.at(-1)?.definition;
    if (!last) continue;
    const { at = "9999" } = last.retirement ?? {};
    const retired = at.slice(0, 16) <= now;
    const isListed = idsIn(last).includes(id) || rootsOf(last.fingerprint).includes(id);
    const own = versions.flatMap(({ entry }) => rootsOf(entry.fingerprint)).includes(id);
    const ownNext = versions.some(({ definition }) =>
      announcementsOf(definition).some(({ next, moves }) => moves && next === id),
    );
    if (isListed || deriveCoalition(name) === id) found.add(retired ? "retired" : "current");
    if ((own || ownNext) && retired) found.add("retired");
    if (announcedIn(last).includes(id)) found.add(retired ? "retired" : "announced");
    const ever = versions.flatMap(({ definition }) => [
      ...idsIn(definition),
      ...announcedIn(definition),
    ]);
    if (own || ever.includes(id)) found.add("superseded");
  }
  return ["current", "announced", "retired", "superseded"].find((it) => found.has(it)) ?? "unknown";
}

function everPublished(published: Map<string, Published>): string[] {
  const ids = [...published].flatMap(([name, versions]) => [
    deriveCoalition(name),
    ...versions.flatMap(({ definition }) => [
      ...rootsOf(definition.fingerprint),
      ...idsIn(definition),
      ...announcedIn(definition),
    ]),
  ]);
  return [...new Set(ids)];
}

describe("for any history, the lookup", () => {
  it("holds every published id in its shard and no other, with its status and what to compile in", () => {
    let checked = 0;
    fc.assert(
      fc.property(anySteps, (steps) => {
        const published = publishedIn(steps);
        const lookup = lookupOf(steps);
        const held = PREFIXES.flatMap((prefix) => {
          const ids = Object.keys(lookup.shard(prefix).ids);
          expect(ids.filter((id) => prefixOf(id) !== prefix)).toEqual([]);
          return ids;
        });
        expect(held.sort()).toEqual(everPublished(published).sort());
        expect(answerOf(lookup, idOf("never published")).status).toBe("unknown");
        for (const id of held) {
          const now = checked % 2 === 0 ? "2000-01-01T00:00Z" : "2900-01-01T00:00Z";
          const answer = answerOf(lookup, id, now);
          expect([id, answer.status]).toEqual([id, naiveStatus(id, published, now)]);
          for (const { compileIn, coalition, retirement } of answer.matches) {
            const head = published.get(coalition)?.at(-1)?.entry.fingerprint;
            if (!retirement) expect(compileIn).toEqual({ coalition, fingerprint: head });
          }
          checked++;
        }
      }),
      { numRuns: 30 },
    );
    expect(checked).toBeGreaterThan(500);
  });

  it("is JSON, with the same bytes whatever the order of the coalitions", () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const views = viewsOf(steps);
        const [one, two] = [new Lookup(views), new Lookup([...views].reverse())];
        for (const prefix of PREFIXES) {
          const text = renderShard(one.shard(prefix));
          expect(renderShard(two.shard(prefix))).toBe(text);
          expect(JSON.parse(text)).toEqual(one.shard(prefix));
        }
      }),
      { numRuns: 15 },
    );
  });
});
