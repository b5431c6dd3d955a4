// The one writer of the site: whole or not at all, and nothing of anybody else's.

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
import type { AssetFile, SiteFile } from "../../site/site-context.ts";
import { ForeignFolderError } from "../../site/site-versions.ts";
import { writeSite as writeGroups } from "../../site/write-site.ts";

let folder: string;
let out: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "site-"));
  out = join(folder, "out");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const site = (text: string): SiteFile[] => [
  { path: "index.html", text },
  { path: "api/v1/state.json", text: "{}" },
];
/** A process id that no system gives out. */
const UNUSED_PID = 4194305;
/** As one group that is made anew each time. */
const writeSite = (folder: string, files: Iterable<AssetFile>) =>
  writeGroups(folder, [{ name: "", key: undefined, files: () => files }]);
const VERSION = /^site-\d+-[0-9a-f]{8}$/;
const versions = () => readdirSync(`${out}.versions`).filter((name) => VERSION.test(name));
const page = () => readFileSync(join(out, "index.html"), "utf8");

describe("writeSite", () => {
  it("replaces the site, and leaves nothing of the old one behind", async () => {
    expect(await writeSite(out, [...site("one"), { path: "old/index.html", text: "" }])).toBe(3);
    await writeSite(out, site("two"));
    expect(page()).toBe("two");
    expect(readdirSync(out).sort()).toEqual(["api", "index.html"]);
    await writeSite(out, site("three"));
    expect(page()).toBe("three");
    expect(readdirSync(out).sort()).toEqual(["api", "index.html"]);
    // The one that is published, and the one before it.
    expect(versions()).toHaveLength(2);
    expect(readdirSync(`${out}.versions`)).toHaveLength(4);
  });

  it("writes the same site twice without harm", async () => {
    await writeSite(out, site("one"));
    await writeSite(out, site("one"));
    expect(page()).toBe("one");
  });

  it("writes anew what somebody has changed in the site since", async () => {
    await writeSite(out, site("one"));
    writeFileSync(join(out, "index.html"), "tampered");
    await writeSite(out, site("one"));
    expect(page()).toBe("one");
  });

  it("writes bytes as they are, and anew where they only look the same as text", async () => {
    const picture = (...bytes: number[]) => ({ path: "a.png", bytes: new Uint8Array(bytes) });
    const written = () => [...readFileSync(join(out, "a.png"))];
    // As text, each of these bytes is U+FFFD.
    await writeSite(out, [...site("one"), picture(0x89, 0xff)]);
    expect(written()).toEqual([0x89, 0xff]);
    const { ino } = lstatSync(join(out, "a.png"));
    await writeSite(out, [...site("two"), picture(0x89, 0xff)]);
    expect(lstatSync(join(out, "a.png")).ino).toBe(ino);
    await writeSite(out, [...site("two"), picture(0xff, 0x89)]);
    expect(written()).toEqual([0xff, 0x89]);
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
    const theirs = join(`${out}.versions`, `next-${UNUSED_PID}`);
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
    function* failing(): Generator<SiteFile> {
      yield { path: "index.html", text: "two" };
      throw new Error("halfway");
    }
    await expect(writeSite(out, failing())).rejects.toThrow("halfway");
    expect(page()).toBe("one");
    expect(existsSync(join(out, "api/v1/state.json"))).toBe(true);
  });

  it("clears away what a killed build left behind", async () => {
    await writeSite(out, site("one"));
    mkdirSync(join(`${out}.versions`, `next-${UNUSED_PID}`));
    await writeSite(out, site("two"));
    expect(readdirSync(`${out}.versions`).sort()).toEqual(
      versions()
        .flatMap((name) => [name, `${name}.groups`])
        .sort(),
    );
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
