// registry.config.json with the pictures that it names, in a folder.

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkRegistry } from "../../src/core/check.ts";
import { DEFAULT_CONFIG } from "../../src/core/config/config.ts";
import { ConfigError, readBrandedConfig } from "../../src/io/read-config.ts";
import { openRegistry } from "../../src/io/registry-files.ts";
import { textOf } from "../support/registries.ts";

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h8v8z"/></svg>\n';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "config-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), content);
}

const configure = (more: object) =>
  write("registry.config.json", textOf({ ...DEFAULT_CONFIG, ...more }));

/** What the build says, which is what the check says of the same files. */
function fault(): { pointer: string; message: string; fix: string | undefined } {
  const found = checkRegistry(openRegistry(root)).problems.filter(
    ({ file }) => file === "registry.config.json",
  );
  expect(found).toHaveLength(1);
  let thrown: unknown;
  try {
    readBrandedConfig(root);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(ConfigError);
  if (thrown instanceof ConfigError) expect(thrown.problems).toEqual(found);
  const [{ pointer = "", message = "", fix } = {}] = found;
  return { pointer, message, fix };
}

describe("a registry's pictures", () => {
  it("are read with its config", () => {
    write("brand/logo.svg", SVG);
    configure({ logo: "brand/logo.svg" });
    const { config, brand } = readBrandedConfig(root);
    expect(config.logo).toBe("brand/logo.svg");
    expect(brand.logo).toMatchObject({ kind: "svg" });
    expect(Buffer.from(brand.logo?.bytes ?? []).toString()).toBe(SVG);
    expect(checkRegistry(openRegistry(root)).problems.map(({ code }) => code)).toEqual([
      "nothing-checked",
    ]);
  });

  it("are none without a config, or with one that names none", () => {
    expect(readBrandedConfig(root)).toEqual({ config: DEFAULT_CONFIG, brand: {} });
    configure({});
    expect(readBrandedConfig(root).brand).toEqual({});
  });

  it("are missed where the file is not there", () => {
    configure({ logo: "brand/logo.svg" });
    expect(fault()).toEqual({
      pointer: "/logo",
      message: "brand/logo.svg: There is no such file.",
      fix: expect.stringContaining("Put the file into the repository"),
    });
  });

  it("are known by what is in them", () => {
    write("logo.png", SVG.replace("svg", "html"));
    configure({ logo: "logo.png" });
    expect(fault().message).toContain("neither an SVG nor a PNG");
  });

  it("are refused above their size, and taken up to it", () => {
    configure({ logo: "logo.svg" });
    write("logo.svg", SVG.padEnd(100 * 1024));
    expect(readBrandedConfig(root).brand.logo?.bytes).toHaveLength(100 * 1024);
    write("logo.svg", SVG.padEnd(100 * 1024 + 1));
    expect(fault().message).toContain("larger than 100 KB");
  });

  it("are no SVG where networks take none", () => {
    write("social.png", SVG);
    configure({ socialImage: "social.png" });
    expect(fault()).toMatchObject({ pointer: "/socialImage", fix: /PNG/ });
  });

  it("are no folder, and no way out of the repository", () => {
    write("outside.svg", SVG);
    mkdirSync(join(root, "inside/folder.svg"), { recursive: true });
    symlinkSync("../outside.svg", join(root, "inside/link.svg"));
    symlinkSync("..", join(root, "inside/up"));
    root = join(root, "inside");
    configure({ logo: "folder.svg" });
    expect(fault().message).toContain("This is a folder");
    for (const logo of ["link.svg", "up/outside.svg"]) {
      configure({ logo });
      expect(fault().message).toContain("leads out of the repository");
    }
    root = dirname(root);
  });
});
