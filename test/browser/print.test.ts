// A handshake page on paper, as Chromium lays it out for printing.

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHROMIUM, sharedChromium } from "../support/browser.ts";
import type { ServedFiles } from "../support/served-files.ts";
import { serveRenderedMiniature } from "../support/served-registry.ts";

/** The width of an A4 sheet without its margins, in CSS pixels. */
const A4 = { width: 688, height: 1000 };

describe.skipIf(!CHROMIUM)("on paper, in Chromium (if it is installed)", () => {
  let registry: ServedFiles;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    registry = await serveRenderedMiniature();
    browser = await sharedChromium();
    page = await browser.newPage({ viewport: A4, colorScheme: "dark" });
    await page.goto(`${registry.address}mini.ecosystem/`);
    await page.locator("[data-tabs][data-ready]").waitFor();
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
  });
  afterAll(() => registry.stop());

  /** Whether each matching element is on paper, also if it is folded or has no size. */
  const shown = (selector: string) =>
    page
      .locator(selector)
      .evaluateAll((all) =>
        all.map((it) => it.checkVisibility({ contentVisibilityAuto: true }) && it.clientHeight > 0),
      );

  it("has every id of the definition, whichever form was chosen on screen", async () => {
    const text = (await page.locator("main").innerText()).replaceAll(/\s/g, "");
    const definition = await (
      await fetch(`${registry.address}mini.ecosystem/coalition.json`)
    ).json();
    const ids = JSON.stringify(definition).match(/[0-9a-f]{64}/g) ?? [];
    expect(ids.length).toBeGreaterThan(8);
    for (const id of ids) expect(text).toContain(id);
    expect(await shown("#config-hex")).toEqual([true]);
    expect(await shown("#config-rust, #config-typescript, #config-json")).toEqual([
      false,
      false,
      false,
    ]);
  });

  it("opens all folds, except in the derivation, where only what was opened is printed", async () => {
    const folded = await shown("details:not([open]):not(.node, .next-constant) dd");
    expect(folded.length).toBeGreaterThan(0);
    expect(folded).not.toContain(false);
    await page.emulateMedia({ media: "screen" });
    expect(await shown("details:not([open]) dd")).not.toContain(true);
    const node = "#derivation-fingerprint";
    await page.locator(`${node} > summary`).click();
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    expect(await shown(`${node} > .node-body`)).toEqual([true]);
    expect(await shown("#derivation-coalition > .node-body")).toEqual([false]);
  });

  it("has no buttons, and no links within the site", async () => {
    for (const selector of ["button", "nav", ".skip", ".anchor", ".site-footer ul"]) {
      const found = await shown(selector);
      expect(found.length, selector).toBeGreaterThan(0);
      expect(found, selector).not.toContain(true);
    }
  });

  it("is black on white, in dark mode too, and as wide as the paper", async () => {
    const { ink, ground, overflow } = await page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.documentElement);
      const { scrollWidth, clientWidth } = document.documentElement;
      return { ink: color, ground: backgroundColor, overflow: scrollWidth - clientWidth };
    });
    expect({ ink, ground, overflow }).toEqual({
      ink: "rgb(0, 0, 0)",
      ground: "rgb(255, 255, 255)",
      overflow: 0,
    });
  });

  it("has its address and the time of its content", async () => {
    expect(await page.locator(".print-foot").innerText()).toMatch(
      /^https:\/\/mini\.example\/mini\.ecosystem\/, as of 2026-\d\d-\d\d \d\d:\d\d UTC$/,
    );
    await page.emulateMedia({ media: "screen" });
    expect(await shown(".print-foot")).toEqual([false]);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
  });

  it("prints the addresses of links, and breaks no row", async () => {
    const address = await page
      .locator(".handshake")
      .first()
      .evaluate((it) => [getComputedStyle(it, "::after").content, it.getAttribute("href")]);
    expect(address[1]).toMatch(/^https:/);
    expect(address[0]).toContain(address[1]);
    const breaks = await page
      .locator("tr, .part, .item-head")
      .evaluateAll((all) => all.map((it) => getComputedStyle(it).breakInside));
    expect(breaks.length).toBeGreaterThan(10);
    expect(new Set(breaks)).toEqual(new Set(["avoid"]));
  });
});
