// The questions at a terminal: what is asked, what is refused at once, and what comes of the answers.

import { existsSync, readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { definition } from "../support/definitions.ts";
import { GitRepository } from "../support/git-repository.ts";
import { idOf } from "../support/ids.ts";
import { coalitions } from "../support/run-node.ts";
import { coalitionsAt, HAS_TERMINAL, KEYS } from "../support/terminal.ts";

let repository: GitRepository;
beforeEach(() => {
  repository = new GitRepository();
  repository.writeDefinition(definition({ name: "mini.good" }));
});
afterEach(() => repository.delete());

const { enter, down, interrupt, erase } = KEYS;
const read = (file: string) => JSON.parse(readFileSync(repository.path(file), "utf8"));

describe.skipIf(!HAS_TERMINAL)("at a terminal (needs script)", () => {
  it("new asks for everything, explains it, and writes what passes the check", async () => {
    const terminal = coalitionsAt(repository.folder, ["new", "my.service"]);
    await terminal.answer("coalition: archetype", down + enter);
    await terminal.answer("The coalition's name as people write it", `My service${enter}`);
    await terminal.answer("coalition: summary", `What it is for.${enter}`);
    await terminal.answer("coalition: operator", `Mini${enter}`);
    await terminal.answer("coalition: operator url", enter);
    await terminal.answer("coalition: github", `mini${enter}`);
    await terminal.answer("api.github.com/users/mini", `:7${enter}`);
    await terminal.answer("The first citizen", enter);
    await terminal.answer("run by Mini, too?", enter);
    await terminal.answer("organism: role", `oracle-feed${enter}`);
    await terminal.answer("organism: name", `feed${enter}`);
    await terminal.answer("organism: stable id", `0x${idOf("feed")}${enter}`);
    await terminal.answer("begins with 0x", `${erase.repeat(66)}${idOf("feed")}${enter}`);
    await terminal.answer("organism: content hash", enter);
    await terminal.answer("organism: handshake", `https://example.org/${enter}`);
    await terminal.answer("The next citizen", down + down + enter);
    await terminal.answer("a bootstrap peer", enter);
    await terminal.answer("peer id", `${idOf("peer")}${enter}`);
    await terminal.answer("peer-hint: address", enter);
    await terminal.answer("peer-hint: note", enter);
    await terminal.shows("npx coalitions check coalitions/my.service.json");
    expect(await terminal.ends()).toBe(0);
    const operator = { name: "Mini", github: [{ login: "mini", id: 7 }] };
    expect(read("coalitions/my.service.json")).toMatchObject({
      archetype: "service",
      title: "My service",
      operator,
      organisms: [{ role: "oracle-feed", name: "feed", stableId: idOf("feed"), operator }],
      peerHints: [{ peerId: idOf("peer") }],
    });
    expect((await coalitions(repository.folder, "check")).code).toBe(0);
  });

  it("add asks for what no flag said, and refuses at once what is there already", async () => {
    const { lattices } = definition();
    const args = ["add", "mini.good", "lattice", "--name", "b.mainnet", "--chain-id", "7"];
    const terminal = coalitionsAt(repository.folder, args);
    await terminal.answer("lattice: stable id", `${lattices[0]?.stableId}${enter}`);
    await terminal.answer("has the id of the lattice mini.mainnet", erase.repeat(64));
    terminal.type(`${idOf("b")}${enter}`);
    await terminal.answer("lattice: content hash", enter);
    await terminal.answer("lattice: handshake", `https://example.org/${enter}`);
    await terminal.answer("lattice: operator", `Mini${enter}`);
    await terminal.answer("lattice: operator url", enter);
    await terminal.answer("lattice: github", enter);
    await terminal.shows("1 file written");
    expect(await terminal.ends()).toBe(0);
    expect(read("coalitions/mini.good.json").lattices[1]).toEqual({
      name: "b.mainnet",
      chainId: 7,
      stableId: idOf("b"),
      handshake: "https://example.org/",
      operator: { name: "Mini", github: [] },
    });
  });

  it("retire asks why, when, and for a replacement that is there", async () => {
    repository.writeDefinition(definition({ name: "mini.next" }));
    const terminal = coalitionsAt(repository.folder, ["retire", "mini.good"]);
    await terminal.answer("Why, in one line", `It is done.${enter}`);
    await terminal.answer("When do its services stop?", `soon${enter}`);
    await terminal.answer("A UTC time", `${erase.repeat(4)}2999-01-01T00:00Z${enter}`);
    await terminal.answer("replacement", `mini.nxt${enter}`);
    await terminal.answer("Did you mean", `${erase}${erase}ext${enter}`);
    expect(await terminal.ends()).toBe(0);
    expect(read("coalitions/mini.good.json").retirement).toMatchObject({
      at: "2999-01-01T00:00Z",
      reason: "It is done.",
      replacement: "mini.next",
    });
  });

  it("retire takes Enter for now, and none for no replacement", async () => {
    const terminal = coalitionsAt(repository.folder, ["retire", "mini.good"]);
    await terminal.answer("Why, in one line", `It is done${enter}`);
    await terminal.answer("Enter: now, which breaks everyone", enter);
    await terminal.answer("Enter, or none", `none${enter}`);
    await terminal.shows("integrators get no notice");
    expect(await terminal.ends()).toBe(0);
    expect(read("coalitions/mini.good.json").retirement).toMatchObject({
      reason: "It is done.",
      replacement: null,
    });
  });

  it.each([
    ["new", ["new", "my.service"], "archetype"],
    ["add", ["add", "mini.good", "organism"], "role"],
    ["retire", ["retire", "mini.good"], "reason"],
  ])("%s that is interrupted writes nothing", async (_, args, question) => {
    const before = readFileSync(repository.path("coalitions/mini.good.json"), "utf8");
    const terminal = coalitionsAt(repository.folder, args);
    await terminal.answer(question, interrupt);
    await terminal.shows("Cancelled; nothing was written.");
    expect(await terminal.ends()).toBe(2);
    expect(existsSync(repository.path("coalitions/my.service.json"))).toBe(false);
    expect(readFileSync(repository.path("coalitions/mini.good.json"), "utf8")).toBe(before);
  });
});
