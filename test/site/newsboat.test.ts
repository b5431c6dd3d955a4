// A real feed reader subscribes to the served site, as an integrator does.

import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GitRepository } from "../support/git-repository.ts";
import { hasTool } from "../support/has-tool.ts";
import { miniatureRegistry } from "../support/miniature.ts";

const TITLES = [
  "mini.service: retired, replaced by mini.ecosystem; announcement withdrawn: stable id change (breaking)",
  "mini.service: announced: stable id change on 2026-02-02",
  "mini.ecosystem: lattice b.mainnet added; confluence router upgraded; confluence router: span changed (breaking)",
  "mini.service: published",
  "mini.ecosystem: published",
];

describe.skipIf(!hasTool("newsboat"))("newsboat (where it is installed)", () => {
  let repository: GitRepository;
  let home: string;
  let server: ReturnType<typeof spawn>;
  let address: string;

  beforeAll(async () => {
    repository = miniatureRegistry();
    home = mkdtempSync(join(tmpdir(), "newsboat-"));
    const args = [resolve("dist/coalitions.js"), "serve", "--port", "0"];
    server = spawn(process.execPath, args, { cwd: repository.folder });
    address = await new Promise((done, fail) => {
      server.once("exit", (code) => fail(new Error(`serve ended with ${code}`)));
      server.stdout?.setEncoding("utf8").on("data", (text: string) => {
        const [url] = /http:\/\/127\.0\.0\.1:\d+\//.exec(text) ?? [];
        if (url) done(url);
      });
    });
  });
  afterAll(() => {
    server.removeAllListeners("exit").kill();
    repository.delete();
    rmSync(home, { recursive: true });
  });

  it.each(["changes.rss", "changes.atom"])("lists the items of %s from 127.0.0.1", (feed) => {
    const folder = mkdtempSync(join(home, "feed-"));
    writeFileSync(join(folder, "urls"), `${address}${feed}\n`);
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
