// `init --from`: a full copy of the software becomes a registry of data. Nothing that was published changes.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changed, definition, lattice } from "../support/definitions.ts";
import { filesBelow } from "../support/files-below.ts";
import { committedWorkingTree } from "../support/fresh-clone.ts";
import { GitRepository } from "../support/git-repository.ts";
import { pngOf } from "../support/png.ts";
import { coalitions } from "../support/run-node.ts";
import { made, softwareFlag } from "../support/starter.ts";

const ONE = definition({ name: "mini.one", lattices: [lattice("a.mainnet")] });
const ADDRESS = "https://raw.githubusercontent.com/acme/software/v1/schemas/coalition.schema.json";
const CONFIG = {
  $schema: "./schemas/registry-config.schema.json",
  name: "Mini",
  description: "Mini.",
  baseUrl: "https://mini.example/",
  repository: "https://github.com/acme/registry",
  logo: "site/mini.png",
  maintainers: [{ login: "ada", id: 5 }],
};

/** A registry that was a copy from its first commit on: entries, a version that was skipped, files of its own. */
async function fullCopy(): Promise<GitRepository> {
  const copy = committedWorkingTree();
  copy.git("rm", "--quiet", "-r", "coalitions");
  copy.write("registry.config.json", `${JSON.stringify(CONFIG, null, 2)}\n`);
  copy.write("site/mini.png", pngOf(16, 16));
  copy.writeDefinition(ONE);
  const two = definition({ name: "mini.two", $schema: "../../schemas/coalition.schema.json" });
  copy.writeDefinition(two, "coalitions/l2");
  await coalitions(copy.folder, "owners", "--write");
  copy.git("add", "--all");
  copy.git("commit", "--quiet", "--amend", "--no-edit");
  copy.writeDefinition(changed(ONE, { title: "Another title" }));
  copy.commit("Reword");
  copy.write("coalitions/mini.one.json", "{");
  copy.commit("Break it");
  copy.writeDefinition(changed(ONE, { lattices: [lattice("a.mainnet"), lattice("b.mainnet")] }));
  copy.write("docs/policy.md", "# Ours\n");
  copy.write("src/core/old-name.ts", "export {};\n");
  copy.write(
    ".github/workflows/old.yml",
    "on: push\njobs:\n  a:\n    steps:\n      - uses: ./actions/publish\n",
  );
  copy.write(".github/workflows/ours.yml", "on: push\n");
  copy.write(".github/workflows/check.yml", "# as it was in another version\n");
  copy.commit("Add a lattice, and more");
  return copy;
}

const from = (copy: GitRepository, ...args: string[]) =>
  coalitions(copy.folder, "init", "--from", ".", ...softwareFlag(), ...args);

/** What was published: each file of the site by which people and programs identify things. */
async function published(copy: GitRepository): Promise<Map<string, string>> {
  const home = mkdtempSync(join(tmpdir(), "init-from-"));
  const out = join(home, "site");
  const { code, stderr } = await coalitions(copy.folder, "build", "--out", out);
  expect([code, stderr]).toEqual([0, expect.stringContaining("skipped mini.one in")]);
  const files = filesBelow(out);
  const kept = [...files].filter(([file]) =>
    /(changes\.json|state\.json|\.rss|\.atom|\.feed\.json)$/.test(file),
  );
  expect(kept.length).toBeGreaterThan(10);
  rmSync(home, { recursive: true });
  // The site's commit may differ. What it says was published must not.
  return new Map(kept.map(([file, text]) => [file, text.replace(/^ {2}"commit": .*\n/m, "")]));
}

describe("a full copy", () => {
  let copy: GitRepository;
  let before: Map<string, string>;
  let output: string;
  beforeAll(async () => {
    copy = await fullCopy();
    before = await published(copy);
    const { code, stdout, stderr } = await from(copy);
    expect([code, stderr]).toEqual([0, ""]);
    output = stdout;
  });
  afterAll(() => copy.delete());

  it("keeps its definitions, its settings and its own files, and gets the files of a new registry", () => {
    const files = [...filesBelow(copy.folder).keys()].filter((it) => !it.startsWith(".git/"));
    expect(files).toEqual(
      [
        ...made().keys(),
        ".github/workflows/ours.yml",
        ".gitignore",
        "LICENSE",
        "coalitions/l2/mini.two.json",
        "coalitions/mini.one.json",
        "docs/policy.md",
        "site/mini.png",
      ].sort(),
    );
    const config = JSON.parse(readFileSync(copy.path("registry.config.json"), "utf8"));
    expect(config).toEqual({ ...CONFIG, $schema: ADDRESS.replace("coalition", "registry-config") });
  });

  it("changes only the $schema of a definition", () => {
    const diff = copy.git("diff", "--unified=0", "--", "coalitions");
    const lines = diff.split("\n").filter((it) => /^[-+] /.test(it));
    expect(lines).toEqual([
      '-  "$schema": "../../schemas/coalition.schema.json",',
      `+  "$schema": "${ADDRESS}",`,
      '-  "$schema": "../schemas/coalition.schema.json",',
      `+  "$schema": "${ADDRESS}",`,
    ]);
  });

  it("reports what was removed and added, and how to undo it", () => {
    expect(output).toMatch(/Removed: \d{4} files of the software\./);
    expect(output).toContain(
      "These are not files of this version of the software. Restore what is yours:\n  .github/workflows/old.yml\n  src/core/old-name.ts\n",
    );
    expect(output).toContain("Kept, besides the definitions and registry.config.json:\n");
    for (const kept of [
      "docs/policy.md",
      "site/mini.png",
      "LICENSE",
      ".github/workflows/ours.yml",
    ]) {
      expect(output).toContain(`\n  ${kept}\n`);
    }
    expect(output).toMatch(
      /To undo everything: git restore --staged --worktree \. && git clean --force -- /,
    );
  });

  it("can be undone by the command that it names", () => {
    const [, restore = ""] = /To undo everything: (.*)/.exec(output) ?? [];
    copy.git("stash", "--quiet", "--include-untracked");
    copy.git("stash", "apply", "--quiet");
    for (const command of restore.split(" && ")) copy.git(...command.split(" ").slice(1));
    expect(copy.git("status", "--porcelain")).toBe("");
    copy.git("stash", "pop", "--quiet");
  });

  it("publishes the same, with every hash, id and date, and passes its check", async () => {
    copy.git("add", "--all");
    copy.commit("Leave the software to its own repository");
    const checked = await coalitions(copy.folder, "check", "--base", "HEAD~1");
    expect([checked.code, checked.stdout]).toEqual([0, expect.stringContaining("no problem")]);
    expect(await published(copy)).toEqual(before);
  });

  it("has nothing left to do", async () => {
    const { code, stdout } = await from(copy);
    expect([code, stdout]).toEqual([0, expect.stringContaining("There is nothing to do.")]);
    expect(copy.git("status", "--porcelain")).toBe("");
  });
});

describe("nothing is changed", () => {
  const software = committedWorkingTree();
  afterAll(() => software.delete());

  /** What `init --from` says when it refuses, without changing anything. */
  async function refusal(folder: GitRepository, ...args: string[]): Promise<string> {
    const before = folder.git("status", "--porcelain");
    const { code, stdout, stderr } = await coalitions(folder.folder, "init", ...args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(folder.git("status", "--porcelain")).toBe(before);
    return stderr;
  }

  it("in the software's own repository", async () => {
    const output = await refusal(software, "--from", ".", ...softwareFlag());
    expect(output).toContain("is the software itself, or a copy with only its examples");
  });

  it("in a folder of a repository", async () => {
    const output = await refusal(software, "--from", "src", ...softwareFlag());
    expect(output).toContain("is a folder within a git repository");
  });

  it("where something is not committed", async () => {
    software.write("notes.txt", "Mine.\n");
    software.write("README.md", "# Mine\n");
    const output = await refusal(software, "--from", ".", ...softwareFlag());
    expect(output).toContain("has changes that are not committed: README.md, notes.txt. Commit or");
    software.remove("notes.txt");
    software.git("restore", ".");
  });

  it("where git ignores a file that would be replaced", async () => {
    const copy = software.copy();
    copy.writeDefinition(ONE);
    copy.git("rm", "--quiet", ".vscode/settings.json");
    copy.commit("Add one");
    copy.write(".git/info/exclude", ".vscode/\n");
    copy.write(".vscode/settings.json", '{ "mine": true }\n');
    const named = ["--repository", "acme/registry", ...softwareFlag()];
    expect(await refusal(copy, "--from", ".", ...named)).toContain(
      "this would replace and git could not restore: .vscode/settings.json. Move",
    );
    expect(readFileSync(copy.path(".vscode/settings.json"), "utf8")).toContain("mine");
    copy.delete();
  });

  it.each([
    ["a folder to make", ["registry"], "Leave out registry"],
    ["another name", ["--name", "Mine"], "registry.config.json gives the name"],
  ])("with %s", async (_, args, says) => {
    expect(await refusal(software, ...args, "--from", ".", ...softwareFlag())).toContain(says);
  });

  it("if the repository's name is not known, or it is the software's", async () => {
    const copy = software.copy();
    copy.writeDefinition(ONE);
    copy.commit("Add one");
    // A repository on another host.
    copy.git("remote", "add", "origin", "https://notgithub.com/acme/registry.git");
    expect(await refusal(copy, "--from", ".", ...softwareFlag())).toContain(
      "Name it: --repository OWNER/NAME",
    );
    copy.git("remote", "set-url", "origin", "git@github.com:acme/software.git");
    expect(await refusal(copy, "--from", ".", ...softwareFlag())).toContain(
      "acme/software is the software's repository",
    );
    const own = ["--repository", "acme/software"];
    expect(await refusal(copy, "--from", ".", ...own, ...softwareFlag())).toContain(
      "acme/software is the software's repository",
    );
    copy.remove("registry.config.json");
    copy.commit("Lose the settings");
    expect(await refusal(copy, "--from", ".", ...softwareFlag())).toContain(
      "has no registry.config.json",
    );
    copy.delete();
  });

  it("in part of a copy", async () => {
    const part = software.copy();
    part.remove("package.json");
    part.commit("Lose it");
    expect(await refusal(part, "--from", ".", ...softwareFlag())).toMatch(
      /is only part of a copy of the software\. It has \d+ files of it, such as .*, but not package\.json\. Restore/,
    );
    part.delete();
  });

  it("without git, and outside a registry", async () => {
    const folder = mkdtempSync(join(tmpdir(), "init-from-"));
    const { code, stderr } = await coalitions(folder, "init", "--from", ".", ...softwareFlag());
    expect([code, stderr]).toEqual([2, expect.stringContaining("is not in a git repository")]);
    rmSync(folder, { recursive: true });
    const empty = new GitRepository();
    expect(await refusal(empty, "--from", ".", ...softwareFlag())).toContain(
      "is neither a registry nor a full copy of the software",
    );
    empty.delete();
  });
});
