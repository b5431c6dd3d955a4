// .github/CODEOWNERS on disk: read as GitHub reads it, and written without following a link.

import { lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MAX_OWNERS_BYTES, OWNERS_FILE } from "../../src/core/owners/lines.ts";
import { readOwners, writeOwners } from "../../src/io/owners-file.ts";
import { GitRepository } from "../support/git-repository.ts";

let folder: GitRepository;
beforeEach(() => {
  folder = new GitRepository();
});
afterEach(() => folder.delete());

const read = () => readOwners(folder.folder);

describe("the file is read", () => {
  it("as text, even larger than a definition, up to GitHub's limit", () => {
    folder.write(OWNERS_FILE, "* @ada\n".repeat(100_000));
    expect(read()).toHaveLength(700_000);
    folder.write(OWNERS_FILE, "x".repeat(2 * MAX_OWNERS_BYTES));
    expect(read()).toHaveLength(MAX_OWNERS_BYTES + 1);
  });

  it("as absent if it is missing, a folder or a link, or if its folder is a file", () => {
    expect(read()).toBeUndefined();
    folder.write("secret", "* @ada\n");
    mkdirSync(folder.path(".github"));
    symlinkSync("../secret", folder.path(OWNERS_FILE));
    expect(read()).toBeUndefined();
    folder.remove(OWNERS_FILE);
    mkdirSync(folder.path(OWNERS_FILE));
    expect(read()).toBeUndefined();
    expect(readOwners(folder.path("secret"))).toBeUndefined();
  });
});

describe("the file is written", () => {
  it("with its folder, and replaces what was there", () => {
    writeOwners(folder.folder, "one\n");
    expect(read()).toBe("one\n");
    writeOwners(folder.folder, "two\n");
    expect(read()).toBe("two\n");
  });

  it("replaces a link, not its target", () => {
    mkdirSync(folder.path(".github"));
    writeFileSync(folder.path("elsewhere"), "mine\n");
    symlinkSync("../elsewhere", folder.path(OWNERS_FILE));
    writeOwners(folder.folder, "* @ada\n");
    expect(readFileSync(folder.path("elsewhere"), "utf8")).toBe("mine\n");
    expect(lstatSync(folder.path(OWNERS_FILE)).isSymbolicLink()).toBe(false);
  });
});
