// The feeds against the standards' own tools: xmllint, the RELAX NG of Atom, a real feed reader.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderFeeds } from "../../site/feeds/render-feeds.ts";
import type { Definition } from "../../src/core/definition.ts";
import { History } from "../../src/core/history/history.ts";
import { viewRegistry } from "../../src/core/registry-view.ts";
import { committed } from "../support/blob-id.ts";
import { definition } from "../support/definitions.ts";
import { hasTool } from "../support/has-tool.ts";
import { bytesOfValue, fileOf } from "../support/registries.ts";

/** What has broken feeds before: markup, CDATA ends, control characters, half pairs, overrides. */
const HOSTILE = [
  "<script>alert(1)</script> & <v1> &amp; &lt;b&gt;",
  "]]> and ]]> again ]]>",
  "null \u0000 vertical \u000b escape \u001b not-a-character \ufffe\uffff",
  "half a pair \ud800 and the other \udfff half",
  "override \u202e txt.exe \u202c mark \u200f zero \u200b width",
  "\"quotes\" 'and' `ticks` \\ % {{ }}",
  "emoji 🧱 and combining é \u0301",
  "@everyone closes #1",
];

const CONFIG = {
  name: "Feeds <&> ]]> of a \u0007 registry",
  description: "Described & <b>bold</b> ]]>",
  baseUrl: "http://127.0.0.1:9/",
};

/** Every hostile text as a commit's subject and, where the schema lets it through, in a definition. */
function hostileView() {
  const history = new History();
  const commits: [string, Definition][] = HOSTILE.map((text, index) => {
    const summary = `${index} ${text}`;
    const reason = `${index} ${text.replace(/[\u0000-\u001f\u007f]/g, "")}`;
    const retirement = { at: `2026-01-0${index + 1}T00:00:00Z`, reason, replacement: null };
    return [text, definition({ summary, retirement })];
  });
  for (const [index, [subject, value]] of commits.entries()) {
    const facts = { commit: "c".repeat(40), at: `2026-01-0${index + 1}T00:00:00Z`, subject };
    history.add({ ...facts, files: [committed(fileOf(value), bytesOfValue(value))] });
  }
  return viewRegistry(history, undefined, []);
}

let folder: string;
let files: Map<string, string>;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "feeds-"));
  const context = { view: hostileView(), config: CONFIG, assets: { style: "", script: "" } };
  files = new Map([...renderFeeds(context)].map(({ path, text }) => [path, text]));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

const ending = (end: string) => [...files.keys()].filter((path) => path.endsWith(end));

describe("feeds of hostile text", () => {
  it("are there for all, for what breaks, and for each coalition", () => {
    const stems = ["breaking", "changes", "mini.coalition/changes"];
    for (const end of [".rss", ".atom", ".feed.json"]) {
      expect(ending(end).sort()).toEqual(stems.map((stem) => stem + end));
    }
    expect(JSON.parse(files.get("changes.feed.json") ?? "").items).toHaveLength(HOSTILE.length);
  });

  it("hold no character that XML forbids, in any format", () => {
    for (const text of files.values()) {
      expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\u202e\u200f]/);
      expect(text).toBe(Buffer.from(text, "utf8").toString("utf8"));
    }
  });

  it("are JSON Feed 1.1 with ids and dates that never change", () => {
    const { version, items, feed_url } = JSON.parse(files.get("changes.feed.json") ?? "");
    expect(version).toBe("https://jsonfeed.org/version/1.1");
    expect(feed_url).toBe("http://127.0.0.1:9/changes.feed.json");
    for (const { id, date_published, content_html } of items) {
      expect(id).toMatch(
        /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
      expect(date_published).toMatch(/^2026-01-0\dT00:00:00Z$/);
      expect(content_html).not.toContain("<script");
    }
  });

  it("have ids of their own in each feed, since readers tell items by them", () => {
    const ids = ending(".feed.json").flatMap((path) =>
      JSON.parse(files.get(path) ?? "").items.map(({ id }: { id: string }) => id),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("have an Atom id that no entry has, each its own", () => {
    const ids = ending(".atom").flatMap((path) =>
      [...(files.get(path) ?? "").matchAll(/<id>([^<]+)<\/id>/g)].map(([, id]) => id),
    );
    expect(ids.length).toBeGreaterThan(HOSTILE.length);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.skipIf(!hasTool("xmllint"))("are well-formed XML (needs xmllint)", () => {
    const paths = [...ending(".rss"), ...ending(".atom")];
    expect(paths).toHaveLength(6);
    execFileSync("xmllint", ["--noout", ...paths], { cwd: folder, stdio: "pipe" });
  });

  it.skipIf(!hasTool("jing"))("are valid Atom by the RELAX NG of RFC 4287 (needs jing)", () => {
    const schema = resolve("test/standards/atom.rnc");
    execFileSync("jing", ["-c", schema, ...ending(".atom")], { cwd: folder, stdio: "pipe" });
  });
});
