// coalitions new: valid names, what it writes, and what it says is left to do.

import { existsSync, readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { definition } from "../support/definitions.ts";
import { GitRepository } from "../support/git-repository.ts";
import { idOf, peerOf } from "../support/ids.ts";
import { coalitions } from "../support/run-node.ts";

const BASICS = "--archetype service --title Title --summary Words --operator Mini".split(" ");
const CITIZEN = [
  ..."--organism feed --role oracle-feed --handshake https://example.org/".split(" "),
  ...["--stable-id", idOf("feed")],
];
const PEER = ["--peer-id", peerOf("peer"), "--peer-address", "203.0.113.7:4433"];

let repository: GitRepository;
beforeEach(() => {
  repository = new GitRepository();
  repository.writeDefinition(definition({ name: "mini.good" }));
});
afterEach(() => repository.delete());

const run = (...args: string[]) => coalitions(repository.folder, ...args);
const read = (file: string) => JSON.parse(readFileSync(repository.path(file), "utf8"));
/** The commands that are proposed, each as its words. */
const proposed = (stdout: string) =>
  [...stdout.matchAll(/^ {2}npx mosaik-coalitions (.*)$/gm)].map(([, words = ""]) =>
    words.split(" "),
  );

describe("the first definition", () => {
  const runIn = async (folder: string) => {
    repository.write(`${folder}/.keep`, "");
    return coalitions(repository.path(folder), "new", "my.service", ...BASICS);
  };

  it("makes coalitions/ in a folder outside any registry, whatever its name", async () => {
    const { code, stderr } = await runIn("elsewhere/coalitions");
    expect([code, stderr]).toEqual([0, expect.stringContaining("npx mosaik-coalitions init")]);
    expect(existsSync(repository.path("elsewhere/coalitions/coalitions/my.service.json"))).toBe(
      true,
    );
  });

  it("is refused within a registry, which is named", async () => {
    repository.write("registry.config.json", "{}");
    const { code, stderr } = await runIn("docs/deep");
    expect([code, stderr]).toEqual([2, expect.stringContaining(`in ${repository.folder}: run`)]);
    expect(existsSync(repository.path("docs/deep/coalitions"))).toBe(false);
  });
});

describe("a new definition", () => {
  it("with a citizen and a peer passes the check, and is in the canonical layout", async () => {
    const { code, stdout } = await run("new", "my.service", ...BASICS, ...CITIZEN, ...PEER);
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining("Wrote coalitions/my.service.json."),
    ]);
    expect((await run("check")).code).toBe(0);
    expect((await run("fmt", "--check", "coalitions/my.service.json")).code).toBe(0);
    const { organisms, operator, peerHints } = read("coalitions/my.service.json");
    expect(organisms[0].operator).toEqual(operator);
    expect(peerHints).toEqual([{ peerId: peerOf("peer"), address: "203.0.113.7:4433" }]);
  });

  it("can be in a folder, with the right path to the schema", async () => {
    const args = ["new", "my.service", "--folder", "deep/down", ...BASICS, ...CITIZEN, ...PEER];
    expect((await run(...args)).code).toBe(0);
    expect((await run("check", "coalitions/deep/down/my.service.json")).code).toBe(0);
  });

  it("prints what is left to do, as commands that run", async () => {
    const { code, stdout } = await run("new", "my.service", ...BASICS);
    expect([code, stdout]).toEqual([0, expect.stringContaining("no-citizen")]);
    const [citizen, peer, check] = proposed(stdout);
    expect([citizen, peer, check]).toEqual([
      ["add", "my.service", "organism"],
      ["add", "my.service", "peer-hint"],
      ["check", "coalitions/my.service.json"],
    ]);
    const flags = "--name feed --role oracle-feed --handshake https://example.org/ --operator Mini";
    const added = await run(...(citizen ?? []), ...flags.split(" "), "--stable-id", idOf("feed"));
    expect([added.code, added.stdout]).toEqual([0, expect.stringContaining("no-peer-hint")]);
    expect((await run(...(peer ?? []), "--peer-id", peerOf("peer"))).code).toBe(0);
    expect((await run(...(check ?? []))).code).toBe(0);
  });

  it("has placeholders for unknown ids; once they are filled in, the commands finish it", async () => {
    const { stdout } = await run("new", "my.service", ...BASICS, "--organism", "feed", ...PEER);
    expect(stdout).toContain("fill in what is marked TODO.");
    const file = "coalitions/my.service.json";
    const marked = readFileSync(repository.path(file), "utf8");
    expect((await run("check", file)).stdout).toContain("This is a placeholder");
    const filled = marked
      .replace(/"TODO: The organism's identity[^"]*"/, `"${idOf("feed")}"`)
      .replace(/"TODO: What the organism does[^"]*"/, '"oracle-feed"')
      .replace(/"TODO: The organism operator's[^"]*"/, '"https://example.org/"');
    repository.write(file, filled);
    for (const words of proposed(stdout).filter(([verb]) => verb !== "preview")) {
      expect([words, (await run(...words)).code]).toEqual([words, 0]);
    }
  });

  it("assumes no operator of a citizen if there are several", async () => {
    const several = BASICS.map((word) => (word === "service" ? "multi-operator" : word));
    const { code, stderr } = await run("new", "my.service", ...several, ...CITIZEN);
    expect([code, stderr]).toEqual([2, expect.stringContaining("--citizen-operator <name>")]);
    expect(existsSync(repository.path("coalitions/my.service.json"))).toBe(false);
  });
});

describe("a name", () => {
  it.each([
    ["one-label", "Two or more dotted labels"],
    ["My Service", "Did you mean my.service?"],
    ["my_service.eu", "Did you mean my-service.eu?"],
    ["my.service.json", "Give the coalition's name, not a file. Did you mean my.service?"],
    [`a.${"b".repeat(100)}`, "at most 100 characters"],
    ["api.mine", "the site uses api itself"],
    ["con.mine", "is a Windows device"],
    ["../my.service", "Did you mean my.service?"],
    ["mini.good", "coalitions/mini.good.json already defines mini.good"],
  ])("%j is refused before missing flags are reported", async (name, message) => {
    const { code, stderr, stdout } = await run("new", name);
    expect([code, stderr, stdout]).toEqual([2, expect.stringContaining(message), ""]);
  });

  it("of a retired or deleted coalition is never used again", async () => {
    const retirement = { at: "2026-12-01T14:00Z", reason: "Done.", replacement: null };
    repository.writeDefinition(definition({ name: "mini.over", retirement }));
    const file = repository.writeDefinition(definition({ name: "mini.gone" }), "coalitions/old");
    repository.commit("Publish");
    repository.remove(file);
    repository.commit("Delete");
    const over = await run("new", "mini.over", ...BASICS);
    expect([over.code, over.stderr]).toEqual([
      2,
      expect.stringContaining("is the name of a retired coalition"),
    ]);
    const gone = await run("new", "mini.gone", ...BASICS);
    expect([gone.code, gone.stderr]).toEqual([
      2,
      expect.stringContaining("deleted a definition of mini.gone"),
    ]);
  });

  it("is not written over an existing file that is not a definition", async () => {
    repository.write("coalitions/my.service.json", "mine");
    expect((await run("new", "my.service", ...BASICS)).code).toBe(2);
    expect(readFileSync(repository.path("coalitions/my.service.json"), "utf8")).toBe("mine");
  });
});

describe("a registry without its examples", () => {
  beforeEach(() => {
    repository.write("registry.config.json", "{}");
    repository.commit("Publish");
    repository.git("rm", "--quiet", "coalitions/mini.good.json");
  });

  it("gets its folder back with the first definition", async () => {
    const { code, stderr } = await run("new", "my.service", ...BASICS, ...CITIZEN, ...PEER);
    expect([code, stderr]).toEqual([0, expect.any(String)]);
    expect(read("coalitions/my.service.json").name).toBe("my.service");
  });

  it("shows how to restore a definition of the last commit", async () => {
    const { code, stderr } = await run("new", "mini.good", ...BASICS);
    expect([code, stderr]).toEqual([2, expect.stringContaining("git restore")]);
    const [command = ""] = /git restore .*/.exec(stderr) ?? [];
    repository.git(...command.split(" ").slice(1));
    expect(read("coalitions/mini.good.json").name).toBe("mini.good");
  });
});

/** The command that an error shows, as its words. */
function shown(stderr: string): string[] {
  const [, command = ""] = /^ {2}npx mosaik-coalitions (.*)$/m.exec(stderr) ?? [];
  return [...command.matchAll(/'([^']*)'|\S+/g)].map(([word, quoted]) => quoted ?? word);
}

describe("flags", () => {
  it("that are required are listed and explained, with a command that works", async () => {
    const { code, stderr } = await run("new", "my.service", "--title", "My title");
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /--archetype <archetype> .*\n.*--summary <text> +What the coalition is for/,
    );
    expect(stderr).toMatch(/--operator <name> +The operator's display name/);
    expect(stderr).not.toContain("--title <text>");
    expect((await run(...shown(stderr))).code).toBe(0);
    expect(read("coalitions/my.service.json").title).toBe("My title");
  });

  it.each([
    ["new", "my.service", "--lattice", "a", ...BASICS.with(1, "multi-operator")],
    ["add", "mini.good", "lattice", "--chain-id", "77"],
    ["add", "mini.good", "organism"],
    ["add", "mini.good", "confluence"],
    ["add", "mini.good", "peer-hint"],
    ["retire", "mini.good"],
  ])("%s %s %s shows a command that works, too", async (...words) => {
    const { code, stderr } = await run(...words);
    expect([code, stderr]).toEqual([2, expect.stringContaining("For example:")]);
    const [command, done] = [shown(stderr), await run(...shown(stderr))];
    expect([command.slice(0, words.length), done.code, done.stderr]).toEqual([
      words,
      0,
      expect.any(String),
    ]);
  });

  it.each([
    [["--github", "mini"], "The account mini needs its number"],
    [["--title", ""], "--title: "],
    [["--archetype", "servic"], "Allowed choices are ecosystem, service, multi-operator"],
    [["--operator-url", "http://example.org"], "An https:// URL"],
    [["--folder", "../elsewhere"], "is not the name of a folder below coalitions/"],
    [["--folder", "/tmp"], "is not the name of a folder below coalitions/"],
    [["--folder", "mini.good.json"], "coalitions/mini.good.json/my.service.json cannot be written"],
    [["--stable-id", idOf("x")], "A first citizen needs --lattice <name> or --organism <name>"],
    [["--citizen-operator", "Mini"], "A first citizen needs --lattice <name> or --organism <name>"],
    [["--lattice", "a.b", "--role", "x"], "A lattice has no --role. It has: --lattice"],
    [["--organism", "a", "--chain-id", "7"], "An organism has no --chain-id."],
    [["--peer-address", "a.example:1"], "A first peer hint needs --peer-id <id>."],
    [["--lattice", "a", "--organism", "b"], "Give only one of --lattice and --organism"],
    [["--organism", "feed", "--stable-id", `0x${idOf("x")}`], `Write it bare: "${idOf("x")}"`],
    [
      ["--lattice", "a", "--chain-id", "ten"],
      "--chain-id: This is a string. It must be an integer",
    ],
  ])("%j is wrong usage, and writes nothing", async (flags, message) => {
    const { code, stderr } = await run("new", "my.service", ...BASICS, ...flags);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(existsSync(repository.path("coalitions/my.service.json"))).toBe(false);
  });
});
