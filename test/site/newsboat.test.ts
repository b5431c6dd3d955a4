// A real feed reader subscribes to the served site, as an integrator does.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasTool } from "../support/has-tool.ts";
import { type ServedRegistry, serveMiniature } from "../support/served-registry.ts";

const TITLES = [
  "mini.service: retired, replaced by mini.ecosystem; announcement withdrawn: stable id change (breaking)",
  "mini.service: announced: stable id change on 2026-02-02",
  "mini.ecosystem: lattice b.mainnet added; confluence router upgraded; confluence router: span changed (breaking)",
  "mini.service: published",
  "mini.ecosystem: published",
];

describe.skipIf(!hasTool("newsboat"))("newsboat (where it is installed)", () => {
  let registry: ServedRegistry;
  let home: string;

  beforeAll(async () => {
    registry = await serveMiniature();
    home = mkdtempSync(join(tmpdir(), "newsboat-"));
  });
  afterAll(() => {
    registry.stop();
    rmSync(home, { recursive: true });
  });

  it.each(["changes.rss", "changes.atom"])("lists the items of %s from 127.0.0.1", (feed) => {
    const folder = mkdtempSync(join(home, "feed-"));
    writeFileSync(join(folder, "urls"), `${registry.address}${feed}\n`);
    writeFileSync(join(folder, "config"), "");
    const options = ["-u", "urls", "-c", "cache.db", "-C", "config"];
    const env = { PATH: process.env.PATH, HOME: folder };
    const run = (...args: string[]) =>
      execFileSync("newsboat", [...options, ...args], {
        cwd: folder,
        env,
        stdio: "pipe",
      }).toString();
    expect(run("-x", "reload", "print-unread")).toContain("5 unread articles");
    const cache = readFileSync(join(folder, "cache.db"), "utf8");
    for (const title of TITLES) expect(cache).toContain(title);
  });
});
