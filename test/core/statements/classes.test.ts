// One id is one service: what a pull request reports if two coalitions give one id different classes.

import { describe, expect, it } from "vitest";
import { deriveFingerprint, deriveLattice } from "../../../src/core/derivation/fingerprint.ts";
import type { Definition, Id } from "../../../src/core/registry/definition.ts";
import { reportedOn } from "../../support/comparisons.ts";
import {
  confluence,
  definition,
  lattice,
  modules,
  organism,
  shippedModule,
  ticketIssuer,
} from "../../support/definitions.ts";
import { idOf } from "../../support/ids.ts";

/** What a coalition has, so that it gives `id` a class. */
const CLASSES = {
  lattice: (id: Id) => ({ lattices: [lattice("shared.mainnet", { stableId: id })] }),
  organism: (id: Id) => ({ organisms: [organism("shared", { stableId: id })] }),
  confluence: (id: Id) => ({ confluences: [confluence("shared", { fingerprint: id })] }),
  module: (id: Id) => ({
    modules: { ...modules(), atlas: shippedModule("atlas", { fingerprint: id }) },
  }),
  issuer: (id: Id) => ({ ticketIssuer: ticketIssuer("shared", { fingerprint: id }) }),
};
type Class = keyof typeof CLASSES;
const ALL = Object.keys(CLASSES) as Class[];
const OPEN = ALL.filter((it) => it !== "lattice");
const OWN: Class[] = ["module", "issuer"];

/** Ids that nothing is published for, and one that follows from a lattice's name and chain id. */
const DECLARED = idOf("declared");
const DERIVED = deriveLattice({ name: "shared.mainnet", chainId: 10 });

function coalition(name: string, partClass: Class, id: Id): Definition {
  return definition({ name, lattices: [lattice(`${name}.own`)], ...CLASSES[partClass](id) });
}

const pairs = (them: Class[]) =>
  them.flatMap((one) => them.flatMap((other): [Class, Class][] => [[one, other]]));
const contradicting = pairs(OPEN).filter(([a, b]) => a !== b || OWN.includes(a));

const errorAt = (name: string) => `error statement-contradicted ${name}`;
const warningAt = (name: string) => `warning statement-differs ${name}`;

describe.each(contradicting)("an id that one %s and another coalition's %s share", (a, b) => {
  const [first, second] = [coalition("mini.a", a, DECLARED), coalition("mini.b", b, DECLARED)];

  it("is an error in the later one by name where both are new", () => {
    expect(reportedOn([], [first, second])).toEqual([errorAt("mini.b"), warningAt("mini.a")]);
    expect(reportedOn([], [second, first])).toEqual([errorAt("mini.b"), warningAt("mini.a")]);
  });

  it("is an error in the one that comes later, whatever its name", () => {
    const unchanged = OWN.includes(b)
      ? ["error id-of-other-coalition mini.a"]
      : [errorAt("mini.a"), warningAt("mini.b")];
    expect(reportedOn([second], [first])).toEqual(unchanged);
    const other = OWN.includes(a)
      ? ["error id-of-other-coalition mini.b"]
      : [errorAt("mini.b"), warningAt("mini.a")];
    expect(reportedOn([first], [second])).toEqual(other);
  });

  it("blocks nobody who changes something else", () => {
    expect(reportedOn([first, second], [{ ...second, title: "Other" }])).toEqual([]);
    expect(reportedOn([first, second], [{ ...first, title: "Other" }])).toEqual([]);
  });
});

describe.each(OPEN)("an id that a lattice derives, as another coalition's %s", (other) => {
  const names = [
    ["mini.a", "mini.b"],
    ["mini.b", "mini.a"],
  ] as const;

  it.each(names)(
    "is wrong there, no matter which was first: the lattice in %s, the other in %s",
    (of, to) => {
      const right = coalition(of, "lattice", DERIVED);
      const wrong = coalition(to, other, DERIVED);
      expect(reportedOn([], [right, wrong])).toEqual([errorAt(to), warningAt(of)]);
      expect(reportedOn([right], [wrong])).toEqual([errorAt(to), warningAt(of)]);
      // One who takes an id first does not keep out the lattice that it follows from.
      const both = [warningAt(of), warningAt(to)].sort();
      expect(reportedOn([wrong], [right])).toEqual(both);
    },
  );

  it.each(names)("is wrong in a lattice that does not derive it: in %s, not in %s", (of, to) => {
    const wrong = coalition(of, "lattice", DECLARED);
    const right = coalition(to, other, DECLARED);
    expect(reportedOn([], [wrong, right])).toEqual([errorAt(of), warningAt(to)]);
    // That it does not follow is a warning of its own, and part of the error.
    const isOwn = OWN.includes(other);
    const late = isOwn ? "error id-of-other-coalition" : "error statement-contradicted";
    expect(reportedOn([right], [wrong])[0]).toBe(`${late} ${of}`);
    expect(reportedOn([wrong], [right]).filter((it) => it.startsWith("error"))).toEqual([]);
  });
});

describe.each([...ALL, "span"] as const)("a coalition's own fingerprint as somebody's %s", (as) => {
  const owner = definition({ name: "mini.owner", lattices: [lattice("owner.mainnet")] });
  const { fingerprint } = owner;
  const parts =
    as === "span"
      ? { confluences: [confluence("shared", { span: [{ stableId: fingerprint }] })] }
      : CLASSES[as](fingerprint);
  const user = (name: string) =>
    definition({ name, lattices: [lattice("user.mainnet")], ...parts });

  it.each(["mini.before", "mini.user"])(
    "is wrong there, no matter which was first, in %s",
    (name) => {
      expect(deriveFingerprint(owner)).toBe(fingerprint);
      expect(reportedOn([], [owner, user(name)])).toEqual([errorAt(name), warningAt("mini.owner")]);
      expect(reportedOn([owner], [user(name)])).toEqual([errorAt(name), warningAt("mini.owner")]);
      const reported = reportedOn([user(name)], [owner]);
      expect(reported).toEqual([warningAt("mini.owner"), warningAt(name)].sort());
    },
  );
});

describe("an id that is spanned as a citizen", () => {
  const id = idOf("spanned");
  const spanning = (name: string, config?: { content: string; acl: string }) =>
    definition({
      ...{ name, lattices: [lattice(`${name}.own`)] },
      confluences: [
        confluence("spanning", { span: [{ stableId: id }], ...(config && { config }) }),
      ],
    });

  it.each(["lattice", "organism"] as const)("may be a %s elsewhere", (it) => {
    const reported = reportedOn([], [spanning("mini.a"), coalition("mini.b", it, id)]);
    expect(reported.filter((line) => line.includes("statement"))).toEqual([]);
  });

  it.each(["confluence", "module", "issuer"] as const)(
    "is wrong where it is a %s elsewhere",
    (it) => {
      const folding = coalition("mini.b", it, id);
      const reported = [errorAt("mini.a"), warningAt("mini.b")];
      expect(reportedOn([], [spanning("mini.a"), folding])).toEqual(reported);
      expect(reportedOn([folding], [spanning("mini.a")])).toEqual(reported);
      // A span only refers to the id, and blocks no coalition that folds it.
      const folded = reportedOn([spanning("mini.a")], [folding]);
      expect(folded).toEqual([warningAt("mini.a"), warningAt("mini.b")]);
    },
  );

  it("is only reported where the service's own bytes have that span", () => {
    const proven = spanning("mini.a", { content: "01", acl: "02" });
    expect(reportedOn([], [proven, coalition("mini.b", "confluence", id)])).toEqual([
      warningAt("mini.a"),
      warningAt("mini.b"),
    ]);
  });
});
