// Writes several files or none, keeps their permissions, and leaves nothing beside them.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { afterEach, beforeEach, expect, it } from "vitest";
import { writeFiles, writeNewFile, writeNewFiles } from "../../scripts/write-files.ts";
import { GitRepository } from "../support/git-repository.ts";

let folder: GitRepository;
beforeEach(() => {
  folder = new GitRepository();
  folder.write("files/a", "old a");
  folder.write("files/b", "old b");
});
afterEach(() => folder.delete());

const textOf = (name: string) => readFileSync(folder.path(`files/${name}`), "utf8");
const texts = (...names: string[]) =>
  names.map((name) => ({ file: folder.path(`files/${name}`), text: `new ${name}` }));

it("writes all files", () => {
  const { mode } = statSync(folder.path("files/a"));
  writeFiles(texts("a", "b"));
  expect([textOf("a"), textOf("b")]).toEqual(["new a", "new b"]);
  expect(statSync(folder.path("files/a")).mode).toBe(mode);
  expect(readdirSync(folder.path("files"))).toEqual(["a", "b"]);
});

it("writes none if one cannot be written", () => {
  expect(() => writeFiles(texts("a", "missing", "b"))).toThrow(
    "missing cannot be written (ENOENT)",
  );
  expect([textOf("a"), textOf("b")]).toEqual(["old a", "old b"]);
  expect(readdirSync(folder.path("files"))).toEqual(["a", "b"]);
});

it("names the files that were written before one that cannot be replaced", () => {
  folder.write("files/folder/x", "x");
  expect(() => writeFiles(texts("a", "folder", "b"))).toThrow(
    /folder cannot be written \(EISDIR\)\..* Already written: \S+\/a$/,
  );
  expect([textOf("a"), textOf("b")]).toEqual(["new a", "old b"]);
  expect(readdirSync(folder.path("files"))).toEqual(["a", "b", "folder"]);
});

it("writes a new file and its folders, but never over an existing file", () => {
  writeNewFile(folder.path("files/deep/c"), "c");
  expect(textOf("deep/c")).toBe("c");
  expect(() => writeNewFile(folder.path("files/a"), "c")).toThrow("cannot be written (EEXIST)");
  expect(textOf("a")).toBe("old a");
});

it("writes several new files or none, and leaves no new folder if none", () => {
  const made = (...names: string[]) => writeNewFiles(texts(...names));
  made("deep/c", "deep/er/d");
  expect([textOf("deep/c"), textOf("deep/er/d")]).toEqual(["new deep/c", "new deep/er/d"]);
  expect(() => made("e", "other/f", "a")).toThrow("/a cannot be written (EEXIST)");
  expect(() => made("deep/g", "b/h")).toThrow(/b\/h cannot be written \((EEXIST|ENOTDIR)\)/);
  expect(readdirSync(folder.path("files"))).toEqual(["a", "b", "deep"]);
  expect(readdirSync(folder.path("files/deep"))).toEqual(["c", "er"]);
  expect([textOf("a"), textOf("b")]).toEqual(["old a", "old b"]);
});
