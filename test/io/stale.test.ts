// The parts of coalitions stale: pins in files, checked against a served registry.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { staleExit } from "../../src/core/stale/report.ts";
import { type CheckedPin, checkStale, type StaleOptions } from "../../src/io/stale/check-stale.ts";
import { idOf } from "../support/ids.ts";
import { serveFiles } from "../support/served-files.ts";
import { CUTOVER, NOW, type StaleSite, staleSite } from "../support/stale-site.ts";

let site: StaleSite;
let folder: string;
beforeAll(async () => {
  site = await staleSite();
});
afterAll(() => site.stop());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stale-"));
});
afterEach(() => {
  site.faults.clear();
  rmSync(folder, { recursive: true });
});

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

const read = (file: string) => readFileSync(join(folder, file), "utf8");

function check(options: Partial<StaleOptions> = {}): Promise<CheckedPin[]> {
  return checkStale({
    ...{ cwd: folder, files: ["."], ids: [], registry: undefined, within: 3, now: NOW },
    ...{ write: false, strict: false, failOnAnnounced: false, timeoutMs: 60_000, ...options },
  });
}

async function one(options: Partial<StaleOptions> = {}): Promise<CheckedPin> {
  const [checked, ...others] = await check(options);
  if (!checked || others.length > 0) throw new Error(`${others.length} others`);
  return checked;
}

const exitOf = (...checked: CheckedPin[]) => staleExit(checked.flatMap(({ reports }) => reports));

describe("a pin", () => {
  it.each([
    ["mini.calm", "current", 0, 2, ""],
    ["mini.later", "current", 0, 2, ""],
    ["mini.soon", "announced", 0, 2, "next/"],
    ["mini.unfolded", "announced", 0, 2, "A module of mini.unfolded changes at 2026-01-22"],
    ["mini.overdue", "announced", 0, 2, "next/"],
    ["mini.bumped", "superseded", 1, 2, "mini.bumped/coalition.rs"],
    ["mini.urgent", "superseded", 1, 2, "Urgent: The feed was compromised. The fingerprint"],
    ["mini.rotated", "outdated", 0, 2, "lattice a.net: content hash rotated"],
    ["mini.going", "retiring", 0, 2, "mini.calm/coalition.rs"],
    ["mini.gone", "retired", 1, 1, "nothing replaces it"],
    ["mini.replaced", "retired", 1, 1, "mini.calm/coalition.rs"],
    ["mini.never", "unknown", 1, 1, "was never published for mini.never"],
  ])("of %s is %s", async (name, status, exit, requests, words) => {
    write("src/coalition.rs", site.constant(name));
    const before = site.asked.length;
    const checked = await one();
    expect(site.asked.length - before).toBeLessThanOrEqual(requests);
    expect([checked.status, exitOf(checked)]).toEqual([status, exit]);
    expect(checked.reports.map(({ title, todo }) => `${title} ${todo}`).join()).toContain(words);
    expect(checked).toMatchObject({ file: "src/coalition.rs", line: 4, written: false });
    const { constant } = checked.reports[0] ?? {};
    // The named addresses exist.
    if (constant !== undefined && status !== "unknown") {
      expect(site.files.has(constant.slice(site.address.length))).toBe(true);
    }
  });

  it("with an announced change fails on request", async () => {
    for (const [name, status] of [
      ["mini.soon", "announced"],
      ["mini.going", "retiring"],
    ]) {
      write("coalition.ts", site.constant(name ?? "", "ts"));
      const checked = await one({ failOnAnnounced: true });
      expect([checked.status, exitOf(checked)]).toEqual([status, 1]);
    }
  });

  it("of an announced constant is early, then current, or withdrawn", async () => {
    write("coalition.rs", site.constant("mini.soon", "rs", "next"));
    const early = await one();
    expect([early.status, exitOf(early), early.reports[0]?.at]).toEqual(["early", 0, CUTOVER]);
    write("coalition.rs", site.constant("mini.withdrawn", "rs", "next"));
    const withdrawn = await one();
    expect([withdrawn.status, exitOf(withdrawn)]).toEqual(["withdrawn", 1]);
    write("coalition.rs", site.constant("mini.bumped", "rs", "last"));
    expect((await one()).status).toBe("current");
  });

  it("is compared with code that was edited by hand, in both languages", async () => {
    for (const language of ["rs", "ts"] as const) {
      const text = site.constant("mini.calm", language);
      const own = site.fingerprint("mini.calm", 1);
      const [head, ...rest] = text.split("\n\n");
      write(
        "coalition.x",
        [head, ...rest.map((it) => it.replaceAll(own, idOf("other")))].join("\n\n"),
      );
      const checked = await one();
      expect([checked.status, exitOf(checked)]).toEqual(["edited", 1]);
    }
  });

  it("that is damaged is an error, and does not hide other ones", async () => {
    const text = site.constant("mini.bumped");
    write("a.rs", text.replace(" mini.bumped #1", " mini.bumped"));
    write("b.rs", text);
    const checked = await check();
    expect(checked.map(({ status }) => status)).toEqual(["malformed", "superseded"]);
    expect(exitOf(...checked)).toBe(2);
  });
});

describe("a registry", () => {
  const pin = (registry: string) =>
    `// coalition-pin: ${registry} mini.calm #1 ${site.fingerprint("mini.calm", 1)}\n`;

  async function unreachable(registry: string, options: Partial<StaleOptions> = {}) {
    write("a.rs", pin(registry));
    const lenient = await one(options);
    expect([lenient.status, exitOf(lenient)]).toEqual(["unreachable", 0]);
    const strict = await one({ ...options, strict: true });
    expect([strict.status, exitOf(strict)]).toEqual(["unreachable", 2]);
    return lenient.reports[0]?.title;
  }

  it("that is down, has moved, or never answers is a warning, and an error with --strict", async () => {
    expect(await unreachable("http://127.0.0.1:9/")).toContain("cannot be read");
    expect(await unreachable(site.address.replace("/registry/", "/elsewhere/"))).toContain("404");
    site.faults.set("api/v1/lookup/00.json", new Promise(() => {}));
    const silent = site.fingerprint("mini.calm", 1).slice(0, 2);
    site.faults.set(`api/v1/lookup/${silent}.json`, new Promise(() => {}));
    expect(await unreachable(site.address, { timeoutMs: 200 })).toContain(
      "did not answer within 0.2 seconds",
    );
  });

  it("that answers with a page or the wrong JSON is one, too", async () => {
    const shard = `api/v1/lookup/${site.fingerprint("mini.calm", 1).slice(0, 2)}.json`;
    const texts = new Map([[shard, "<!doctype html><title>Log in</title>"]]);
    const other = await serveFiles(texts, "/");
    expect(await unreachable(other.address)).toContain("an HTML page, not JSON");
    for (const text of ['{"ids":{}}', '{"ids":{"x":[{}]},"coalitions":{}}', "[]", "{", ""]) {
      texts.set(shard, text);
      expect(await unreachable(other.address)).toContain("not a registry's file");
    }
    other.stop();
  });

  it("that redirects to another host is not followed", async () => {
    const server = createServer((_, response) => {
      response.writeHead(301, { location: "https://elsewhere.example/" }).end();
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const { port } = server.address() as AddressInfo;
    const title = await unreachable(`http://127.0.0.1:${port}/`);
    expect(title).toContain("redirects to another origin, https://elsewhere.example");
    server.close();
    server.closeAllConnections();
  });

  it("at another address is used if it is named", async () => {
    write("a.rs", site.constant("mini.bumped").replaceAll(site.address, "https://old.example/x"));
    expect((await one({ registry: site.address })).status).toBe("superseded");
  });

  it("is asked about a named id of any kind", async () => {
    const registry = site.address;
    const ids = [
      site.fingerprint("mini.bumped", 1),
      idOf("organism feed"),
      idOf("next feed"),
      idOf("x"),
    ];
    const checked = await check({ files: [], ids, registry });
    expect(checked.map(({ status }) => status)).toEqual([
      "superseded",
      "announced",
      "current",
      "unknown",
    ]);
  });
});

describe("writing", () => {
  it.each(["rs", "ts"] as const)(
    "replaces the constant with the current one: .%s",
    async (language) => {
      for (const name of ["mini.bumped", "mini.rotated"]) {
        write(`coalition.${language}`, site.constant(name, language));
        const checked = await one({ write: true });
        expect([checked.written, exitOf(checked)]).toEqual([true, 0]);
        expect(read(`coalition.${language}`)).toBe(site.files.get(`${name}/coalition.${language}`));
        expect((await one()).status).toBe("current");
      }
    },
  );

  it("does not claim success if a cache still has the old constant", async () => {
    const text = site.constant("mini.bumped");
    write("coalition.rs", text);
    const now = site.files.get("mini.bumped/coalition.rs") ?? "";
    site.files.set("mini.bumped/coalition.rs", text);
    const checked = await one({ write: true });
    site.files.set("mini.bumped/coalition.rs", now);
    expect([checked.written, exitOf(checked)]).toEqual([false, 1]);
    expect(checked.reports[0]?.todo).toContain("is still the old one");
  });

  it("keeps Windows line ends", async () => {
    write("coalition.rs", site.constant("mini.bumped").replaceAll("\n", "\r\n"));
    expect((await one({ write: true })).written).toBe(true);
    expect(read("coalition.rs")).not.toMatch(/[^\r]\n/);
  });

  it("does not write announced constants or another coalition's", async () => {
    for (const name of ["mini.soon", "mini.replaced", "mini.going", "mini.never"]) {
      const text = site.constant(name);
      write("coalition.rs", text);
      const checked = await one({ write: true });
      expect([checked.written, read("coalition.rs")]).toEqual([false, text]);
    }
  });

  it.each<[string, (text: string) => string]>([
    ["a function", (text) => `${text}\npub fn mine() {}\n`],
    [
      "a method",
      (text) =>
        text.replace("    pub fn module_root", "    pub fn mine() {}\n    pub fn module_root"),
    ],
    ["a comment before it", (text) => `// SPDX-License-Identifier: MIT\n${text}`],
    ["code before it", (text) => `mod other;\n${text}`],
    [
      "another constant",
      (text) =>
        text.replace("pub const FINGERPRINT", "pub const MINE: u8 = 1;\npub const FINGERPRINT"),
    ],
    [
      "a second pin",
      (text) => `${text}// coalition-pin: https://x.example/ mini.calm #1 ${idOf("x")}\n`,
    ],
  ])("keeps code that somebody added: %s", async (_, add) => {
    const text = add(site.constant("mini.bumped"));
    write("coalition.rs", text);
    const [checked] = await check({ write: true });
    expect(checked?.written).toBe(false);
    expect(checked?.reports[0]?.todo).toMatch(
      /^The current constant was not written: .*\. Compile in \S+$/,
    );
    expect(read("coalition.rs")).toBe(text);
  });
});

describe("the files", () => {
  it("are found in folders and by patterns, except in installed packages", async () => {
    for (const file of ["a/coalition.rs", "b/[x]/coalition.ts", "node_modules/y/coalition.ts"]) {
      write(file, site.constant("mini.bumped", file.endsWith("rs") ? "rs" : "ts"));
    }
    write("docs/pins.md", "    // coalition-pin: <base URL> <coalition> #<seq> <fingerprint>\n");
    const found = async (...files: string[]) => (await check({ files })).map(({ file }) => file);
    expect(await found(".")).toEqual(["a/coalition.rs", "b/[x]/coalition.ts"]);
    expect(await found("**/*.rs")).toEqual(["a/coalition.rs"]);
    expect(await found("b/[x]/coalition.ts")).toEqual(["b/[x]/coalition.ts"]);
  });

  it.each([
    [["gone.rs"], "There is no file or folder"],
    [["*.go"], "No file matches"],
    [["plain.rs"], "There is no pin in plain.rs"],
    [["empty"], "There is no pin in empty"],
    [[], "No file was given"],
  ])("are refused without a pin: %s", async (files, words) => {
    write("plain.rs", "fn main() {}\n");
    mkdirSync(join(folder, "empty"));
    await expect(check({ files })).rejects.toThrow(words);
  });
});
