// The definitions in a folder: which are found, which are ignored, and how a person can name them.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { checkRegistry } from "../../src/core/check.ts";
import { MAX_BYTES } from "../../src/core/source/decode.ts";
import { parseSource } from "../../src/core/source/source.ts";
import { listDefinitions, pathText } from "../../src/io/list-definitions.ts";
import { filesNamed, readSnapshot } from "../../src/io/read-snapshot.ts";
import { readSource } from "../../src/io/read-source.ts";
import { definition } from "../support/definitions.ts";
import { GitRepository } from "../support/git-repository.ts";

const ROOT = mkdtempSync(join(tmpdir(), "registry-files-"));
const FILES = [
  "package.json",
  "coalitions/b.b.json",
  "coalitions/a.a.json",
  "coalitions/l2/c.c.json",
  "coalitions/l2/deep/d.d.json",
  "coalitions/README.md",
  "coalitions/.keep",
  "coalitions/notes.txt",
  "coalitions/l2/e.e.json5",
];
for (const file of FILES) {
  mkdirSync(dirname(join(ROOT, file)), { recursive: true });
  writeFileSync(join(ROOT, file), "{}");
}
symlinkSync("a.a.json", join(ROOT, "coalitions/link.json"));
afterAll(() => rmSync(ROOT, { recursive: true }));

const DEFINITIONS = [
  "coalitions/a.a.json",
  "coalitions/b.b.json",
  "coalitions/l2/c.c.json",
  "coalitions/l2/deep/d.d.json",
  // A link is listed, so that reading it can report the fix.
  "coalitions/link.json",
];
const named = (...paths: string[]) =>
  filesNamed(
    ROOT,
    paths.map((path) => join(ROOT, path)),
  );

async function listed(root: string): Promise<{ files: string[]; ignored: readonly string[] }> {
  const { definitions, ignored } = await listDefinitions(root);
  return { files: definitions.map(({ file }) => file), ignored };
}

/** The same files in a folder with git. */
const WITH_GIT = mkdtempSync(join(tmpdir(), "listed-by-git-"));
execFileSync("cp", ["-a", `${ROOT}/.`, WITH_GIT]);
execFileSync("git", ["init", "--quiet"], { cwd: WITH_GIT });
execFileSync("git", ["add", "coalitions/l2", "coalitions/README.md"], { cwd: WITH_GIT });
writeFileSync(join(WITH_GIT, ".gitignore"), "coalitions/b.b.json\n");
afterAll(() => rmSync(WITH_GIT, { recursive: true }));

describe.each([
  ["without git", ROOT],
  ["with git, tracked or ignored", WITH_GIT],
])("the definitions below coalitions/, %s,", (_, root) => {
  it("are its JSON files at every depth; other files are listed, except READMEs", async () => {
    expect(await listed(root)).toEqual({
      files: DEFINITIONS,
      ignored: ["coalitions/l2/e.e.json5", "coalitions/notes.txt"],
    });
  });

  it("are in the order of their paths, also if a file's name starts with a folder's name", async () => {
    const other = mkdtempSync(join(tmpdir(), "registry-order-"));
    for (const file of ["a/z.json", "a.json", "a-b.json", "a0.json", "A.json", "a/b/c.json"]) {
      mkdirSync(dirname(join(other, "coalitions", file)), { recursive: true });
      writeFileSync(join(other, "coalitions", file), "{}");
    }
    const { files } = await listed(other);
    expect(files).toHaveLength(6);
    expect(files).toEqual([...files].sort());
    rmSync(other, { recursive: true });
  });

  it("are empty without that folder", async () => {
    expect(await listed(join(root, "coalitions"))).toEqual({ files: [], ignored: [] });
  });
});

describe("files that git has and nobody can read are problems", () => {
  const repository = new GitRepository();
  afterAll(() => repository.delete());
  for (const name of ["mini.one", "mini.two", "mini.three"]) {
    repository.writeDefinition(definition({ name }));
  }
  const submodule = ["--cacheinfo", `160000,${"ab".repeat(20)},coalitions/elsewhere`];
  repository.write("registry.config.json", "{}");
  repository.commit("Publish");
  repository.git("update-index", "--add", ...submodule);
  repository.git("update-index", "--skip-worktree", "registry.config.json");
  repository.remove("registry.config.json");
  repository.git("update-index", "--assume-unchanged", "coalitions/mini.one.json");
  repository.git("update-index", "--skip-worktree", "coalitions/mini.two.json");
  mkdirSync(join(repository.folder, "coalitions/cloned"));
  execFileSync("git", ["init", "--quiet"], { cwd: join(repository.folder, "coalitions/cloned") });
  writeFileSync(join(repository.folder, "coalitions/cloned/a.json"), "{}");
  repository.write("coalitions/mini.one.json", "{");
  repository.remove("coalitions/mini.two.json");
  repository.remove("coalitions/mini.three.json");
  const latin = Buffer.concat([
    Buffer.from(`${repository.folder}/coalitions/caf`),
    Buffer.from([0xe9]),
  ]);
  mkdirSync(latin);
  writeFileSync(Buffer.concat([latin, Buffer.from("/mini.four.json")]), "{");

  it.each([
    ["coalitions/mini.one.json", "file-unreadable", "assume-unchanged"],
    ["coalitions/mini.two.json", "file-unreadable", "sparse checkout"],
    ["registry.config.json", "file-unreadable", "sparse checkout"],
    ["coalitions/elsewhere", "file-unreadable", "git submodule"],
    ["coalitions/cloned", "file-unreadable", "a git repository of its own"],
    ["coalitions/caf\\xe9/mini.four.json", "path-unportable", "xe9"],
    ["coalitions/caf\\xe9/mini.four.json", "json-syntax", ""],
  ])("%s: %s", async (file, code, words) => {
    const { problems } = checkRegistry(await readSnapshot(repository.folder));
    const found = problems.filter((it) => it.file === file && it.code === code);
    expect(found.map(({ message }) => message)).toEqual([expect.stringContaining(words)]);
  });

  it("a file deleted in the working tree is gone", async () => {
    const { files } = await readSnapshot(repository.folder);
    expect(files.map(({ file }) => file)).toEqual([
      "coalitions/caf\\xe9/mini.four.json",
      "coalitions/mini.one.json",
      "coalitions/mini.two.json",
    ]);
  });

  it("a path that is text is shown unchanged", () => {
    expect(pathText(Buffer.from("coalitions/café/x.json"))).toBe("coalitions/café/x.json");
  });
});

describe("a person can name", () => {
  it.each([
    ["a file", ["coalitions/a.a.json"], ["coalitions/a.a.json"]],
    ["a file elsewhere", ["package.json"], ["package.json"]],
    ["a missing file", ["coalitions/x.x.json"], ["coalitions/x.x.json"]],
    ["a folder", ["coalitions/l2"], DEFINITIONS.slice(2, 4)],
    ["the whole folder", ["coalitions/"], DEFINITIONS],
    ["the registry itself", ["."], DEFINITIONS],
  ])("%s", async (_, paths, files) => {
    expect((await named(...paths)).sort()).toEqual(files);
  });

  it("a definition of the registry without repeating it", async () => {
    const further = await named(".", "coalitions", "coalitions/a.a.json");
    const { files } = await readSnapshot(ROOT, { further });
    expect(files.map(({ file }) => file)).toEqual(DEFINITIONS);
  });
});

describe("a file is read by its bytes", () => {
  it.each([
    ["plain text", [0x22, 0x61, 0x22]],
    ["text with letters of its own", [0x22, 0xc3, 0xa9, 0x22]],
    ["a replacement character in the file", [0x22, 0xef, 0xbf, 0xbd, 0x22]],
    ["a byte order mark", [0xef, 0xbb, 0xbf, 0x7b, 0x7d]],
    ["a byte that UTF-8 never has", [0x7b, 0xff, 0x7d]],
    ["half a character at the end", [0x22, 0xc3]],
    ["nothing", []],
  ])("%s", (_, bytes) => {
    const file = "bytes.json";
    writeFileSync(join(ROOT, file), Uint8Array.from(bytes));
    const { text, value, problems } = parseSource(file, Uint8Array.from(bytes));
    expect(readSource(ROOT, file)).toMatchObject({ file, text, value, problems });
  });
});

describe("a file that cannot be read is reported", () => {
  it.each(["coalitions/absent.json", "coalitions", "package.json/x", "coalitions/link.json"])(
    "%s",
    (file) => {
      const { problems, value } = readSource(ROOT, file);
      expect(value).toBeUndefined();
      expect(problems.map((it) => [it.code, it.file, it.line])).toEqual([
        ["file-unreadable", file, 0],
      ]);
    },
  );

  it("and a file that is too large is read only up to the limit", () => {
    writeFileSync(join(ROOT, "large.json"), "x".repeat(2 * MAX_BYTES));
    expect(readSource(ROOT, "large.json").problems).toMatchObject([{ code: "file-too-large" }]);
  });
});
