// docs/handshake-page.md lists the sections of the page, in their order. What it and docs/change-channel.md name exists.

import { readFileSync } from "node:fs";
import { beforeAll, expect, it } from "vitest";
import { announced, changed, definition, organism } from "../support/definitions.ts";
import { commitOf } from "../support/histories.ts";
import { idOf } from "../support/ids.ts";
import { memoryRegistry } from "../support/memory-registry.ts";
import { fileOf } from "../support/registries.ts";
import { renderView } from "../support/rendered-site.ts";

const text = readFileSync("docs/handshake-page.md", "utf8");
const channel = readFileSync("docs/change-channel.md", "utf8");
const CONFIG = { name: "X", description: "X", baseUrl: "https://x.example/" };
const NAME = "some.coalition";
const ANNOUNCING = changed(definition({ name: NAME, organisms: [organism("feed")] }), {
  upcoming: [
    announced(idOf("organism feed"), idOf("the next feed"), {
      notice: 1,
      effectiveAt: "2099-01-01T00:00:00Z",
      reason: "A new committee.",
    }),
  ],
});

let files: Map<string, string>;
let page: string;
beforeAll(async () => {
  const commit = commitOf({ [fileOf(ANNOUNCING)]: ANNOUNCING }, 0);
  files = await renderView(memoryRegistry([commit]), CONFIG);
  page = files.get(`${NAME}/index.html`) ?? "";
});

it("lists the sections of the page, in their order", () => {
  const rows = [...text.matchAll(/^\| (`#.+?`) \|/gm)].map(([, cell = ""]) => cell);
  const listed = rows.flatMap((cell) => [...cell.matchAll(/`#([a-z-]+)`/g)].map(([, id]) => id));
  const headed = [...page.matchAll(/<section [^>]*?aria-labelledby="([a-z-]+)-title"/g)];
  expect(listed.length).toBeGreaterThan(8);
  expect(headed.map(([, id]) => id)).toEqual(listed);
});

it("names feeds, files and anchors that are there", () => {
  const [, id = ""] = /\/citizens\/([0-9a-f]{64})\.atom/.exec([...files.keys()].join("\n/")) ?? [];
  const feeds = [...channel.matchAll(/^\| `\/([a-z<>/]+)\.(\*|atom)` \|/gm)];
  expect(feeds).toHaveLength(4);
  for (const [, feed = "", format] of feeds) {
    const path = feed.replace("<name>", NAME).replace("<id>", id);
    for (const ending of format === "atom" ? [format] : ["rss", "atom", "feed.json"]) {
      expect([...files.keys()]).toContain(`${path}.${ending}`);
    }
  }
  for (const file of ["coalition.rs", "coalition.ts", "coalition.json", "changes.json"]) {
    expect(text + channel).toContain(file);
    expect([...files.keys()]).toContain(`${NAME}/${file}`);
  }
  expect(files.get("lookup/index.html")).toContain('id="connect-timeout"');
  expect(files.get(`${NAME}/history/index.html`)).toContain('id="diff"');
  expect([...files.keys()]).toContain(`${NAME}/history/${ANNOUNCING.fingerprint}.json`);
});
