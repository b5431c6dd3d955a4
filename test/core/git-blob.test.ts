// git's id of a file, computed without git: against git itself, in both of its formats.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { gitBlobId } from "../../src/core/derivation/git-blob.ts";

const CONTENTS = ["", "a", "{}\n", "zwölf\r\n", "x".repeat(100_000)];

describe.each([
  ["sha1", 40],
  ["sha256", 64],
])("git's id of a file in a repository of %s", (format, digits) => {
  it("is what git gives", () => {
    const folder = mkdtempSync(join(tmpdir(), "blobs-"));
    execFileSync("git", ["init", "--quiet", `--object-format=${format}`, folder]);
    for (const content of CONTENTS) {
      const options = { cwd: folder, input: content, encoding: "utf8" } as const;
      const id = execFileSync("git", ["hash-object", "--stdin"], options).trim();
      expect(id).toHaveLength(digits);
      expect(gitBlobId(new TextEncoder().encode(content), id)).toBe(id);
    }
    rmSync(folder, { recursive: true });
  });
});
