// registry.config.json and its pictures, in a folder.

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkRegistry } from "../../src/core/check.ts";
import { DEFAULT_CONFIG } from "../../src/core/config/config.ts";
import { networkIdOf } from "../../src/core/config/network-id.ts";
import { ConfigError, readBrandedConfig } from "../../src/io/read-config.ts";
import { readSnapshot } from "../../src/io/read-snapshot.ts";
import { idOf } from "../support/ids.ts";
import { pngOf } from "../support/png.ts";
import { textOf } from "../support/registries.ts";

const PNG = pngOf(64, 64);
const ID = idOf("a universe");

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

interface Fault {
  code: string;
  pointer: string;
  message: string;
  fix: string | undefined;
}

/** The build's message, which must equal the check's for the same files. */
async function fault(): Promise<Fault> {
  const found = checkRegistry(await readSnapshot(root)).problems.filter(
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
  const [{ code = "", pointer = "", message = "", fix } = {}] = found;
  return { code, pointer, message, fix };
}

describe("the universe's network id", () => {
  it('defaults to unique_id!("mosaik.universe")', () => {
    // printf mosaik.universe | b3sum
    const universe = "b82b6f3b4a1e53d2d56523f5a7b1974e3842ac37a068cc302286065a8853cf43";
    expect(networkIdOf(DEFAULT_CONFIG)).toBe(universe);
    const networkId = idOf("another universe");
    expect(networkIdOf({ networkId })).toBe(networkId);
  });

  it.each([
    ["id-prefixed", `0x${ID}`, `Write it bare: "${ID}"`],
    ["id-uppercase", ID.toUpperCase(), `Write it in lowercase: "${ID}"`],
    ["id-malformed", ID.slice(1), "Copy the whole id again"],
    ["id-malformed", "mosaik.universe", "Copy the whole id again"],
  ])("is refused as %s: %s", async (code, networkId, fix) => {
    configure({ networkId });
    expect(await fault()).toMatchObject({
      code,
      pointer: "/networkId",
      fix: expect.stringContaining(fix),
    });
  });
});

describe("a registry's pictures", () => {
  it("are read with its config", async () => {
    write("brand/logo.png", PNG);
    configure({ logo: "brand/logo.png" });
    const { config, brand } = readBrandedConfig(root);
    expect(config.logo).toBe("brand/logo.png");
    expect(brand.logo).toMatchObject({ width: 64, height: 64 });
    expect(new Uint8Array(brand.logo?.bytes ?? [])).toEqual(PNG);
    expect(checkRegistry(await readSnapshot(root)).problems.map(({ code }) => code)).toEqual([
      "registry-empty",
    ]);
  });

  it("are optional", async () => {
    expect(readBrandedConfig(root)).toEqual({ config: DEFAULT_CONFIG, brand: {} });
    configure({});
    expect(readBrandedConfig(root).brand).toEqual({});
  });

  it("are reported if the file is missing", async () => {
    configure({ logo: "brand/logo.png" });
    expect(await fault()).toMatchObject({
      pointer: "/logo",
      message: "brand/logo.png: There is no such file.",
      fix: expect.stringContaining("Commit the picture itself"),
    });
  });

  it("are recognised by their content", async () => {
    for (const key of ["logo", "socialImage"]) {
      write("picture.png", "<svg/>");
      configure({ [key]: "picture.png" });
      expect(await fault()).toMatchObject({
        pointer: `/${key}`,
        message: expect.stringContaining("not a PNG"),
        fix: expect.stringContaining("Export the picture as PNG"),
      });
    }
  });

  it("must not be SVG: the fix says what to export", async () => {
    configure({ logo: "brand/logo.svg" });
    expect(await fault()).toMatchObject({
      pointer: "/logo",
      fix: expect.stringContaining("An SVG must be exported as PNG"),
    });
  });

  it("are refused above the size limit, and accepted up to it", async () => {
    configure({ logo: "logo.png" });
    const padded = (size: number) => Buffer.concat([PNG], size);
    write("logo.png", padded(100 * 1024));
    expect(readBrandedConfig(root).brand.logo?.bytes).toHaveLength(100 * 1024);
    write("logo.png", padded(100 * 1024 + 1));
    expect((await fault()).message).toContain("larger than 100 KB");
  });

  it("must be files inside the repository", async () => {
    write("outside.png", PNG);
    mkdirSync(join(root, "inside/folder.png"), { recursive: true });
    symlinkSync("../outside.png", join(root, "inside/link.png"));
    symlinkSync("..", join(root, "inside/up"));
    root = join(root, "inside");
    configure({ logo: "folder.png" });
    expect((await fault()).message).toContain("cannot be read (EISDIR)");
    for (const logo of ["link.png", "up/outside.png"]) {
      configure({ logo });
      expect((await fault()).message).toContain("cannot be read (ELOOP)");
    }
    root = dirname(root);
  });
});
