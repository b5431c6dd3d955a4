// The feeds of hostile text against the standards' own tools: xmllint, the RELAX NG of Atom, the words
// of JSON Feed 1.1 as a schema.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHANGE_KINDS } from "../../src/core/changes/change.ts";
import { hasTool } from "../support/has-tool.ts";
import { type HostileFeeds, hostileFeeds } from "../support/hostile-feeds.ts";
import { HOSTILE, SECTIONS } from "../support/hostile-texts.ts";
import { atomEntries, folderOf, type JsonItem, jsonItems } from "../support/rendered-feeds.ts";

let hostile: HostileFeeds;
let files: Map<string, string>;
let disk: ReturnType<typeof folderOf>;
beforeAll(() => {
  hostile = hostileFeeds();
  files = hostile.files;
  disk = folderOf(files);
});
afterAll(() => disk.remove());

const ending = (end: string) => [...files.keys()].filter((path) => path.endsWith(end));
const allItems = (): JsonItem[] =>
  ending(".feed.json").flatMap((path) => jsonItems(files, path.replace(".feed.json", "")));

describe("feeds of hostile text", () => {
  it("have an entry of every text in every section that may hold it", () => {
    expect(
      hostile.view.skipped.map((skipped) => [
        skipped.why,
        ...skipped.problems.map((it) => `${it.code} ${it.pointer}`),
      ]),
    ).toEqual([]);
    expect(hostile.view.entries).toHaveLength(hostile.commits);
    expect(hostile.commits).toBeGreaterThan(HOSTILE.length * (SECTIONS.length - 3));
  });

  it("are there for all, for what breaks, for each coalition and for each id", () => {
    const ids = hostile.view.coalitions.flatMap(({ ids }) =>
      ids.filter(({ kind }) => kind === "stable-id" || kind === "confluence").map(({ id }) => id),
    );
    const stems = [
      "breaking",
      "changes",
      ...hostile.view.coalitions.map(({ name }) => `${name}/changes`),
      ...[...new Set(ids)].map((id) => `citizens/${id}`),
    ].sort();
    expect(stems.length).toBe(2 + HOSTILE.length * 4);
    for (const end of [".rss", ".atom", ".feed.json"]) {
      const found = ending(end).filter((path) => !path.includes("/archive/"));
      // Those of ids are in Atom alone.
      const expected = stems.filter((it) => end === ".atom" || !it.startsWith("citizens/"));
      expect(found.sort()).toEqual(expected.map((stem) => stem + end).sort());
    }
    expect(jsonItems(files, "changes")).toHaveLength(100);
  });

  it("hold no character that XML forbids or that hides or turns text, in any format", () => {
    for (const file of files.values()) {
      // Between emoji, a joiner makes one of them.
      const text = file.replace(/(?<=\p{Emoji}\ufe0f?)\u200d(?=\p{Emoji})/gu, "");
      expect(text).not.toMatch(
        /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff\u200b-\u200f\u2028-\u202e\u2066-\u2069]/,
      );
      expect(text).toBe(Buffer.from(text, "utf8").toString("utf8"));
    }
  });

  it("hold no markup but that of the item's own text", () => {
    for (const { content_html } of allItems()) {
      const tags = new Set([...content_html.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, it]) => it));
      expect([...tags].filter((it) => !/^(p|strong|ul|li|a|pre|code)$/.test(it ?? ""))).toEqual([]);
      for (const [, href] of content_html.matchAll(/ [a-z]+="([^"]*)"/gi)) {
        expect(href).toMatch(/^http:\/\/127\.0\.0\.1:9\/hostile\.text-\d+\//);
      }
    }
  });

  it("have ids of their own in each feed, since readers tell items by them; dates and addresses", () => {
    const items = allItems();
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    for (const { id, date_published, url } of items) {
      expect(id).toMatch(
        /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
      expect(date_published).toMatch(/^2026-\d\d-\d\dT\d\d:00:00Z$/);
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:9\/(hostile\.text-\d+)\/history\/#\1-\d+$/);
    }
  });

  it("have categories for severity, coalition and kinds, as slugs", () => {
    for (const { tags, _coalitions } of allItems()) {
      const [severity, coalition, ...kinds] = tags;
      expect(severity).toBe(_coalitions.breaking ? "breaking" : "compatible");
      expect(coalition).toBe(_coalitions.coalition);
      expect(kinds.length).toBeGreaterThan(0);
      for (const kind of kinds) expect(Object.keys(CHANGE_KINDS)).toContain(kind);
    }
  });

  it("have an Atom id that no entry has, each feed its own", () => {
    const documents = ending(".atom").filter((path) => !path.includes("/archive/"));
    const ids = documents.map((path) => /<id>([^<]+)<\/id>/.exec(files.get(path) ?? "")?.[1]);
    const entries = documents.flatMap((path) => [...atomEntries(files.get(path) ?? "").keys()]);
    expect(entries.length).toBeGreaterThan(hostile.commits);
    expect(new Set([...ids, ...entries]).size).toBe(ids.length + entries.length);
  });

  it("are JSON Feed 1.1, by its words as a schema", () => {
    const schema = JSON.parse(readFileSync("test/standards/json-feed-1.1.schema.json", "utf8"));
    const validate = new Ajv2020({ allErrors: true }).compile(schema);
    const paths = ending(".feed.json");
    expect(paths.length).toBeGreaterThan(HOSTILE.length);
    for (const path of paths) {
      validate(JSON.parse(files.get(path) ?? ""));
      expect(validate.errors, path).toBeNull();
    }
    // The schema can tell.
    expect(validate({ version: "https://jsonfeed.org/version/1", title: "", items: [] })).toBe(
      false,
    );
    expect(
      validate({ version: "https://jsonfeed.org/version/1.1", title: "", items: [{ id: "1" }] }),
    ).toBe(false);
  });

  it.skipIf(!hasTool("xmllint"))("are well-formed XML (needs xmllint)", () => {
    const paths = [...ending(".rss"), ...ending(".atom")];
    expect(paths.some((path) => path.includes("/archive/"))).toBe(true);
    execFileSync("xmllint", ["--noout", ...paths], { cwd: disk.folder, stdio: "pipe" });
  });

  it.skipIf(!hasTool("jing"))("are valid Atom by the RELAX NG of RFC 4287 (needs jing)", () => {
    const schema = resolve("test/standards/atom.rnc");
    const paths = ending(".atom");
    expect(paths.some((path) => path.includes("/archive/"))).toBe(true);
    execFileSync("jing", ["-c", schema, ...paths], { cwd: disk.folder, stdio: "pipe" });
  });
});
