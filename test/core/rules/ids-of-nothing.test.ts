// Ids that cannot be real, wherever a definition has one; and every example that we show is among them.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { blake3 } from "@noble/hashes/blake3.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { describe, expect, it } from "vitest";
import { PART_FIELDS } from "../../../scripts/describe/fields.ts";
import { MOSAIK_UNIVERSE } from "../../../src/core/config/network-id.ts";
import { deriveLattice } from "../../../src/core/derivation/fingerprint.ts";
import type { Definition } from "../../../src/core/registry/definition.ts";
import { nothingWords } from "../../../src/core/registry/ids-of-nothing.ts";
import {
  announced,
  changed,
  confluence,
  definition,
  lattice,
  modules,
  organism,
  shippedModule,
  ticketIssuer,
} from "../../support/definitions.ts";
import { idOf, mrtdOf } from "../../support/ids.ts";
import { checkDefinitions } from "../../support/registries.ts";

const NOTHING = [
  ...[..."0123456789abcdef"].map((digit) => digit.repeat(64)),
  bytesToHex(blake3(new Uint8Array())),
  bytesToHex(sha256(new Uint8Array())),
];

/** The README's example of a change shows what the software says about made-up definitions. */
const STORY = /(?<=## One change, from the file to the page\n)[\s\S]*?(?=\n## )/;

describe("an id of nothing is", () => {
  it.each(NOTHING)("%s", (id) => {
    expect(nothingWords(id)).toMatch(
      /^(a placeholder: the digit|the (BLAKE3|SHA-256) hash of nothing)/,
    );
  });

  it("not one that only looks made up", () => {
    const ids = [
      "01".repeat(32),
      `${"0".repeat(63)}1`,
      "deadbeef".repeat(8),
      "0".repeat(96),
      idOf(""),
    ];
    expect(ids.filter((it) => it !== NOTHING[16] && nothingWords(it) !== undefined)).toEqual([]);
  });

  it("every example of the form, the docs and the templates that no real definition has", () => {
    const real = filesOf("coalitions").map(textOf).join();
    const shown = filesOf(
      ...[
        ":(glob)*.md",
        ".github",
        "docs",
        "actions/*.yml",
        "actions/*.md",
        "schemas",
        "scripts",
        "site",
        "src",
        "package.json",
      ],
    ).filter((it) => it !== "src/core/registry/ids-of-nothing.ts");
    const examples = shown.flatMap((file) =>
      [
        ...textOf(file)
          .replace(STORY, "")
          .matchAll(/(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g),
      ].map(([id]) => ({
        file,
        id,
      })),
    );
    const unknown = examples.filter(
      ({ id }) => !real.includes(id) && !REAL.has(id) && !nothingWords(id),
    );
    expect(unknown).toEqual([]);
    expect(examples.filter(({ id }) => nothingWords(id)).length).toBeGreaterThan(3);
  });
});

/** What is shown as a peer id is a key; the id of a lattice is one that follows from its name and chain; mosaik's universe is its own. */
const REAL = new Set([
  MOSAIK_UNIVERSE,
  deriveLattice({ name: "base.mainnet", chainId: 8453 }),
  ...PART_FIELDS["peer-hint"].flatMap(({ pointer, example }) =>
    pointer === "/peerId" ? example : [],
  ),
]);

function filesOf(...patterns: string[]): string[] {
  const listed = execFileSync("git", ["ls-files", "-z", ...patterns], { encoding: "utf8" });
  return listed.split("\0").filter((it) => /\.(md|ya?ml|json|tsx?)$/.test(it));
}

function textOf(file: string): string {
  return readFileSync(file, "utf8");
}

describe("a definition is warned of", () => {
  const zero = "0".repeat(64);
  const said = (it: Definition) =>
    checkDefinitions(it).problems.map(
      ({ code, severity, pointer }) => `${severity} ${code} ${pointer}`,
    );
  const [a, b] = [idOf("a"), idOf("b")];
  const span = [{ stableId: a, contentHash: zero }, { stableId: b }];

  it.each<[string, Partial<Definition>]>([
    ["/organisms/0/stableId", { organisms: [organism("o", { stableId: zero })] }],
    ["/lattices/0/contentHash", { lattices: [lattice("a.net", { contentHash: zero })] }],
    [
      "/lattices/0/ticketIssuanceRoot",
      { lattices: [lattice("a.net", { ticketIssuanceRoot: zero })] },
    ],
    ["/confluences/0/fingerprint", { confluences: [confluence("c", { fingerprint: zero })] }],
    ["/confluences/0/span/0/contentHash", { confluences: [confluence("c", { span })] }],
    [
      "/confluences/0/span/1/stableId",
      { confluences: [confluence("c", { span: [{ stableId: a }, { stableId: zero }] })] },
    ],
    [
      "/modules/atlas/fingerprint",
      { modules: { ...modules(), atlas: shippedModule("atlas", { fingerprint: zero }) } },
    ],
    ["/ticketIssuer/fingerprint", { ticketIssuer: ticketIssuer("t", { fingerprint: zero }) }],
  ])("one at %s", (pointer, overrides) => {
    expect(said(definition(overrides))).toEqual([`warning id-of-nothing ${pointer}`]);
  });

  it("one that is announced", () => {
    const it = definition();
    const upcoming = [announced(it.lattices[0]?.stableId ?? "", zero)];
    expect(said(changed(it, { upcoming }))).toEqual(["warning id-of-nothing /upcoming/0/to"]);
  });

  it("none that is an MR_TD, or a peer id, which are not such ids", () => {
    const mrtds = [{ unit: "u", mrtd: mrtdOf("u") }];
    expect(said(definition({ lattices: [lattice("a.net", { mrtds })] }))).toEqual([]);
  });
});
