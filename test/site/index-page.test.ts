// The list of coalitions and its pages, as they are without scripts.

import { beforeAll, describe, expect, it } from "vitest";
import { counted } from "../../src/core/text.ts";
import { CONFIG, listedView, renderListed } from "../support/listed-registry.ts";

/** Two are not published yet. */
const view = listedView(248);
const PAGES = ["index.html", "page/2/index.html", "page/3/index.html"];

let files: Map<string, string>;
beforeAll(async () => {
  files = await renderListed(view);
});

const page = (path: string) => files.get(path) ?? "";
const rowsOf = (html: string) => [...html.matchAll(/<th scope="row"><a href="([^"]+)">/g)];
const below = (path: string) => path.replace(/index\.html$/, "");

describe("the list of 250 coalitions", () => {
  it("has three pages, by name, with each coalition once, and no large page", () => {
    const names = PAGES.flatMap((path) =>
      rowsOf(page(path)).map(([, href = ""]) => {
        const { pathname } = new URL(href, CONFIG.baseUrl + below(path));
        return pathname.slice("/registry/".length, -1);
      }),
    );
    expect(names).toEqual(view.coalitions.map(({ name }) => name).sort());
    expect(PAGES.map((path) => rowsOf(page(path)).length)).toEqual([100, 100, 50]);
    for (const path of PAGES) expect(Buffer.byteLength(page(path))).toBeLessThan(150_000);
    expect([...files.keys()].filter((path) => path.startsWith("page/"))).toEqual(PAGES.slice(1));
  });

  it("has pages with addresses and titles of their own, which lead to each other and to the search", () => {
    for (const [index, path] of PAGES.entries()) {
      const html = page(path);
      const address = CONFIG.baseUrl + below(path);
      expect(html).toContain(`<link rel="canonical" href="${address}"/>`);
      const title = index === 0 ? CONFIG.name : `Coalitions, page ${index + 1} · ${CONFIG.name}`;
      expect(html).toContain(`<title>${title}</title>`);
      expect(html).toContain(`aria-current="${index === 0 ? "page" : "true"}">Coalitions<`);
      expect(html.includes("Newest changes")).toBe(index === 0);
      const [, folder = ""] = /data-files="([^"]+)"/.exec(html) ?? [];
      const { pathname } = new URL(`${folder}overview.json`, address);
      expect(files.has(pathname.slice("/registry/".length))).toBe(true);
      const [pager = ""] = /<nav class="pager".*?<\/nav>/.exec(html) ?? [];
      const links = [...pager.matchAll(/href="([^"]+)"/g)].map(
        ([, href = ""]) => new URL(href, address).href,
      );
      const listed = PAGES.map((it) => CONFIG.baseUrl + below(it));
      expect(new Set(links)).toEqual(new Set(listed));
      for (const link of [listed[index - 1], listed[index + 1]]) {
        if (link !== undefined) expect(links.filter((it) => it === link)).toHaveLength(2);
      }
    }
  });

  it("names the first and last coalition of each page", () => {
    const names = view.coalitions.map(({ name }) => name).sort();
    const spans = [0, 100, 200].map(
      (from) => `${names[from]} to ${names[Math.min(from + 99, 249)]}`,
    );
    for (const path of PAGES)
      for (const span of spans) expect(page(path)).toContain(`>${span}</a>`);
    expect(page("page/2/index.html")).toContain(`Page 2 of 3: ${spans[1]}`);
  });

  it("has filters with how many of each there are", () => {
    const count = (value: string) =>
      Number(
        new RegExp(`value="${value}"/>[^<]*<span class="count">(\\d+)`).exec(
          page("index.html"),
        )?.[1],
      );
    const archetypes = ["ecosystem", "service", "multi-operator"];
    expect(archetypes.map(count).reduce((a, b) => a + b)).toBe(250);
    for (const archetype of archetypes) {
      const all = view.coalitions.filter(({ definition }) => definition.archetype === archetype);
      expect(count(archetype)).toBe(all.length);
    }
    expect(["current", "announced", "retired", "unpublished"].map(count)).toEqual([223, 25, 25, 2]);
  });
});

it.each([0, 1, 98])("the list of %i coalitions and two drafts has one page", async (count) => {
  const few = await renderListed(listedView(count));
  const html = few.get("index.html") ?? "";
  expect(rowsOf(html)).toHaveLength(count + 2);
  expect(html).toContain(counted(count + 2, "coalition"));
  expect(html).not.toContain('class="pager"');
  expect([...few.keys()].filter((path) => path.startsWith("page/"))).toEqual([]);
});

it("a registry without coalitions has no search, and says so", async () => {
  const files = await renderListed({ ...view, coalitions: [] });
  const html = files.get("index.html") ?? "";
  expect(html).toContain("No coalitions yet.");
  expect(html).not.toContain("data-search");
});
