// coalitions remove: which part it removes, what it writes, what else refers to it, and what it refuses.

import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Definition } from "../../src/core/registry/definition.ts";
import {
  announced,
  confluence,
  definition,
  lattice,
  modules,
  organism,
  shippedModule,
  ticketIssuer,
} from "../support/definitions.ts";
import { GitRepository } from "../support/git-repository.ts";
import { idOf, peerOf } from "../support/ids.ts";
import { coalitions } from "../support/run-node.ts";

const FILE = "coalitions/mini.good.json";
const [a, b] = [lattice("a.mainnet"), lattice("b.mainnet", { chainId: 11 })];
const feed = organism("feed", { role: "oracle-feed", redFlags: ["It trusts b.mainnet."] });
const span = [a, b].map(({ stableId, name }) => ({ stableId, name }));
const GOOD = definition({
  name: "mini.good",
  lattices: [a, b],
  organisms: [feed],
  confluences: [confluence("router", { span })],
  modules: { ...modules(), atlas: shippedModule("atlas") },
  ticketIssuer: ticketIssuer("tickets"),
  peerHints: [{ peerId: peerOf("one"), address: "192.0.2.1:1" }, { peerId: peerOf("two") }],
  upcoming: [announced(b.stableId, idOf("next of b")), announced(a.stableId, null)],
});
const OTHER = definition({ name: "mini.other", lattices: [b] });

let repository: GitRepository;
beforeEach(() => {
  repository = new GitRepository();
  for (const it of [GOOD, OTHER]) repository.writeDefinition(it);
  repository.commit("Publish");
});
afterEach(() => repository.delete());

const run = (...args: string[]) => coalitions(repository.folder, ...args);
const remove = (...args: string[]) => run("remove", "mini.good", ...args);
const text = (file = FILE) => readFileSync(repository.path(file), "utf8");
const now = (): Definition => JSON.parse(text());

describe("remove", () => {
  it.each([
    ["its name", "b.mainnet"],
    ["its id", b.stableId],
    ["its short id", b.stableId.slice(0, 40)],
    ["what a log line names it by", b.stableId.slice(0, 10)],
  ])("removes a citizen by %s", async (_, which) => {
    const { code, stdout } = await remove("lattice", which);
    expect([code, stdout]).toEqual([0, expect.stringContaining("1 file written.")]);
    expect(now()).toMatchObject({ lattices: [a], organisms: [feed] });
    expect(repository.git("diff", "--numstat")).toMatch(new RegExp(`^1\t\\d+\t${FILE}$`));
    expect((await run("check", FILE)).code).toBe(0);
  });

  it("reports what breaks, and what else refers to the citizen", async () => {
    const { stdout } = await remove("lattice", "b.mainnet");
    const expected = [
      "breaking  lattice b.mainnet removed",
      "Stop using lattice b.mainnet through this coalition",
      `The change of ${b.stableId} that notice 7 announced is no longer announced`,
      "The confluence router spans a citizen that was removed",
      "npx mosaik-coalitions remove mini.good confluence router",
      "The text at /organisms/0/redFlags/0 still names the lattice b.mainnet.",
      `npx mosaik-coalitions remove mini.other lattice ${b.stableId}`,
    ];
    for (const words of expected) expect(stdout).toContain(words);
    expect(now().upcoming).toEqual([announced(a.stableId, null)]);
  });

  it("proposes a commit message with the reason", async () => {
    const { stdout } = await remove("organism", "oracle-feed", "--reason", "It's silent");
    const command = stdout.split("\n").find((line) => line.startsWith("git commit ")) ?? "";
    expect(command).toBe(
      String.raw`git commit --all --message 'mini.good: organism feed removed: It'\''s silent.'`,
    );
    repository.commit("mini.good: organism feed removed: It's silent.");
    const check = await run("check", "--base", "HEAD~1");
    expect([check.code, check.stdout]).toEqual([0, expect.not.stringContaining("citizen-dropped")]);
  });

  it("removes every other kind of part", async () => {
    for (const args of [
      ["confluence", "router"],
      ["module", "atlas"],
      ["ticket-issuer"],
      ["peer-hint", "192.0.2.1:1"],
    ]) {
      expect([args, (await remove(...args)).code]).toEqual([args, 0]);
    }
    const rest = { confluences: [], modules: modules(), ticketIssuer: null };
    expect(now()).toMatchObject({ ...rest, peerHints: [{ peerId: peerOf("two") }] });
    expect((await run("check", FILE)).code).toBe(0);
    expect((await run("fmt", "--check")).code).toBe(0);
  });

  it("marks the change urgent, and removes the mark again", async () => {
    const { stdout } = await remove("lattice", "b.mainnet", "--urgent", "It signs twice");
    const title = /^Urgent: mini\.good: lattice b\.mainnet removed; .+: It signs twice\.$/m;
    expect(stdout).toMatch(title);
    expect(now().urgent).toEqual({ reason: "It signs twice." });
    repository.commit("Urgent: drop b.mainnet");
    const { fingerprint } = now();
    expect((await remove("urgent")).code).toBe(0);
    expect([now().urgent, now().fingerprint]).toEqual([undefined, fingerprint]);
    const again = await remove("urgent");
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining("not marked urgent")]);
  });

  it("writes nothing for a dry run, also with --json", async () => {
    const before = text();
    const { code, stdout } = await remove("lattice", "b.mainnet", "--dry-run", "--json");
    expect([code, JSON.parse(stdout)]).toEqual([
      0,
      expect.objectContaining({
        written: false,
        edited: [expect.objectContaining({ file: FILE, breaking: true })],
        pullRequest: expect.objectContaining({ title: expect.stringContaining("removed") }),
      }),
    ]);
    expect(text()).toBe(before);
  });

  it("removes the faulty part of a definition with problems", async () => {
    const wrong = { ...b, stableId: b.stableId.toUpperCase() };
    repository.writeDefinition({ ...GOOD, lattices: [a, wrong], upcoming: [] });
    expect((await remove("lattice", "b.mainnet")).code).toBe(0);
    expect(now().lattices).toEqual([a]);
  });
});

describe("remove refuses, and writes nothing:", () => {
  it.each([
    [["lattice", "c.mainnet"], "has no lattice c.mainnet. Did you mean a.mainnet? It has:"],
    [["lattice"], "Name the lattice of mini.good to remove."],
    [["lattice", b.stableId.slice(0, 9)], "It has:\n  a.mainnet"],
    [["module", "compute"], "has no module compute"],
    [["lattices", "a.mainnet"], "Allowed choices are lattice, organism"],
    [["lattice", "b.mainnet", "--urgent", " "], "--urgent: "],
  ])("%j", async (args, message) => {
    const before = text();
    const { code, stderr } = await remove(...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(text()).toBe(before);
  });

  it("a word that names two parts", async () => {
    const twins = ["one", "two"].map((it) =>
      organism(it, { role: it === "one" ? "feed" : "relay", name: it === "one" ? "relay" : "two" }),
    );
    repository.writeDefinition(definition({ name: "mini.good", organisms: twins }));
    const { code, stderr } = await remove("organism", "relay");
    expect([code, stderr]).toEqual([2, expect.stringContaining("relay names 2 parts of ")]);
    for (const { stableId } of twins) expect(stderr).toContain(stableId);
  });

  it.each([
    ["lattice", "b.mainnet", "no-citizen", "coalitions retire mini.other --reason"],
    ["peer-hint", peerOf("peer"), "no-peer-hint", "coalitions add mini.other peer-hint"],
  ])("the last %s, with what to do instead", async (kind, which, code, way) => {
    const before = text("coalitions/mini.other.json");
    const ended = await run("remove", "mini.other", kind, which);
    expect([ended.code, ended.stdout]).toEqual([1, expect.stringContaining(code)]);
    expect(ended.stdout).toContain(way);
    expect(text("coalitions/mini.other.json")).toBe(before);
  });

  it("a retired coalition", async () => {
    const retirement = { at: "2026-01-01T14:00Z", reason: "Done.", replacement: null };
    repository.writeDefinition(definition({ name: "mini.good", retirement }));
    const { code, stderr } = await remove("lattice", "mini.mainnet");
    expect([code, stderr]).toEqual([2, expect.stringContaining("has retired")]);
  });
});
