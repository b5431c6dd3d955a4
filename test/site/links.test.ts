// No link of the gallery leads nowhere: on its pages, in its feeds and in its data, at the root of a
// host and below a path.

import { describe, expect, it } from "vitest";
import { deadAddresses, deadLinks } from "../support/dead-links.ts";
import { GALLERY, gallery, renderGallery } from "../support/gallery.ts";
import { renderView } from "../support/rendered-site.ts";

const AT_ROOT = "https://gallery.example/";

describe.each([
  ["below a path", GALLERY.baseUrl, renderGallery],
  ["at the root of a host", AT_ROOT, () => renderView(gallery(), { ...GALLERY, baseUrl: AT_ROOT })],
])("the site %s", (_, baseUrl, render) => {
  it("has no dead link", async () => {
    const files = await render();
    const pages = deadLinks(files, baseUrl);
    expect(pages.dead).toEqual([]);
    expect(pages.files).toBeGreaterThan(25);
    expect(pages.links).toBeGreaterThan(2000);
    const others = deadAddresses(files, baseUrl);
    expect(others.dead).toEqual([]);
    expect(others.files).toBeGreaterThan(300);
    expect(others.links).toBeGreaterThan(1000);
  });
});

describe("a dead link", () => {
  const base = "https://x.example/r/";
  const dead = (html: string, path = "a/index.html") =>
    deadLinks(
      new Map([
        [path, html],
        ["b.svg", '<svg id="is">'],
      ]),
      base,
    ).dead.length;

  it.each([
    '<a href="gone/">',
    '<a href="#gone">',
    '<a href="../b.svg#gone">',
    '<a href="../../outside/">',
    '<a href="/outside/">',
    '<img src="gone.png">',
    `<link href="${base}gone/">`,
  ])("is found: %s", (html) => {
    expect(dead(html)).toBe(1);
  });

  it.each([
    '<a href="./">',
    '<a id="is" href="#is">',
    '<a href="../b.svg#is">',
    `<link href="${base}a/">`,
    '<a href="https://other.example/gone/">',
  ])("is not this: %s", (html) => {
    expect(dead(html)).toBe(0);
  });

  it("is one that is relative on the page for what is not there", () => {
    expect(dead('<a href="b.svg">', "404.html")).toBe(1);
    expect(dead('<a href="/r/b.svg">', "404.html")).toBe(0);
  });

  it("is found in a feed, too", () => {
    const files = new Map([["a.rss", `<link>${base}gone/</link><link>${base}a.rss</link>`]]);
    expect(deadAddresses(files, base).dead).toEqual([`a.rss -> ${base}gone/`]);
  });
});
