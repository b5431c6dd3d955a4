// The names of a notice's branches and proposals: valid in git, and unique.

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import {
  CUTOVER_BRANCHES,
  cutoverBranch,
  noticeBranch,
  noticeBranches,
  proposalKey,
} from "../../../src/core/notice/proposal-names.ts";
import type { Upcoming } from "../../../src/core/registry/definition.ts";
import { announced } from "../../support/definitions.ts";
import { GitRepository } from "../../support/git-repository.ts";
import { idOf } from "../../support/ids.ts";

const { coalitionName } = JSON.parse(readFileSync("schemas/common.schema.json", "utf8")).$defs;
const PATTERN = new RegExp(coalitionName.pattern);
const LONGEST = `${"a".repeat(coalitionName.maxLength - 2)}.b`;
const NAMES = "a.lock x.lock.lock lock.lock a.b a-b.c a.b-c 0.0 head.main";
const ODD = [...NAMES.split(" "), LONGEST];

const label = fc.oneof(
  fc.constantFrom("lock", "a", "b", "a--b", "head", "0"),
  fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,12}[a-z0-9])?$/),
);
const name = fc
  .array(label, { minLength: 2, maxLength: 5 })
  .map((labels) => labels.join("."))
  .filter((it) => it.length <= coalitionName.maxLength);

describe("the branches", () => {
  const repository = new GitRepository();
  repository.write("a", "a");
  const commit = repository.commit("A");
  afterAll(() => repository.delete());

  it("cover names that coalitions can have", () => {
    for (const it of ODD) expect(it).toMatch(PATTERN);
  });

  it("can all exist in one repository, and are distinct", () => {
    const names = [...new Set([...ODD, ...fc.sample(name, { numRuns: 500, seed: 1 })])];
    const branches = names.flatMap((it) => [
      noticeBranch(7, it),
      noticeBranch(71, it),
      cutoverBranch(it),
    ]);
    expect(new Set(branches).size).toBe(branches.length);
    const commands = branches.map((it) => `create refs/heads/${it} ${commit}\n`).join("");
    repository.write("commands", commands);
    repository.git("-c", "alias.all=!git update-ref --stdin <commands", "all");
    const found = repository.git("for-each-ref", "--format=%(refname:short)", "refs/heads/");
    expect(found.split("\n").sort()).toEqual([...branches, "main"].sort());
  });

  it("name their notice and no other", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1 }), fc.integer({ min: 1 }), name, name, (m, n, a, b) => {
        expect(PATTERN.test(a)).toBe(true);
        expect(noticeBranch(m, a) === noticeBranch(n, b)).toBe(m === n && a === b);
        expect(cutoverBranch(a) === cutoverBranch(b)).toBe(a === b);
        expect(noticeBranch(m, a).startsWith(noticeBranches(n))).toBe(m === n);
        expect(cutoverBranch(a).startsWith(CUTOVER_BRANCHES)).toBe(true);
        expect(noticeBranch(m, a)).toMatch(/^bump-notice\/\d+\/[a-z0-9_-]+$/);
      }),
    );
  });
});

describe("the key of a proposal", () => {
  const entry = announced(idOf("old"), idOf("new"));
  const other: Upcoming = { ...entry, notice: 8, id: idOf("other") };

  it("differs for every difference", () => {
    const changes: Partial<Upcoming>[] = [
      { notice: 8 },
      { kind: "content-hash" },
      { id: idOf("x") },
      { to: idOf("x") },
      { to: null },
      { effectiveAt: "2026-12-01T14:00:01Z" },
      { reason: "A new image!" },
    ];
    const keys = [
      ...changes.map((it) => proposalKey("announce", [{ ...entry, ...it }])),
      ...["announce", "amend", "withdraw", "cutover"].map((what) => proposalKey(what, [entry])),
      proposalKey("cutover", []),
      proposalKey("cutover", [entry, other]),
      proposalKey("cutover", [other, entry]),
      proposalKey("cutover", [other]),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("is the same in any order of properties", () => {
    const { notice, ...rest } = entry;
    expect(proposalKey("announce", [{ ...rest, notice }])).toBe(proposalKey("announce", [entry]));
    expect(proposalKey("announce", [entry])).toMatch(/^[0-9a-f]{64}$/);
  });
});
