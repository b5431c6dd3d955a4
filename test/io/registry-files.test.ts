// The definitions in a folder: which are found, which are passed over, and how a person may name them.

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { MAX_BYTES } from "../../src/core/source/decode.ts";
import { parseSource } from "../../src/core/source/source.ts";
import { readSource } from "../../src/io/read-source.ts";
import { listDefinitions, listNamed, openRegistry } from "../../src/io/registry-files.ts";

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
  // A link: listed, so that reading it can say what belongs in its place.
  "coalitions/link.json",
];
const named = (...paths: string[]) =>
  listNamed(
    ROOT,
    paths.map((path) => join(ROOT, path)),
  );

describe("the definitions below coalitions/", () => {
  it("are its JSON files at every depth; what else is there is told, but for READMEs", () => {
    const { files, ignored } = listDefinitions(ROOT);
    expect(files.sort()).toEqual(DEFINITIONS);
    expect(ignored.sort()).toEqual(["coalitions/l2/e.e.json5", "coalitions/notes.txt"]);
  });

  it("are in the order of their paths, also where a folder's name begins a file's", () => {
    const root = mkdtempSync(join(tmpdir(), "registry-order-"));
    for (const file of ["a/z.json", "a.json", "a-b.json", "a0.json", "A.json", "a/b/c.json"]) {
      mkdirSync(dirname(join(root, "coalitions", file)), { recursive: true });
      writeFileSync(join(root, "coalitions", file), "{}");
    }
    const { files } = listDefinitions(root);
    expect(files).toHaveLength(6);
    expect(files).toEqual([...files].sort());
    rmSync(root, { recursive: true });
  });

  it("are none where there is no such folder", () => {
    expect(listDefinitions(join(ROOT, "coalitions"))).toEqual({ files: [], ignored: [] });
  });
});

describe("a person may name", () => {
  it.each([
    ["a file", ["coalitions/a.a.json"], ["coalitions/a.a.json"]],
    ["a file elsewhere", ["package.json"], ["package.json"]],
    ["a file that is not there", ["coalitions/x.x.json"], ["coalitions/x.x.json"]],
    ["a folder", ["coalitions/l2"], DEFINITIONS.slice(2, 4)],
    ["the folder of all", ["coalitions/"], DEFINITIONS],
    ["the registry itself", ["."], DEFINITIONS],
  ])("%s", (_, paths, files) => {
    expect(named(...paths).sort()).toEqual(files);
  });

  it("a definition of the registry without it being there twice", () => {
    const { files } = openRegistry(ROOT, named(".", "coalitions", "coalitions/a.a.json"));
    expect(files).toEqual(DEFINITIONS);
  });
});

describe("a file is read as its bytes say", () => {
  it.each([
    ["plain text", [0x22, 0x61, 0x22]],
    ["text with letters of its own", [0x22, 0xc3, 0xa9, 0x22]],
    ["a replacement character that stands there", [0x22, 0xef, 0xbf, 0xbd, 0x22]],
    ["a byte order mark", [0xef, 0xbb, 0xbf, 0x7b, 0x7d]],
    ["a byte that no UTF-8 has", [0x7b, 0xff, 0x7d]],
    ["half a character at the end", [0x22, 0xc3]],
    ["nothing", []],
  ])("%s", (_, bytes) => {
    const file = "bytes.json";
    writeFileSync(join(ROOT, file), Uint8Array.from(bytes));
    const { text, value, problems } = parseSource(file, Uint8Array.from(bytes));
    expect(readSource(ROOT, file)).toMatchObject({ file, text, value, problems });
  });
});

describe("a file that cannot be read is told", () => {
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

  it("and one that is too large is read no further than it takes to say so", () => {
    writeFileSync(join(ROOT, "large.json"), "x".repeat(2 * MAX_BYTES));
    expect(readSource(ROOT, "large.json").problems).toMatchObject([{ code: "file-too-large" }]);
  });
});
