// The command in a report: the package in the version that checked, or the software's own repository.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { software } from "../../generated/software.js";
import { commandHere } from "../../src/io/software-here.ts";

const RELEASED = `npx mosaik-coalitions@${software.version}`;

describe("the command for the version that checked", () => {
  it.each<[string, string | undefined, string]>([
    ["a registry of definitions", undefined, RELEASED],
    ["the software's own repository", '{ "name": "mosaik-coalitions" }', "npx mosaik-coalitions"],
    ["another package", '{ "name": "x" }', RELEASED],
    ["an invalid package.json", "{", RELEASED],
    ["a package.json that is null", "null", RELEASED],
  ])("in %s", (_, text, command) => {
    const folder = mkdtempSync(join(tmpdir(), "here-"));
    if (text !== undefined) writeFileSync(join(folder, "package.json"), text);
    expect(commandHere(folder)).toBe(command);
    rmSync(folder, { recursive: true });
  });
});
