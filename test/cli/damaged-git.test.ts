// A repository with missing or damaged objects: an unreadable object never counts as absent. A verb that needs the
// object exits with 2 and one sentence. Other verbs work as before.

import { chmodSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { definition, lattice } from "../support/definitions.ts";
import { GitRepository } from "../support/git-repository.ts";
import { coalitions, type Ended } from "../support/run-node.ts";
import { runAction } from "../support/runner.ts";
import { sampleOf } from "../support/thorough.ts";

const ONE = definition({ name: "mini.one", lattices: [lattice("a.mainnet")] });
const FILE = "coalitions/mini.one.json";

let repository: GitRepository;
beforeAll(() => {
  repository = new GitRepository();
  repository.writeDefinition(ONE);
  repository.writeDefinition(definition({ name: "mini.two", lattices: [lattice("b.mainnet")] }));
  repository.commit("Publish two");
  repository.writeDefinition({ ...ONE, title: "Two" });
  repository.commit("Another title");
  repository.writeDefinition({ ...ONE, title: "Three" });
  repository.commit("Yet another");
});
afterAll(() => repository.delete());

const VERBS = [
  ["check", "--base", "HEAD~1", "--json"],
  ["changes", "--json"],
  ["diff", `HEAD~1:${FILE}`, FILE, "--json"],
  ["lookup", ONE.fingerprint, "--json"],
  ["build", "--out", "site", "--json"],
];

const whole = new Map<string, Ended>();
beforeAll(async () => {
  for (const verb of VERBS) whole.set(verb.join(" "), await run(verb));
  for (const { stdout } of whole.values()) expect(stdout).toContain("{");
});

async function run(verb: string[]): Promise<Ended> {
  rmSync(repository.path("site"), { force: true });
  rmSync(repository.path("site.versions"), { force: true, recursive: true });
  return coalitions(repository.folder, ...verb);
}

const pathOf = (id: string) => repository.path(`.git/objects/${id.slice(0, 2)}/${id.slice(2)}`);

const DAMAGES: Record<string, (path: string, bytes: Buffer) => void> = {
  "is gone": (path) => rmSync(path),
  "is empty": (path) => writeFileSync(path, ""),
  "is garbage": (path, bytes) =>
    writeFileSync(
      path,
      bytes.map((byte) => byte ^ 0x5a),
    ),
  "is cut short": (path, bytes) => writeFileSync(path, bytes.subarray(0, bytes.length - 12)),
};

it.each(Object.keys(DAMAGES))("whatever object %s", async (damage) => {
  const all = repository.git("rev-list", "--objects", "--all").split("\n");
  expect(all.length).toBeGreaterThan(10);
  const objects = sampleOf(all, 3);
  const wrong: string[] = [];
  let broken = 0;
  for (const [id = "", name = "a commit"] of objects.map((line) => line.split(" "))) {
    const path = pathOf(id);
    const bytes = readFileSync(path);
    chmodSync(path, 0o600);
    DAMAGES[damage]?.(path, bytes);
    for (const verb of VERBS) {
      const { code, stdout, stderr } = await run(verb);
      const same = whole.get(verb.join(" "));
      if (code === same?.code && stdout === same?.stdout) continue;
      broken++;
      const isOneSentence = /^mosaik-coalitions: [^\n]+\n$/.test(stderr) && !/ {4}at /.test(stderr);
      const isGit = /git|clone|revision/.test(stderr);
      if (code === 2 && stdout === "" && isOneSentence && isGit) continue;
      wrong.push(`${verb.join(" ")}, ${name} ${id}: ${code} ${stderr}${stdout.slice(0, 300)}`);
    }
    writeFileSync(path, bytes);
  }
  expect(wrong).toEqual([]);
  expect(broken).toBeGreaterThan(10);
});

it("a blob with the content of another", async () => {
  const [at, from] = ["HEAD~1", "HEAD~2"].map((it) => repository.git("rev-parse", `${it}:${FILE}`));
  const path = pathOf(`${at}`);
  const bytes = readFileSync(path);
  chmodSync(path, 0o600);
  writeFileSync(path, readFileSync(pathOf(`${from}`)));
  for (const verb of VERBS) {
    const { code, stdout, stderr } = await run(verb);
    expect([verb, code, stdout]).toEqual([verb, 2, ""]);
    expect(stderr).toMatch(/^mosaik-coalitions: [^\n]+\n$/);
    expect(stderr).toContain(`${at}`);
  }
  writeFileSync(path, bytes);
});

it("is one annotation on GitHub, without a problem code", async () => {
  const id = repository.git("rev-parse", `HEAD~1:${FILE}`);
  const bytes = readFileSync(pathOf(id));
  rmSync(pathOf(id));
  const [base, head] = ["HEAD~1", "HEAD"].map((it) => ({ sha: repository.git("rev-parse", it) }));
  const event = { pull_request: { number: 1, base, head, title: "Title" } };
  const workspace = repository.folder;
  for (const [action, options] of [
    ["validate", { event }],
    ["publish", { inputs: { previous: "none" } }],
  ] as const) {
    const { code, outputs, annotations, stdout } = await runAction(action, {
      workspace,
      ...options,
    });
    expect([action, code, outputs.ok]).toEqual([action, 1, undefined]);
    expect(annotations.at(-1)?.message).toMatch(
      new RegExp(`^This clone's history names ${id}, but the object is missing`),
    );
    expect(stdout).not.toContain("    at ");
  }
  writeFileSync(pathOf(id), bytes);
});

it.each<[string, () => void]>([
  ["HEAD is empty", () => writeFileSync(repository.path(".git/HEAD"), "")],
  ["HEAD is gone", () => rmSync(repository.path(".git/HEAD"))],
  ["the branch is empty", () => writeFileSync(repository.path(".git/refs/heads/main"), "")],
  ["the objects are gone", () => rmSync(repository.path(".git/objects"), { recursive: true })],
  ["the index is garbage", () => writeFileSync(repository.path(".git/index"), "garbage")],
  [
    ".git is an empty file",
    () => {
      rmSync(repository.path(".git"), { recursive: true });
      writeFileSync(repository.path(".git"), "");
    },
  ],
  [
    ".git leads nowhere",
    () => {
      rmSync(repository.path(".git"), { recursive: true });
      writeFileSync(repository.path(".git"), "gitdir: ../nowhere\n");
    },
  ],
])("in a repository, %s", async (_, damage) => {
  const before = repository;
  repository = before.copy();
  try {
    damage();
    let broken = 0;
    for (const verb of VERBS) {
      const { code, stdout, stderr } = await run(verb);
      if (stdout === whole.get(verb.join(" "))?.stdout) continue;
      broken++;
      const sentence = expect.stringMatching(/^mosaik-coalitions: [^\n]+\n$/);
      expect([verb, code, stdout, stderr]).toEqual([verb, 2, "", sentence]);
    }
    expect(broken).toBeGreaterThan(1);
  } finally {
    repository.delete();
    repository = before;
  }
});
