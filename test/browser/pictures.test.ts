// The pictures in a real browser, without scripts: nothing overlaps, and everything by keyboard.

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rowsOf } from "../../site/pictures/composition-rows.ts";
import { compositionWords } from "../../site/pictures/composition-words.ts";
import { overlapping } from "../support/boxes.ts";
import { CHROMIUM, keep, sharedChromium } from "../support/browser.ts";
import { PICTURED, picturedRegistry, renderPictured } from "../support/pictured-registry.ts";
import { type ServedFiles, serveFiles } from "../support/served-files.ts";
import { isThorough, sampleOf } from "../support/thorough.ts";

describe.skipIf(!CHROMIUM)("pictures in Chromium (if it is installed)", () => {
  let site: ServedFiles;
  let browser: Browser;

  beforeAll(async () => {
    site = await serveFiles(await renderPictured(), "/registry/");
    browser = await sharedChromium();
  });
  afterAll(() => site.stop());

  async function open(path: string, width = 1280): Promise<Page> {
    const viewport = { width, height: 844 };
    const page = await browser.newPage({ viewport, javaScriptEnabled: false });
    await page.goto(site.address + path);
    return page;
  }

  it.each([
    [390, "light"],
    [1280, "dark"],
  ] as const)("have no text on another at %i pixels, %s", async (width, colorScheme) => {
    const page = await browser.newPage({ viewport: { width, height: 844 }, colorScheme });
    let seen = 0;
    for (const name of Object.values(PICTURED)) {
      for (const path of [`${name}/`, `${name}/history/`]) {
        await page.goto(site.address + path);
        const { pictures, overflow } = await page.evaluate(measure);
        expect(overflow, path).toBe(0);
        for (const { texts, width, height } of pictures) {
          expect(overlapping(texts), path).toEqual([]);
          for (const { x, y, width: wide, height: high } of texts) {
            expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
            expect(x + wide).toBeLessThanOrEqual(width);
            expect(y + high).toBeLessThanOrEqual(height);
          }
          seen += texts.length;
        }
        await keep(page, `${path.replaceAll("/", "_")}-${width}-${colorScheme}`);
      }
    }
    expect(seen).toBeGreaterThan(150);
    await page.close();
  });

  // Fifty are more of what three are.
  it.each([PICTURED.one, PICTURED.three, ...(isThorough ? [PICTURED.fifty] : [])])(
    "lead from every part of %s to its facts, by keyboard alone",
    async (name) => {
      const page = await open(`${name}/`);
      const links = page.locator("#picture .picture a");
      const count = await links.count();
      expect(count).toBeGreaterThan(6);
      await page.locator("#picture .picture-scroll").focus();
      for (let at = 0; at < count; at++) {
        await page.keyboard.press("Tab");
        expect(await links.nth(at).evaluate((it) => it === document.activeElement)).toBe(true);
        const ring = links.nth(at).locator(".hit");
        expect(await ring.evaluate((it) => getComputedStyle(it).stroke)).not.toBe("none");
      }
      // A sample of a large picture: other tests have every anchor.
      for (let at = 0; at < count; at += Math.ceil(count / 20)) {
        await links.nth(at).focus();
        await page.keyboard.press("Enter");
        const href = await links.nth(at).getAttribute("href");
        expect(page.url()).toBe(`${site.address}${name}/${href}`);
        expect(await page.locator(":target").count(), href ?? "").toBe(1);
      }
      await page.close();
    },
  );

  it("lead from every step of a timeline to its entry, and to what is announced", async () => {
    const page = await open(`${PICTURED.three}/`);
    const links = page.locator(".timeline .picture a");
    expect(await links.count()).toBe(14);
    const places = await links.evaluateAll((all) => all.map((it) => it.getAttribute("href") ?? ""));
    for (const at of [0, 6, 11, 12, 13]) {
      const place = places[at] ?? "";
      await links.nth(at).focus();
      await page.keyboard.press("Enter");
      await page.waitForURL(`${site.address}${PICTURED.three}/${place}`);
      expect(await page.locator(":target").count(), place).toBe(1);
      if (place.startsWith("history/")) await page.goBack();
    }
    await page.close();
  });

  it("name their links for screen readers", async () => {
    const page = await open(`${PICTURED.three}/`);
    for (const name of [
      "Lattice op.mainnet: spanned by intents (pinned), shared-ledger (pinned)",
      "Confluence intents: spans op.mainnet (pinned), base.mainnet, identity-substrate",
      "Module Chronicle: spans identity-substrate",
      "Module Almanac: not shipped",
      "unichain.mainnet: not a citizen of this coalition, spanned by shared-ledger",
      "Ticket issuer tickets",
    ]) {
      expect(await page.getByRole("link", { name, exact: true }).count(), name).toBe(1);
    }
    const step = page.getByRole("link", {
      name: /^Entry 36, 2\d{3}-\d\d-\d\d, fingerprint [0-9a-f]{8}\. .*: back to the fingerprint of entry \d+: .* \(breaking\)\.$/,
    });
    expect(await step.count()).toBe(1);
    await page.close();
  });

  it("are there as text, too", async () => {
    for (const { name, definition } of sampleOf(picturedRegistry().view.coalitions, 3)) {
      const page = await open(`${name}/`);
      const summary = page.getByText("The picture as text");
      await summary.focus();
      await page.keyboard.press("Enter");
      const shown = await page.locator(".in-words li").allTextContents();
      expect(shown).toEqual(compositionWords(rowsOf(definition)));
      expect(await page.locator(".in-words").isVisible()).toBe(true);
      await page.close();
    }
  });

  it("scroll by keyboard on a phone, a timeline from its newest end on", async () => {
    const page = await open(`${PICTURED.fifty}/`, 390);
    const frame = page.locator("#picture .picture-scroll");
    await frame.focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => frame.evaluate((it) => it.scrollLeft)).toBeGreaterThan(0);
    await page.goto(`${site.address}${PICTURED.three}/`);
    const [last, screen] = await page
      .locator(".timeline .picture a")
      .last()
      .evaluate((it) => [it.getBoundingClientRect().right, innerWidth]);
    expect(last).toBeLessThanOrEqual(screen ?? 0);
    await page.close();
  });

  it("highlight a line when it is pointed at or focused", async () => {
    const page = await open(`${PICTURED.three}/`);
    const widths = () =>
      page
        .locator("#picture .picture .track")
        .evaluateAll((all) => all.map((it) => getComputedStyle(it).strokeWidth));
    expect(await widths()).toEqual(["3px", "3px", "3px"]);
    await page.locator("#picture .confluence .hit").nth(1).hover();
    expect(await widths()).toEqual(["3px", "6px", "3px"]);
    await page.close();
  });
});

/** Runs in the page: the space that each text takes, in the units of its picture. */
function measure() {
  const pictures = [...document.querySelectorAll<SVGSVGElement>("svg.picture")].map((svg) => ({
    width: svg.viewBox.baseVal.width,
    height: svg.viewBox.baseVal.height,
    texts: [...svg.querySelectorAll("text")].map((text) => {
      const { x, y, width, height } = text.getBBox();
      const { e = 0, f = 0 } = text.getCTM() ?? {};
      // The glyphs' own room; a font's line is higher than any of its letters.
      return { x: x + e, y: y + f + height * 0.15, width, height: height * 0.7 };
    }),
  }));
  const { scrollWidth, clientWidth } = document.documentElement;
  return { pictures, overflow: scrollWidth - clientWidth };
}
