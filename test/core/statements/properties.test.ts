// Random registries and pull requests, in which coalitions share a few ids: the check finds what a naive
// comparison of all pairs finds.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deriveLattice } from "../../../src/core/derivation/fingerprint.ts";
import type { Definition } from "../../../src/core/registry/definition.ts";
import { checkAgainst, stepOf } from "../../support/comparisons.ts";
import {
  changed,
  confluence,
  definition,
  lattice,
  modules,
  organism,
  shippedModule,
  ticketIssuer,
} from "../../support/definitions.ts";
import { idOf } from "../../support/ids.ts";
import { naiveStatements } from "../../support/naive-statements.ts";
import { fileOf } from "../../support/registries.ts";
import { runsOf } from "../../support/thorough.ts";

const NAMES = ["mini.a", "mini.b", "mini.c", "mini.d"];
const [X, Y, FREE] = [idOf("x"), idOf("y"), idOf("free")];
const CONFIG = { content: "a1", acl: "b2" };
const PROVEN = confluence("ledger", { span: [{ stableId: X }], config: CONFIG });
const DERIVED = deriveLattice({ name: "shared.mainnet", chainId: 10 });
/** Another coalition's fingerprint, as long as that has nothing else. */
const alone = (name: string) => definition({ name, lattices: [lattice(`${name}.own`)] });
const OWN = alone("mini.a").fingerprint;
const IDS = [FREE, DERIVED, PROVEN.fingerprint, OWN, X];

type Piece = (parts: Definition, id: string, variant: number) => Partial<Definition>;
const confluences = (of: Definition, ...more: Definition["confluences"]) => ({
  confluences: [...of.confluences, ...more],
});

/** What a coalition may state of an id. */
const PIECES: Piece[] = [
  (of, id, variant) => ({
    lattices: [
      ...of.lattices,
      lattice(["shared.mainnet", "other"][variant % 2] ?? "", { stableId: id }),
    ],
  }),
  (of, id) => ({ organisms: [...of.organisms, organism("shared", { stableId: id })] }),
  (of, id, variant) => {
    const name = ["ledger", "router"][variant % 2] ?? "";
    const span = [{ stableId: variant < 2 ? X : Y }];
    return confluences(of, confluence(name, { span, fingerprint: id }));
  },
  (of) => confluences(of, PROVEN),
  (of, id) => confluences(of, confluence(`spanning-${of.name}`, { span: [{ stableId: id }] })),
  (of, id) =>
    confluences(of, confluence(`proven-${of.name}`, { span: [{ stableId: id }], config: CONFIG })),
  (_, id) => ({ modules: { ...modules(), atlas: shippedModule("atlas", { fingerprint: id }) } }),
  (_, id) => ({ ticketIssuer: ticketIssuer("shared", { fingerprint: id }) }),
];

const statement = fc.record({
  piece: fc.constantFrom(...PIECES),
  id: fc.constantFrom(...IDS),
  variant: fc.nat(3),
});
type Stated = { piece: Piece; id: string; variant: number };

/** A coalition with these, each id and name once. */
function coalition(name: string, stated: readonly Stated[]): Definition {
  let whole = alone(name);
  for (const { piece, id, variant } of stated) {
    const after = changed(whole, piece(whole, id, variant));
    if (isWhole(after)) whole = after;
  }
  return whole;
}

function isWhole({ lattices, organisms, confluences, modules, ticketIssuer }: Definition): boolean {
  const ids = [
    ...[...lattices, ...organisms].map(({ stableId }) => stableId),
    ...[...confluences, modules.atlas, ticketIssuer].flatMap((it) => it?.fingerprint ?? []),
  ];
  // What contradicts itself is not a matter of two coalitions.
  const services = new Set(
    [...confluences, modules.atlas, ticketIssuer].map((it) => it?.fingerprint),
  );
  const spanned = confluences.flatMap(({ span }) => span.map(({ stableId }) => stableId));
  return (
    [ids, lattices.map(nameOf), organisms.map(nameOf), confluences.map(nameOf)].every(
      (them) => new Set(them).size === them.length,
    ) && !spanned.some((id) => services.has(id))
  );
}

const nameOf = ({ name }: { name: string }) => name;

/** By name: what was published, and what the pull request changes it to; undefined leaves it unchanged. */
const registries = fc.tuple(
  ...NAMES.map(() =>
    fc.record({
      before: fc.option(fc.array(statement, { maxLength: 2 }), { nil: undefined }),
      after: fc.option(fc.array(statement, { maxLength: 2 }), { nil: undefined }),
    }),
  ),
);

describe("a pull request", () => {
  it("has errors exactly where a comparison of all pairs finds them", () => {
    let disputed = 0;
    fc.assert(
      fc.property(registries, (given) => {
        const before = given.flatMap((it, at) =>
          it.before ? coalition(NAMES[at] ?? "", it.before) : [],
        );
        const next = given.flatMap((it, at) =>
          it.after ? coalition(NAMES[at] ?? "", it.after) : [],
        );
        const names = next.map(nameOf);
        const after = [...before.filter(({ name }) => !names.includes(name)), ...next];
        const { problems } = checkAgainst([stepOf(...before)], after, { only: next.map(fileOf) });
        const reported = problems.filter(({ code }) => code.startsWith("statement-"));
        const naive = naiveStatements(before, after, names);
        const errors = reported
          .filter(({ severity }) => severity === "error")
          .map(({ file, pointer }) => {
            const { name = "" } = after.find((it) => fileOf(it) === file) ?? {};
            return `${name} ${pointer.split("/").slice(0, 3).join("/")}`;
          });
        const expected = naive.errors.map((it) => it.replace(/^(mini\.\w) $/, "$1 /fingerprint"));
        expect(new Set(errors)).toEqual(new Set(expected.map(partOfIssuer)));
        // Every report concerns both sides, and there is none if all agree.
        expect(new Set(reported.map(({ file }) => file)).size).not.toBe(1);
        expect(reported.length > 0).toBe(naive.isDisputed);
        if (naive.isDisputed) disputed += 1;
      }),
      { numRuns: runsOf(300) },
    );
    expect(disputed).toBeGreaterThan(0);
  });
});

/** The issuer's id is one step higher than those of other parts. */
function partOfIssuer(place: string): string {
  return place.endsWith("/ticketIssuer") ? `${place}/fingerprint` : place;
}
