// coalitions fmt: which files it formats, and which it only lists.

import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { definition } from "../support/definitions.ts";
import { GitRepository } from "../support/git-repository.ts";
import { coalitions } from "../support/run-node.ts";

const GOOD = definition({ name: "mini.good" });
const UGLY = definition({ name: "mini.ugly" });
const FILES = [
  "coalitions/mini.bad.json",
  "coalitions/mini.good.json",
  "coalitions/mini.ugly.json",
];

let repository: GitRepository;
beforeEach(() => {
  repository = new GitRepository();
  repository.writeDefinition(GOOD);
  const { name, ...rest } = UGLY;
  repository.write(
    "coalitions/mini.ugly.json",
    JSON.stringify({ ...rest, unknown: [], name }, null, "\t").replaceAll("\n", "\r\n"),
  );
});
afterEach(() => repository.delete());

const run = (...args: string[]) => coalitions(repository.folder, "fmt", ...args);
const text = (file: string | undefined) => readFileSync(repository.path(file ?? ""), "utf8");

describe("fmt", () => {
  it("formats what is not canonical, lists it, and has nothing to do the second time", async () => {
    const good = text(FILES[1]);
    const { code, stdout, stderr } = await run();
    expect([code, stdout, stderr]).toEqual([0, `${FILES[2]}\n`, "1 of 2 files formatted.\n"]);
    expect(text(FILES[2])).toBe(`${JSON.stringify({ ...UGLY, unknown: [] }, null, 2)}\n`);
    expect(text(FILES[1])).toBe(good);
    expect((await run()).stdout).toBe("");
    // The check reports unknown properties; fmt does not.
    expect((await coalitions(repository.folder, "check", FILES[2] ?? "")).stdout).toContain(
      "property-unknown",
    );
  });

  it("only lists files with --check, and exits with 1 if there are any", async () => {
    const before = text(FILES[2]);
    const { code, stdout, stderr } = await run("--check");
    expect([code, stdout]).toEqual([1, `${FILES[2]}\n`]);
    expect(stderr).toContain("npx mosaik-coalitions fmt");
    expect(text(FILES[2])).toBe(before);
    expect((await run("--check", FILES[1] ?? "")).code).toBe(0);
  });

  it("reports a file that is not JSON, and leaves it alone", async () => {
    repository.write("coalitions/mini.bad.json", '{\n  "a": 1,\n}\n');
    const { code, stdout } = await run();
    expect(code).toBe(1);
    expect(stdout).toContain("error json-syntax\n  coalitions/mini.bad.json:2:9");
    expect(text(FILES[0])).toBe('{\n  "a": 1,\n}\n');
    // The others are formatted anyway.
    expect(text(FILES[2])).toContain('  "name": "mini.ugly"');
  });

  it("suggests a similar file", async () => {
    const { code, stdout } = await run("coalitions/mini.uggly.json");
    expect([code, stdout]).toEqual([1, expect.stringContaining(`Did you mean: ${FILES[2]}`)]);
  });

  it("leaves a file alone that is not a definition, says so, and formats the others", async () => {
    const config = '{"name":"x","schemaVersion":1}';
    repository.write("biome.json", config);
    repository.write("README.md", "# Words\n");
    const { code, stdout, stderr } = await run("biome.json", FILES[2] ?? "", "README.md");
    expect([code, stdout]).toEqual([2, `${FILES[2]}\n`]);
    expect(stderr).toContain(
      "biome.json was not formatted: it is not a definition, and not below coalitions/.\nREADME.md was",
    );
    expect(text("biome.json")).toBe(config);
    // Elsewhere, a definition is recognised by its content.
    repository.write("draft.json", JSON.stringify(GOOD));
    expect(await run("draft.json")).toMatchObject({ code: 0, stdout: "draft.json\n" });
  });
});

describe("fmt with Windows line ends", () => {
  const file = FILES[1] ?? "";
  const settings = { "core.autocrlf": ["true", 0], "core.eol": ["crlf", 1] } as const;
  it.each(Object.entries(settings))("with %s %s", async (setting, [value, code]) => {
    repository.commit("All");
    repository.git("config", setting, value);
    repository.write(file, text(file).replaceAll("\n", "\r\n"));
    expect((await run("--check", file)).code).toBe(code);
    repository.write(file, text(file).replace("  ", "    "));
    expect((await run("--check", file)).code).toBe(1);
  });

  it("formats files that are committed with them, and files that git does not convert", async () => {
    repository.write(file, text(file).replaceAll("\n", "\r\n"));
    repository.commit("With CRLF");
    expect((await run("--check", file)).code).toBe(1);
    expect((await run(file)).stdout).toBe(`${file}\n`);
    expect(text(file)).not.toContain("\r");
  });
});
