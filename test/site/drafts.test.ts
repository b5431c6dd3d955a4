// The site of a working tree that is not committed: no page shows a draft as published. A site can be built for any
// address that a browser understands.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { buildRegistry } from "../../site/build-registry.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { definition, lattice } from "../support/definitions.ts";
import { GitRepository } from "../support/git-repository.ts";

const NAME = "mini.draft";
const PUBLISHED = definition({ name: NAME, lattices: [lattice("a.mainnet")] });

let repository: GitRepository;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "drafts-"));
  repository = new GitRepository();
  repository.writeDefinition(PUBLISHED);
  repository.commit("Publish it");
});
afterEach(() => {
  repository.delete();
  rmSync(folder, { recursive: true });
});

/** The words of the head of the coalition's page, ids in one piece. */
async function headOf(draft: Definition, baseUrl?: string): Promise<string> {
  repository.writeDefinition(draft);
  const out = join(folder, "site");
  await buildRegistry(repository.folder, { out, baseUrl });
  const page = readFileSync(join(out, NAME, "index.html"), "utf8");
  const [head = ""] = /<header class="fact-header">[\s\S]*?<\/header>/.exec(page) ?? [];
  return head.replace(/<[^>]*>/g, "");
}

it("says what to compile in now if a draft changes the fingerprint", async () => {
  const moved = definition({ name: NAME, lattices: [lattice("b.mainnet", { chainId: 11 })] });
  expect(moved.fingerprint).not.toBe(PUBLISHED.fingerprint);
  const head = await headOf(moved);
  expect(head).toContain(`Compile in the published one: ${PUBLISHED.fingerprint}.`);
  expect(head).not.toContain("Current: compile this in");
  expect(head).toContain("the working tree, not committed yet; before that, commit");
});

it("marks a draft that only changes prose, with the same constant", async () => {
  const head = await headOf({ ...PUBLISHED, title: "Another title" });
  expect(head).toContain("Current: compile this in");
  expect(head).toContain("the working tree, not committed yet; before that, commit");
});

it("does not mark a committed page", async () => {
  const head = await headOf(PUBLISHED);
  expect(head).toContain("Current: compile this in");
  expect(head).not.toContain("working tree");
});

it("has an address in one line, whatever it was built for", async () => {
  await headOf(PUBLISHED, "https://mini.example/a\nRECIPE\ntouch b\n");
  const page = readFileSync(join(folder, "site", NAME, "index.html"), "utf8");
  expect(page).toContain(`'https://mini.example/aRECIPEtouch%20b/${NAME}/coalition.json'`);
  expect(page).not.toMatch(/^touch/m);
  const robots = readFileSync(join(folder, "site", "robots.txt"), "utf8");
  expect(robots).toMatch(/\nSitemap: https:\/\/mini\.example\/aRECIPEtouch%20b\/sitemap\.xml\n$/);
});
