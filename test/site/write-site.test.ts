// The one writer of the site: it writes the whole site or nothing, and changes nobody else's files.

import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Content, SiteFile } from "../../site/site-context.ts";
import { ForeignFolderError } from "../../site/site-versions.ts";
import { writeSite } from "../../site/write-site.ts";

let folder: string;
let out: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "site-"));
  out = join(folder, "out");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (path: string, content: Content): SiteFile => ({ path, content: () => content });
const site = (text: string) => [file("index.html", text), file("api/v1/state.json", "{}")];
/** A process id that no system assigns. */
const UNUSED_PID = 4194305;
const VERSION = /^site-\d+-[0-9a-f]{8}$/;
const versions = () => readdirSync(`${out}.versions`).filter((name) => VERSION.test(name));
const page = () => readFileSync(join(out, "index.html"), "utf8");

describe("writeSite", () => {
  it("replaces the site, and leaves nothing of the old one behind", async () => {
    const { files, bytes } = await writeSite(out, [...site("one"), file("old/index.html", "é")]);
    expect([files, bytes]).toEqual([3, "one{}".length + 2]);
    await writeSite(out, site("two"));
    expect(page()).toBe("two");
    expect(readdirSync(out).sort()).toEqual(["api", "index.html"]);
    await writeSite(out, site("three"));
    expect(page()).toBe("three");
    expect(readdirSync(out).sort()).toEqual(["api", "index.html"]);
    // The one that is published, and the one before it.
    expect(versions()).toHaveLength(2);
    expect(readdirSync(`${out}.versions`)).toHaveLength(2);
  });

  it("writes bytes as they are", async () => {
    await writeSite(out, [file("a.png", new Uint8Array([0x89, 0xff]))]);
    expect([...readFileSync(join(out, "a.png"))]).toEqual([0x89, 0xff]);
  });

  it("makes no file of text that is not available, and counts the others", async () => {
    const lost = { path: "lost.json", content: async () => undefined };
    expect((await writeSite(out, [lost, ...site("one")])).files).toBe(2);
    expect(existsSync(join(out, "lost.json"))).toBe(false);
  });

  it("leaves a version of a build that still runs to that build", async () => {
    await writeSite(out, site("one"));
    const theirs = join(`${out}.versions`, `site-${process.ppid}-0a1b2c3d`);
    mkdirSync(theirs);
    await writeSite(out, site("two"));
    expect(existsSync(theirs)).toBe(true);
  });

  it("takes a build that it may not signal for one that runs", async () => {
    await writeSite(out, site("one"));
    const theirs = join(`${out}.versions`, `site-${UNUSED_PID}-0a1b2c3d`);
    mkdirSync(theirs);
    const kill = vi.spyOn(process, "kill").mockImplementation(() => {
      throw Object.assign(new Error("not permitted"), { code: "EPERM" });
    });
    try {
      await writeSite(out, site("two"));
      expect(kill).toHaveBeenCalledWith(UNUSED_PID, 0);
    } finally {
      kill.mockRestore();
    }
    expect(existsSync(theirs)).toBe(true);
  });

  it("leaves the old site whole when rendering fails halfway", async () => {
    await writeSite(out, site("one"));
    const failing = async () => {
      throw new Error("halfway");
    };
    const files = [...site("two"), { path: "last.json", content: failing }];
    await expect(writeSite(out, files)).rejects.toThrow("halfway");
    expect(page()).toBe("one");
    expect(existsSync(join(out, "api/v1/state.json"))).toBe(true);
  });

  it("clears away what a killed build left behind", async () => {
    await writeSite(out, site("one"));
    for (const name of [`site-${UNUSED_PID}-0a1b2c3d`, `link-${UNUSED_PID}`]) {
      mkdirSync(join(`${out}.versions`, name));
    }
    await writeSite(out, site("two"));
    expect(readdirSync(`${out}.versions`).sort()).toEqual(versions().sort());
    expect(versions()).toHaveLength(2);
  });

  it("refuses a folder that holds anything else", async () => {
    mkdirSync(out);
    writeFileSync(join(out, "thesis.txt"), "years of work");
    await expect(writeSite(out, site("one"))).rejects.toBeInstanceOf(ForeignFolderError);
    expect(readdirSync(out)).toEqual(["thesis.txt"]);
  });

  it("refuses a link that a person made, and no folder at all", async () => {
    mkdirSync(join(folder, "precious"));
    symlinkSync("precious", out, "dir");
    await expect(writeSite(out, site("one"))).rejects.toBeInstanceOf(ForeignFolderError);
    await expect(writeSite("", site("one"))).rejects.toBeInstanceOf(ForeignFolderError);
    expect(readdirSync(join(folder, "precious"))).toEqual([]);
  });

  it("refuses a checkout that has a site in it", async () => {
    mkdirSync(join(out, "api/v1"), { recursive: true });
    writeFileSync(join(out, "api/v1/state.json"), "{}");
    mkdirSync(join(out, ".git"));
    await expect(writeSite(out, site("one"))).rejects.toBeInstanceOf(ForeignFolderError);
    expect(readdirSync(out).sort()).toEqual([".git", "api"]);
  });

  it("refuses a folder that was replaced while the site was written", async () => {
    const content = () => {
      symlinkSync("..", out, "dir");
      return "{}";
    };
    const later = { path: "z.json", content };
    await expect(writeSite(out, [...site("one"), later])).rejects.toBeInstanceOf(
      ForeignFolderError,
    );
    expect(versions()).toEqual([]);
  });

  it("takes a name with a slash at its end, again and again", async () => {
    await writeSite(`${out}/`, site("one"));
    await writeSite(`${out}/`, site("two"));
    expect(page()).toBe("two");
    expect(readdirSync(folder).sort()).toEqual(["out", "out.versions"]);
  });

  it("takes an empty folder, and a site that is a plain folder", async () => {
    mkdirSync(out);
    await writeSite(out, site("one"));
    expect(lstatSync(out).isSymbolicLink()).toBe(true);
    rmSync(out);
    mkdirSync(join(out, "api/v1"), { recursive: true });
    writeFileSync(join(out, "api/v1/state.json"), "{}");
    await writeSite(out, site("two"));
    expect(page()).toBe("two");
  });
});
