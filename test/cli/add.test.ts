// coalitions add: one more part, in place, by flags.

import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { confluence, definition, lattice, organism } from "../support/definitions.ts";
import { GitRepository } from "../support/git-repository.ts";
import { idOf, mrtdOf, peerOf } from "../support/ids.ts";
import { coalitions } from "../support/run-node.ts";

const FILE = "coalitions/mini.good.json";
const OPERATOR = ["--operator", "Mini", "--github", "mini:7", "--github", "max:8"];
const LATTICE = [
  ..."lattice --name b.mainnet --chain-id 11 --handshake https://example.org/".split(" "),
  ...["--stable-id", lattice("b.mainnet", { chainId: 11 }).stableId, ...OPERATOR],
];

let repository: GitRepository;
beforeEach(() => {
  repository = new GitRepository();
  repository.writeDefinition(definition({ name: "mini.good" }));
});
afterEach(() => repository.delete());

const add = (...args: string[]) => coalitions(repository.folder, "add", ...args);
const text = () => readFileSync(repository.path(FILE), "utf8");

describe("add", () => {
  it("puts a lattice at the end, and says what that breaks", async () => {
    const { code, stdout, stderr } = await add("mini.good", ...LATTICE);
    expect([code, stderr]).toEqual([
      0,
      expect.stringContaining("the fingerprint folds their order"),
    ]);
    expect(stdout).toContain("breaking  lattice b.mainnet added");
    expect(stdout).toContain("mini.good: lattice b.mainnet added");
    const [, added] = JSON.parse(text()).lattices;
    expect(added.operator.github).toEqual([
      { login: "mini", id: 7 },
      { login: "max", id: 8 },
    ]);
    const check = await coalitions(repository.folder, "check", FILE);
    expect([check.code, check.stdout]).toEqual([0, "1 definition checked: no problem\n"]);
  });

  it("takes the file's name for the coalition's, too", async () => {
    expect((await add(FILE, ...LATTICE)).code).toBe(0);
  });

  it("takes every property of every kind", async () => {
    const id = (label: string) => idOf(label);
    const citizen = ["--handshake", "https://example.org/", "--operator", "Mini"];
    const role =
      "organism --role feed --name f --red-flag One. --red-flag Two. --operator-url https://a.example";
    const facts = [
      "--content-hash",
      id("c"),
      "--ticket-issuance-root",
      id("r"),
      "--mrtd",
      `unit=${mrtdOf("m")}`,
    ];
    expect(
      (await add("mini.good", ...role.split(" "), "--stable-id", id("f"), ...facts, ...citizen))
        .code,
    ).toBe(0);
    const service =
      "confluence --name c --docs https://example.org/d --crate c --verb C::a --verb C::b";
    const span = ["--span", "f", "--span", `mini.mainnet=${id("pin")}`, "--span", id("elsewhere")];
    expect(
      (
        await add(
          "mini.good",
          ...service.split(" "),
          "--fingerprint",
          id("c1"),
          ...span,
          ...citizen,
        )
      ).code,
    ).toBe(0);
    const hint = [
      "peer-hint",
      "--peer-id",
      peerOf("p2"),
      "--address",
      "192.0.2.1:1",
      "--note",
      "Here",
    ];
    expect((await add("mini.good", ...hint)).code).toBe(0);
    const now = JSON.parse(text());
    expect(now.organisms[0]).toEqual({
      ...organism("f", {
        role: "feed",
        stableId: id("f"),
        contentHash: id("c"),
        ticketIssuanceRoot: id("r"),
      }),
      handshake: "https://example.org/",
      mrtds: [{ unit: "unit", mrtd: mrtdOf("m") }],
      operator: { name: "Mini", url: "https://a.example", github: [] },
      redFlags: ["One.", "Two."],
    });
    expect(now.confluences[0]).toEqual({
      ...confluence("c", { fingerprint: id("c1"), docs: "https://example.org/d", crate: "c" }),
      handshake: "https://example.org/",
      verbs: ["C::a", "C::b"],
      span: [
        { stableId: id("f"), name: "f" },
        {
          stableId: lattice("mini.mainnet").stableId,
          name: "mini.mainnet",
          contentHash: id("pin"),
        },
        { stableId: id("elsewhere") },
      ],
      operator: { name: "Mini", github: [] },
    });
    expect(now.peerHints[1]).toEqual({
      peerId: peerOf("p2"),
      address: "192.0.2.1:1",
      note: "Here",
    });
    expect((await coalitions(repository.folder, "fmt", "--check")).code).toBe(0);
  });
});

describe("add refuses, and writes nothing:", () => {
  it.each([
    [["mini.god", "lattice"], "Did you mean mini.good?"],
    [["mini.good", "latice"], "Allowed choices are lattice, organism, confluence, peer-hint"],
    [["mini.good", "lattice", "--role", "x"], "There is no --role of a lattice"],
    [["mini.good", "lattice", "--nam", "x"], "Did you mean --name?"],
    [["mini.good", "lattice", "--name", "x"], "--chain-id <n>"],
    [["mini.good", ...LATTICE, "--name", "mini.mainnet"], "is also that of /lattices/0"],
    [
      ["mini.good", ...LATTICE, "--stable-id", lattice("mini.mainnet").stableId],
      "has the id of the lattice mini.mainnet",
    ],
    [["mini.good", ...LATTICE, "--content-hash", idOf("x").toUpperCase()], "upper-case hex digits"],
    [["mini.good", ...LATTICE, "--mrtd", mrtdOf("m")], "needs its unit"],
    [["mini.good", "peer-hint", "--peer-id", peerOf("peer")], "has a peer hint for"],
  ])("%j", async (args, why) => {
    const before = text();
    const { code, stderr } = await add(...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(why)]);
    expect(text()).toBe(before);
  });

  it("what the check refuses when all is there", async () => {
    const before = text();
    const flags = "--name c --docs https://a.example --handshake https://a.example --operator Mini";
    const bytes = [
      "--content",
      "00",
      "--acl",
      "01",
      "--fingerprint",
      idOf("another"),
      "--span",
      idOf("elsewhere"),
      "--span",
      "mini.mainnet",
    ];
    const { code, stdout } = await add("mini.good", "confluence", ...flags.split(" "), ...bytes);
    expect([code, stdout]).toEqual([1, expect.stringContaining("confluence-mismatch")]);
    expect(stdout).toContain("nothing was written");
    expect(text()).toBe(before);
  });

  it("a file that it cannot read, and a coalition that is retired", async () => {
    repository.write(FILE, "{ ");
    const broken = await add("mini.good", ...LATTICE);
    expect([broken.code, broken.stdout]).toEqual([1, expect.stringContaining("json-syntax")]);
    const retirement = { at: "2026-12-01T14:00Z", reason: "Done.", replacement: null };
    repository.writeDefinition(definition({ name: "mini.good", retirement }));
    const retired = await add("mini.good", ...LATTICE);
    expect([retired.code, retired.stderr]).toEqual([2, expect.stringContaining("is retired")]);
  });
});
