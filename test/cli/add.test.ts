// coalitions add: flags describe the part, and it goes into its place.

import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  announced,
  confluence,
  definition,
  lattice,
  modules,
  organism,
} from "../support/definitions.ts";
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
      expect.stringContaining("the fingerprint depends on the order"),
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

  it("accepts the file instead of the coalition's name", async () => {
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

describe("adding a module or ticket issuer", () => {
  const module = (...args: string[]) => add("mini.good", "module", "--module", "atlas", ...args);
  const issuer = (...args: string[]) => add("mini.good", "ticket-issuer", "--name", "t", ...args);
  const DOCS = ["--docs", "https://example.org/d"];

  it("takes every property, and keeps the layout", async () => {
    const flags = ["--fingerprint", idOf("atlas"), "--crate", "atlas", "--verb", "Atlas::read"];
    const facts = ["--span", "mini.mainnet", "--mrtd", `unit=${mrtdOf("m")}`];
    const { code, stdout } = await module(...DOCS, ...flags, ...facts);
    expect([code, stdout]).toEqual([0, expect.stringContaining("breaking  module atlas shipped")]);
    const issued = await issuer("--fingerprint", idOf("tickets"), ...DOCS);
    expect([issued.code, issued.stdout]).toEqual([0, expect.stringContaining("ticket issuer t")]);
    const { stableId, name } = lattice("mini.mainnet");
    expect(JSON.parse(text())).toMatchObject({
      modules: {
        atlas: {
          ...{ fingerprint: idOf("atlas"), docs: DOCS[1], crate: "atlas", verbs: ["Atlas::read"] },
          ...{ span: [{ stableId, name }], mrtds: [{ unit: "unit", mrtd: mrtdOf("m") }] },
        },
        compute: null,
      },
      ticketIssuer: { name: "t", fingerprint: idOf("tickets"), docs: DOCS[1] },
    });
    expect((await coalitions(repository.folder, "fmt", "--check")).code).toBe(0);
    expect((await coalitions(repository.folder, "check")).code).toBe(0);
  });

  it("replaces one only with --replace", async () => {
    await module("--fingerprint", idOf("atlas"), "--crate", "atlas", ...DOCS);
    await issuer("--fingerprint", idOf("tickets"));
    const before = text();
    for (const put of [module, issuer]) {
      const { code, stderr } = await put("--fingerprint", idOf("next"), ...DOCS);
      expect([code, stderr]).toEqual([2, expect.stringContaining("already")]);
    }
    expect(text()).toBe(before);
    for (const [put, label] of [[module, "atlas"] as const, [issuer, "tickets"] as const]) {
      const next = ["--fingerprint", idOf(`next ${label}`), ...DOCS, "--replace"];
      expect((await put(...next)).code).toBe(0);
    }
    const { modules, ticketIssuer } = JSON.parse(text());
    expect(modules.atlas).toEqual({ fingerprint: idOf("next atlas"), docs: DOCS[1] });
    expect(ticketIssuer.fingerprint).toBe(idOf("next tickets"));
  });

  it("drops announcements about the replaced one, and says so", async () => {
    const upcoming = [announced(idOf("module atlas"), idOf("b"), { kind: "fingerprint" })];
    repository.writeDefinition(
      definition({ name: "mini.good", modules: modules("atlas"), upcoming }),
    );
    const { stdout } = await module("--fingerprint", idOf("c"), ...DOCS, "--replace");
    expect(stdout).toContain("that notice 7 announced is no longer announced");
    expect(JSON.parse(text()).upcoming).toBeUndefined();
  });

  it("supports --dry-run and --urgent", async () => {
    const before = text();
    const flags = ["--fingerprint", idOf("atlas"), ...DOCS, "--urgent", "It forks"];
    const tried = await module(...flags, "--dry-run", "--json");
    expect(JSON.parse(tried.stdout).pullRequest.title).toContain("Urgent: mini.good: ");
    expect(text()).toBe(before);
    await module(...flags);
    expect(JSON.parse(text()).urgent).toEqual({ reason: "It forks." });
  });

  it.each([
    [["module", "--fingerprint", idOf("x")], "--module <module>"],
    [["module", "--module", "atlsa"], "Allowed choices are atlas"],
    [["lattice", "--replace"], "--replace works only with module and ticket-issuer"],
  ])("refuses %j", async (args, message) => {
    const { code, stderr } = await add("mini.good", ...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe("add refuses, and writes nothing:", () => {
  it.each([
    [["mini.god", "lattice"], "Did you mean mini.good?"],
    [
      ["mini.good", "latice"],
      "Allowed choices are lattice, organism, confluence, module, ticket-issuer, peer-hint",
    ],
    [["mini.good", "lattice", "--role", "x"], "A lattice has no --role"],
    [["mini.good", "lattice", "--nam", "x"], "Did you mean --name?"],
    [["mini.good", "lattice", "--name", "x"], "--chain-id <n>"],
    [["mini.good", ...LATTICE, "--name", "mini.mainnet"], "/lattices/0"],
    [
      ["mini.good", ...LATTICE, "--stable-id", lattice("mini.mainnet").stableId],
      "has the id of the lattice mini.mainnet",
    ],
    [["mini.good", ...LATTICE, "--content-hash", idOf("x").toUpperCase()], "uppercase hex digits"],
    [["mini.good", ...LATTICE, "--mrtd", mrtdOf("m")], "needs its unit"],
    [["mini.good", "peer-hint", "--peer-id", peerOf("peer")], "already has a peer hint for"],
  ])("%j", async (args, message) => {
    const before = text();
    const { code, stderr } = await add(...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(text()).toBe(before);
  });

  it("a complete part that the check refuses", async () => {
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
    expect(stdout).toContain("Nothing was written");
    expect(text()).toBe(before);
  });

  it("an unreadable file, and a retired coalition", async () => {
    repository.write(FILE, "{ ");
    const broken = await add("mini.good", ...LATTICE);
    expect([broken.code, broken.stdout]).toEqual([1, expect.stringContaining("json-syntax")]);
    const retirement = { at: "2026-01-01T14:00Z", reason: "Done.", replacement: null };
    repository.writeDefinition(definition({ name: "mini.good", retirement }));
    const retired = await add("mini.good", ...LATTICE);
    expect([retired.code, retired.stderr]).toEqual([2, expect.stringContaining("has retired")]);
  });
});
