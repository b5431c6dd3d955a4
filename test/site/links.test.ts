// No link of the gallery leads nowhere: on its pages, in its feeds and in its data. And anchors are fit
// for links.

import { describe, expect, it } from "vitest";
import { anchorOf } from "../../site/components/links.ts";
import { deadAddresses, deadLinks } from "../support/dead-links.ts";
import { GALLERY, renderGallery } from "../support/gallery.ts";

it("the gallery has no dead link", async () => {
  const files = await renderGallery();
  const pages = deadLinks(files, GALLERY.baseUrl);
  expect(pages.dead).toEqual([]);
  expect(pages.files).toBeGreaterThan(25);
  expect(pages.links).toBeGreaterThan(2000);
  const others = deadAddresses(files, GALLERY.baseUrl);
  expect(others.dead).toEqual([]);
  expect(others.files).toBeGreaterThan(300);
  expect(others.links).toBeGreaterThan(1000);
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

  it("includes a relative link on the page for missing addresses", () => {
    expect(dead('<a href="b.svg">', "404.html")).toBe(1);
    expect(dead('<a href="/r/b.svg">', "404.html")).toBe(0);
  });

  it("is found in a feed, too", () => {
    const files = new Map([["a.rss", `<link>${base}gone/</link><link>${base}a.rss</link>`]]);
    expect(deadAddresses(files, base).dead).toEqual([`a.rss -> ${base}gone/`]);
  });
});

it("an anchor fits into an address, and belongs to one name", () => {
  const signs = ["!", "_", "_2", "_21", "_5f", "21", "f", "a", ".", "-", "#", "~"];
  const names = signs.flatMap((a) => signs.flatMap((b) => signs.map((c) => a + b + c)));
  const all = new Set(names);
  const anchors = new Map([...all].map((name) => [anchorOf("confluence", name), name]));
  expect(anchors.size).toBe(all.size);
  for (const anchor of anchors.keys()) expect(anchor).toMatch(/^confluence-[A-Za-z0-9._-]+$/);
  expect(anchorOf("lattice", "op_main.net")).toBe("lattice-op_main.net");
});
