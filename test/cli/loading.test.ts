// What loads before a verb runs: nothing that only other verbs need.

import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";

const STATIC = /^(?:import|export)\s(?!type )[^;]*?from "([^"]+)"/gm;

/** Every file and package that a source imports statically, directly or through others. */
function loadedBy(entry: string): string[] {
  const loaded = new Set<string>();
  const load = (file: string) => {
    if (loaded.has(file)) return;
    loaded.add(file);
    if (!/\.tsx?$/.test(file)) return;
    for (const [, target = ""] of readFileSync(file, "utf8").matchAll(STATIC)) {
      if (target.startsWith(".")) load(normalize(join(dirname(file), target)));
      else loaded.add(target);
    }
  };
  load(entry);
  return [...loaded];
}

const SITE = /^site\/|^chokidar$|^open$|^preact|^re(mark|hype)/;
const CHECK = /validators\.js$|^src\/core\/check\.ts$/;

describe("loading", () => {
  it("the table of verbs does not load a verb, the site or the check", () => {
    const loaded = loadedBy("scripts/main.ts");
    expect(loaded).toContain("commander");
    expect(loaded.filter((it) => /^scripts\/verbs\//.test(it))).toEqual([]);
    expect(loaded.filter((it) => SITE.test(it) || CHECK.test(it))).toEqual([]);
  });

  it.each(["check", "fingerprint", "diff", "fmt", "bump", "owners"])(
    "%s does not load the site",
    (verb) => {
      const loaded = loadedBy(`scripts/verbs/${verb}.ts`);
      expect(loaded.length).toBeGreaterThan(10);
      expect(loaded.filter((it) => SITE.test(it))).toEqual([]);
    },
  );

  it("a check does not load what reads a history, without one to read", () => {
    const READERS = /validateHistory\.js$|^src\/core\/history\/(read-version|change-log)\.ts$/;
    for (const entry of ["scripts/verbs/check.ts", "scripts/show-check.ts"])
      expect(loadedBy(entry).filter((it) => READERS.test(it))).toEqual([]);
    expect(loadedBy("scripts/show-reviews.ts").filter((it) => READERS.test(it))).not.toEqual([]);
  });

  it("preview loads the site, so the other tests would notice it", () => {
    expect(loadedBy("scripts/verbs/preview.ts").filter((it) => SITE.test(it))).not.toEqual([]);
  });
});
