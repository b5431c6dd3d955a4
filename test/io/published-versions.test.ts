// What a branch is compared with: everything that was published before its base.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { checkRegistry } from "../../src/core/check.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { mergeBase } from "../../src/io/base-commit.ts";
import { ShallowCloneError } from "../../src/io/git-checkout.ts";
import { readCommits } from "../../src/io/git-history.ts";
import { gatherPublished } from "../../src/io/published-versions.ts";
import { readSnapshot } from "../../src/io/read-snapshot.ts";
import { definition, organism } from "../support/definitions.ts";
import { GitRepository } from "../support/git-repository.ts";
import { idOf } from "../support/ids.ts";

let repository: GitRepository;
beforeEach(() => {
  repository = new GitRepository();
});
afterEach(() => {
  vi.unstubAllEnvs();
  repository.delete();
});

const [FEED, INDEX] = [organism("feed"), organism("index")];
const service = (organisms: Definition["organisms"], name = "mini.service") =>
  definition({ name, lattices: [], organisms });

async function codes(names = ["mini.service", "mini.gone"]): Promise<string[]> {
  const published = await gatherPublished(readCommits(repository.folder, "HEAD", { names }));
  const { problems } = checkRegistry(await readSnapshot(repository.folder), { published });
  return problems.map(({ code }) => code);
}

describe("a comparison with what was published", () => {
  it("knows the first holder of an id that was given up long ago", async () => {
    repository.writeDefinition(service([FEED, INDEX]));
    repository.commit("Publish");
    const bumped = { ...FEED, stableId: idOf("the next feed") };
    repository.writeDefinition(service([bumped, INDEX]));
    repository.commit("Bump");
    const reassigned = service([bumped, { ...INDEX, stableId: FEED.stableId }]);
    repository.writeDefinition(reassigned);
    expect(await codes()).toEqual(["id-reassigned"]);
    // Publishing it anyway does not make the second one the first.
    repository.commit("Reassign");
    repository.writeDefinition({ ...reassigned, title: "Another title" });
    expect(await codes()).toEqual(["id-reassigned"]);
  });

  it("does not blame a branch for a coalition that was removed before", async () => {
    repository.writeDefinition(service([FEED]));
    const file = repository.writeDefinition(service([INDEX], "mini.gone"));
    repository.commit("Publish");
    repository.remove(file);
    expect(await codes()).toEqual(["definition-deleted"]);
    repository.commit("Delete");
    expect(await codes()).toEqual([]);
  });

  it("ignores git variables from a shell or a hook", async () => {
    repository.writeDefinition(service([FEED]));
    repository.commit("Publish");
    repository.writeDefinition(service([{ ...FEED, role: "quotes" }]));
    vi.stubEnv("GIT_LITERAL_PATHSPECS", "1");
    vi.stubEnv("GIT_DIR", "/nowhere");
    expect(await codes(["mini.service"])).toEqual(["composition-ambiguous"]);
  });

  it("refuses a shallow clone, which does not know what was published", async () => {
    repository.writeDefinition(service([FEED]));
    repository.commit("Publish");
    repository.writeDefinition(service([FEED, INDEX]));
    repository.commit("Add");
    const clone = mkdtempSync(join(tmpdir(), "shallow-"));
    const url = `file://${repository.folder}`;
    execFileSync("git", ["clone", "--quiet", "--depth=1", url, clone], { stdio: "pipe" });
    await expect(mergeBase(clone, "HEAD")).rejects.toBeInstanceOf(ShallowCloneError);
    rmSync(clone, { recursive: true });
  });
});
