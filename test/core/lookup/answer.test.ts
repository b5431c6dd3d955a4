// Answers to a lookup: what a person with a ConnectTimeout reads.

import { describe, expect, it } from "vitest";
import { deriveModuleRoot, deriveTicketsRoot } from "../../../src/core/derivation/fingerprint.ts";
import { History } from "../../../src/core/history/history.ts";
import { viewRegistry } from "../../../src/core/history/registry-view.ts";
import { answerMalformed } from "../../../src/core/lookup/answer.ts";
import { withConstants } from "../../../src/core/lookup/fix-words.ts";
import { prefixOf } from "../../../src/core/lookup/prefix.ts";
import { readId } from "../../../src/core/lookup/read-id.ts";
import { Lookup } from "../../../src/core/lookup/shards.ts";
import { DefinitionFile } from "../../../src/core/registry/snapshot.ts";
import { renderAnswer } from "../../../src/core/render/lookup.ts";
import { parseSource } from "../../../src/core/source/source.ts";
import {
  announced,
  changed,
  confluence,
  definition,
  lattice,
  modules,
  organism,
} from "../../support/definitions.ts";
import { commitOf, type Step } from "../../support/histories.ts";
import { idOf, mrtdOf } from "../../support/ids.ts";
import { answerOf, lookupOf } from "../../support/lookup-sources.ts";
import { bytesOfValue } from "../../support/registries.ts";

const FILE = "coalitions/mini.coalition.json";
const first = definition({ modules: modules("atlas") });
const LATTICE = first.lattices[0]?.stableId ?? "";
const bumpedTo = (label: string, of = first) =>
  changed(of, { lattices: [lattice("mini.mainnet", { stableId: idOf(label) })] });
const [second, third] = [bumpedTo("second"), bumpedTo("third")];

/** One file, with a commit for each version. */
const steps = (...versions: object[]): Step[] => versions.map((it) => ({ [FILE]: it }));
const REGISTRY = "https://coalitions.example/";
const AFTER_ALL = "2030-01-01T00:00:00Z";
/** As at a terminal. */
const textOf = (lookup: Lookup, id: string, now = AFTER_ALL) =>
  renderAnswer(answerOf(lookup, id, now), { registry: REGISTRY, now });
const constantsOf = (lookup: Lookup, id: string, now = AFTER_ALL) =>
  withConstants(answerOf(lookup, id, now), { registry: REGISTRY, now }).matches.map((it) =>
    it.constant?.slice(REGISTRY.length),
  );

describe("the answer on a module's own fingerprint", () => {
  it.each([
    ["modules-folded", true],
    ["modules-derived", false],
  ] as const)("by the reading %s says which other handles ended with it", (derivation, others) => {
    const shipped = changed(first, { derivation });
    const withdrawn = changed(shipped, { modules: modules() });
    const id = shipped.modules.atlas?.fingerprint ?? "";
    const said = textOf(lookupOf(steps(shipped, withdrawn)), id);
    expect(said).toContain("Handles on it time out.");
    expect(said.includes("So do those on any modules or tickets")).toBe(others);
  });
});

describe("the answer on a fingerprint", () => {
  const lookup = lookupOf(steps(first, second, { ...second, title: "Other" }, third));

  it("that was superseded lists what broke since, in order, and what to compile in", () => {
    const { status, matches } = answerOf(lookup, first.fingerprint);
    expect(status).toBe("superseded");
    expect(matches).toEqual([
      {
        ...{ id: first.fingerprint, status, coalition: "mini.coalition", kind: "fingerprint" },
        since: { seq: 1, at: "2026-01-05T00:00:00Z" },
        until: {
          ...{ seq: 2, at: "2026-01-06T00:00:00Z", commit: "1".padStart(40, "0") },
          ...{ subject: "Commit 1", title: "lattice mini.mainnet bumped", breaking: true },
        },
        now: third.fingerprint,
        entriesSince: 3,
        breakingSince: 2,
        changesSince: [
          { seq: 2, at: "2026-01-06T00:00:00Z", title: "lattice mini.mainnet bumped" },
          { seq: 4, at: "2026-01-08T00:00:00Z", title: "lattice mini.mainnet bumped" },
        ],
        compileIn: { coalition: "mini.coalition", fingerprint: third.fingerprint },
      },
    ]);
    expect(constantsOf(lookup, first.fingerprint)).toEqual(["mini.coalition/coalition.rs"]);
    // Pasting the bare line would fix nothing.
    expect(textOf(lookup, first.fingerprint)).not.toContain("FINGERPRINT");
  });

  it("is the same for its roots, with their current ids", () => {
    const root = deriveModuleRoot(first.fingerprint, "atlas");
    const answer = answerOf(lookup, root);
    expect(answer).toMatchObject({
      status: "superseded",
      matches: [{ kind: "module-root", now: deriveModuleRoot(third.fingerprint, "atlas") }],
    });
    expect(textOf(lookup, root)).toContain("root of module atlas");
  });

  it("says if nobody serves a root", () => {
    const unserved = deriveModuleRoot(third.fingerprint, "compute");
    expect(answerOf(lookup, unserved)).toMatchObject({ matches: [{ shipped: false }] });
    expect(textOf(lookup, unserved)).toContain(
      "root of module compute: current since 2026-01-08 00:00 UTC, but nobody serves it",
    );
    expect(textOf(lookup, unserved)).toContain("does not ship this module");
    expect(textOf(lookup, deriveTicketsRoot(third.fingerprint))).toContain("has no ticket issuer");
    expect(textOf(lookup, deriveModuleRoot(third.fingerprint, "atlas"))).not.toContain("nobody");
  });

  it("lists the ten newest of many breaking entries, and counts the others", () => {
    const many = lookupOf(steps(...Array.from({ length: 25 }, (_, at) => bumpedTo(`at ${at}`))));
    const { matches } = answerOf(many, bumpedTo("at 3").fingerprint);
    expect(matches[0]).toMatchObject({ entriesSince: 21, breakingSince: 21 });
    // The entry that superseded it is always listed.
    expect(matches[0]?.changesSince?.map(({ seq }) => seq)).toEqual([
      ...[5, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25],
    ]);
    expect(textOf(many, bumpedTo("at 3").fingerprint)).toContain("and 10 more");
  });

  it("that came back is current, and says when it was not", () => {
    const back = lookupOf(steps(first, second, first));
    expect(answerOf(back, first.fingerprint)).toMatchObject({
      status: "current",
      matches: [
        { status: "current", since: { seq: 3 } },
        { status: "superseded", since: { seq: 1 }, until: { seq: 2 } },
      ],
    });
    expect(textOf(back, first.fingerprint)).toContain("It came back since, and is current.");
  });
});

describe("the answer on the id of a part", () => {
  it("follows several bumps to the current id", () => {
    const lookup = lookupOf(steps(first, second, third));
    expect(answerOf(lookup, LATTICE)).toMatchObject({
      status: "superseded",
      matches: [{ kind: "stable-id", successor: idOf("second"), now: idOf("third") }],
    });
    expect(answerOf(lookup, idOf("second")).matches[0]).not.toHaveProperty("successor");
  });

  it("says that nothing replaces it", () => {
    const both = changed(first, { organisms: [organism("feed")] });
    const lookup = lookupOf(steps(both, first));
    expect(answerOf(lookup, idOf("organism feed")).matches[0]).not.toHaveProperty("now");
    expect(textOf(lookup, idOf("organism feed"))).toContain("Nothing replaced it.");
  });

  it("finds the next MR_TD by unit, and the next pin by citizen", () => {
    const version = (round: string) =>
      changed(first, {
        lattices: [
          lattice("mini.mainnet", {
            mrtds: ["zipnet", "unseal"].map((unit) => ({ unit, mrtd: mrtdOf(unit + round) })),
          }),
        ],
        confluences: [
          confluence("router", {
            fingerprint: idOf(`router ${round}`),
            span: [{ stableId: LATTICE, contentHash: idOf(`content ${round}`) }],
          }),
        ],
      });
    const lookup = lookupOf(steps(version("one"), version("two")));
    expect(answerOf(lookup, mrtdOf("unsealone")).matches[0]?.now).toBe(mrtdOf("unsealtwo"));
    expect(answerOf(lookup, idOf("content one")).matches[0]?.now).toBe(idOf("content two"));
    expect(answerOf(lookup, idOf("router one")).matches[0]?.now).toBe(idOf("router two"));
  });

  it("is found by its short citizen id", () => {
    const lookup = lookupOf(steps(first, second));
    const short = LATTICE.slice(0, 40);
    expect(answerOf(lookup, short)).toMatchObject({
      id: short,
      status: "superseded",
      matches: [{ id: LATTICE, now: idOf("second") }],
    });
  });

  it("is current if one coalition has it, and warns if another has replaced it", () => {
    const other = changed(first, { name: "mini.other" });
    const lookup = lookupOf([
      { [FILE]: first, "coalitions/mini.other.json": other },
      { [FILE]: second },
    ]);
    const { status, matches } = answerOf(lookup, LATTICE);
    expect([status, ...matches.map((it) => `${it.coalition} ${it.status}`)]).toEqual([
      "current",
      "mini.other current",
      "mini.coalition superseded",
    ]);
    expect(textOf(lookup, LATTICE)).toContain(
      "If its operator replaced it, mini.other has yet to follow.",
    );
  });
});

describe("the answer on an announcement", () => {
  const upcoming = (to: string | null, kind = "stable-id") => [
    {
      ...{ notice: 1, kind, id: LATTICE, to, reason: "It moves." },
      effectiveAt: "2026-12-01T14:00:00Z",
    },
  ];
  const announcing = { ...first, upcoming: upcoming(idOf("second")) };

  it("says when it takes effect, and the current one what it becomes", () => {
    const lookup = lookupOf(steps(first, announcing));
    expect(answerOf(lookup, idOf("second"))).toMatchObject({
      status: "announced",
      matches: [{ kind: "announced", announcement: { of: LATTICE } }],
    });
    expect(answerOf(lookup, second.fingerprint).status).toBe("announced");
    const before = "2026-12-01T13:59:59Z";
    const output = textOf(lookup, first.fingerprint, before);
    expect(output).toContain("From 2026-12-01 14:00 UTC, as announced");
    expect(output).toContain(`The fingerprint will then be ${second.fingerprint}`);
    expect(output).toContain("Deploy it from 2026-12-01 14:00 UTC on, not before.");
    expect(textOf(lookup, LATTICE, before)).toContain(`becomes ${idOf("second")}`);
    const next = [`mini.coalition/next/${second.fingerprint}.rs`];
    for (const id of [first.fingerprint, LATTICE, idOf("second"), second.fingerprint]) {
      expect(constantsOf(lookup, id, before)).toEqual(next);
    }
  });

  it("says after its time that it may be the cause", () => {
    const lookup = lookupOf(steps(first, announcing));
    expect(textOf(lookup, first.fingerprint, "2026-12-01T14:00:00Z")).toContain(
      "If handles time out now, the change has already happened: deploy a build",
    );
    expect(textOf(lookup, second.fingerprint)).toContain("has not published the change yet");
  });

  it("that keeps the fingerprint, or whose next one is unknown, has no constant of its own", () => {
    const rotating = {
      ...changed(first, { lattices: [lattice("mini.mainnet", { contentHash: idOf("content") })] }),
      upcoming: [{ ...upcoming(idOf("content 2"), "content-hash")[0], id: idOf("content") }],
    };
    const lookup = lookupOf(steps(rotating));
    expect(constantsOf(lookup, idOf("content 2"))).toEqual([undefined]);
    expect(textOf(lookup, idOf("content 2"))).toContain("The fingerprint stays the same");
    const waiting = {
      ...changed(first, {
        confluences: [
          confluence("router", { span: [{ stableId: LATTICE }], fingerprint: idOf("router") }),
        ],
      }),
      upcoming: upcoming(idOf("second")),
    };
    const unknown = lookupOf(steps(waiting));
    expect(constantsOf(unknown, LATTICE)).toEqual([undefined]);
    expect(textOf(unknown, LATTICE)).toContain(
      "will be listed at https://coalitions.example/mini.coalition/next/",
    );
  });

  it("that took effect is current; one that was withdrawn never was", () => {
    const fulfilled = lookupOf(steps(first, announcing, second));
    expect(answerOf(fulfilled, idOf("second")).matches.map(({ kind }) => kind)).toEqual([
      "stable-id",
    ]);
    const withdrawn = lookupOf(steps(first, announcing, first));
    expect(answerOf(withdrawn, idOf("second")).status).toBe("superseded");
    expect(textOf(withdrawn, idOf("second"))).toContain("It never took effect");
  });
});

describe("the answer on a retired coalition", () => {
  const retired = (name: string, replacement: string | null) =>
    changed(definition({ name, lattices: [lattice(`${name}.mainnet`)] }), {
      retirement: { at: "2026-03-01T00:00:00Z", reason: "It is done.", replacement },
    });
  const publish = (...all: ReturnType<typeof retired>[]): Step =>
    Object.fromEntries(all.map((it) => [`coalitions/${it.name}.json`, it]));

  it("leads to the coalition at the end of its replacements", () => {
    const lookup = lookupOf([
      publish(first, retired("mini.middle", "mini.coalition"), retired("mini.old", "mini.middle")),
    ]);
    const old = retired("mini.old", null).fingerprint;
    expect(answerOf(lookup, old)).toMatchObject({
      status: "retired",
      matches: [{ compileIn: { coalition: "mini.coalition", fingerprint: first.fingerprint } }],
    });
    expect(textOf(lookup, old)).toContain("mini.middle retires, too. Use mini.coalition.");
  });

  it("is current until its time, with earlier announced changes and what to use then", () => {
    const old = retired("mini.old", "mini.coalition");
    const [citizen] = old.lattices;
    const upcoming = [
      announced(citizen?.stableId ?? "", idOf("old, next"), {
        effectiveAt: "2026-02-20T00:00:00Z",
      }),
    ];
    const lookup = lookupOf([publish(first, { ...old, upcoming })]);
    const before = "2026-02-28T23:59:59Z";
    const [match] = answerOf(lookup, old.fingerprint, before).matches;
    expect(match).toMatchObject({
      status: "current",
      compileIn: { coalition: "mini.old", fingerprint: old.fingerprint },
      instead: { coalition: "mini.coalition", fingerprint: first.fingerprint },
      announced: [{ to: idOf("old, next") }],
    });
    const words = textOf(lookup, old.fingerprint, before);
    expect(words).toContain("mini.old retires: its services end at 2026-03-01 00:00 UTC");
    expect(words).toContain(
      "By 2026-03-01 00:00 UTC, replace coalition.rs with that of mini.coalition and rebuild.",
    );
    expect(answerOf(lookup, old.fingerprint, "2026-03-01T00:00:00Z").status).toBe("retired");
  });

  it("says also of a superseded fingerprint that its coalition will retire", () => {
    const [then, now] = [definition({ name: "mini.old" }), retired("mini.old", null)];
    const bumped = changed(now, { lattices: [lattice("new.net")] });
    const file = "coalitions/mini.old.json";
    const lookup = lookupOf([{ [file]: then }, { [file]: now }, { [file]: bumped }]);
    const words = textOf(lookup, then.fingerprint, "2026-02-28T23:59:59Z");
    expect(words).toContain("mini.old retires: its services end at 2026-03-01 00:00 UTC");
    expect(textOf(lookup, then.fingerprint)).not.toContain("mini.old retires:");
  });

  it("does not name a replacement if replacements form a circle, or there is none", () => {
    const lookup = lookupOf([
      publish(retired("mini.a", "mini.b"), retired("mini.b", "mini.a"), retired("mini.c", null)),
    ]);
    for (const name of ["mini.a", "mini.b", "mini.c"]) {
      const { fingerprint } = retired(name, null);
      expect(answerOf(lookup, fingerprint).matches[0]).not.toHaveProperty("compileIn");
      expect(textOf(lookup, fingerprint)).toContain("Fix: stop using it.");
    }
  });
});

describe("the answer on an unknown id", () => {
  const lookup = lookupOf(steps(first));
  const slip = first.fingerprint.replace(/.$/, (it) => (it === "0" ? "1" : "0"));

  it("lists similar ids", () => {
    expect(answerOf(lookup, slip)).toEqual({
      ...{ id: slip, status: "unknown", matches: [] },
      nearest: [{ id: first.fingerprint, edits: 1 }],
    });
    expect(answerOf(lookup, idOf("anything")).nearest).toEqual([]);
  });

  it("lists them for a text with a digit too few, too", () => {
    const text = first.fingerprint.slice(0, -1);
    const read = readId(text);
    if (!("fault" in read)) throw new Error("63 digits were read");
    const answer = answerMalformed(text, read.fault, lookup.shard(prefixOf(text)));
    expect(answer).toMatchObject({
      ...{ id: text, status: "malformed", matches: [] },
      nearest: [{ id: first.fingerprint, edits: 1 }],
    });
    expect(answer.fault).not.toHaveProperty("like");
  });
});

describe("a history that was rewritten", () => {
  it("keeps the fingerprints that it lost, and their roots", () => {
    const lost = {
      seq: 3,
      hash: idOf("hash"),
      fingerprint: idOf("lost"),
      fingerprints: [idOf("lost")],
    };
    const { commit, at } = commitOf({}, 1);
    const history = new History([
      { coalition: first.name, commit, at, reason: "A secret went in.", lost },
    ]);
    [first, second].forEach((version, index) => {
      history.add(commitOf({ [FILE]: version }, index));
    });
    const lookup = new Lookup(viewRegistry(history, undefined, []).coalitions);
    const { status, matches } = answerOf(lookup, idOf("lost"));
    expect(status).toBe("superseded");
    expect(matches[0]).toMatchObject({ compileIn: { fingerprint: second.fingerprint } });
    expect(textOf(lookup, idOf("lost"))).toContain("in a history that was later rewritten");
    const root = deriveModuleRoot(idOf("lost"), "compute");
    expect(answerOf(lookup, root).matches[0]).toMatchObject({ kind: "module-root" });
    expect(answerOf(lookup, root).matches[0]).not.toHaveProperty("shipped");
  });
});

describe("a working tree that differs", () => {
  it("does not count: what it retires is current, and what it adds is unknown", () => {
    const history = new History();
    history.add(commitOf({ [FILE]: first }, 0));
    const drafts = [
      second,
      { ...first, retirement: { at: "2026-03-01T00:00:00Z", reason: "Done.", replacement: null } },
    ];
    for (const draft of drafts) {
      const views = viewRegistry(history, undefined, [
        DefinitionFile.of(parseSource(FILE, bytesOfValue(draft))),
      ]);
      expect(views.coalitions[0]?.draft).not.toEqual([]);
      const lookup = new Lookup(views.coalitions);
      expect(answerOf(lookup, first.fingerprint).status).toBe("current");
      expect(answerOf(lookup, second.fingerprint).status).toBe("unknown");
    }
  });
});
