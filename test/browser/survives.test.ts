// What every kind of page must survive: a screen of 320 pixels, the reader's own colours, files that come late, and
// fifty citizens on a phone.

import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHROMIUM, keep, layOutAll, overflowOf, visit } from "../support/browser.ts";
import { FIFTY, formerStableId } from "../support/gallery.ts";
import { galleryPages } from "../support/gallery-pages.ts";
import { type GallerySite, openGallery } from "../support/gallery-site.ts";
import { isThorough, sampleOf } from "../support/thorough.ts";

const PHONE = { width: 390, height: 844 };
const MOST_SHIFT = 0.1;
/** A fingerprint that the coalition no longer has. */
const OLDER = new RegExp(`^${FIFTY.name}/history/(?!${FIFTY.fingerprint})([0-9a-f]{64})\\.json$`);

describe.skipIf(!CHROMIUM)("the pages in Chromium (if it is installed)", () => {
  let gallery: GallerySite;
  beforeAll(async () => {
    gallery = await openGallery();
  });
  afterAll(() => gallery.close());

  it("fit 320 pixels, in their own colours and in the reader's", async () => {
    const { files, site, browser } = gallery;
    const page = await browser.newPage({ viewport: { width: 320, height: 844 } });
    const wrong: string[] = [];
    const pages = sampleOf(galleryPages(files), 3);
    expect(pages.length).toBeGreaterThan(isThorough ? 20 : 7);
    for (const { name, path } of pages) {
      await visit(page, site.address + path);
      for (const forcedColors of ["none", "active"] as const) {
        await page.emulateMedia({ forcedColors });
        const overflow = await overflowOf(page);
        if (overflow > 0)
          wrong.push(`${name}, forced ${forcedColors}: ${overflow} pixels too wide`);
        await keep(page, `${name.replaceAll("/", "_")}-320-${forcedColors}`);
      }
    }
    expect(wrong).toEqual([]);
    await page.close();
  });

  it("show fifty citizens on few screens of a phone, all of them on a desktop, and the rest on demand", async () => {
    const { site, browser } = gallery;
    const page = await browser.newPage({ viewport: PHONE });
    await page.goto(`${site.address}${FIFTY.name}/`);
    await layOutAll(page);
    const screens = await page
      .locator(".citizens")
      .evaluateAll((tables) => tables.map((it) => it.clientHeight / innerHeight));
    expect(screens.length).toBe(2);
    expect(screens.reduce((sum, it) => sum + it)).toBeLessThan(10);
    const all = await page.evaluate(() => document.documentElement.scrollHeight / innerHeight);
    expect(all).toBeLessThan(32);
    // What is not folded away: the name, who runs it, and the id that identifies it.
    const row = page.locator(".citizens tr:has(.narrow-fold)").first();
    const { name, stableId, contentHash = "" } = FIFTY.lattices[0] ?? { name: "", stableId: "" };
    const shown = async () => (await row.innerText()).replaceAll(/\s/g, "");
    expect(await shown()).toContain(name);
    expect(await shown()).toContain(stableId);
    expect(await shown()).not.toContain(contentHash);
    const announce = row.locator(".announce");
    expect(await announce.isVisible()).toBe(false);
    await row.locator(".narrow-fold > summary").click();
    expect(await shown()).toContain(contentHash);
    expect(await announce.isVisible()).toBe(true);
    await row.locator(".narrow-fold > summary").click();
    await page.setViewportSize({ width: 1280, height: 844 });
    expect(contentHash).not.toBe("");
    expect(await shown()).toContain(contentHash);
    await page.close();
  });

  it("show in the reader's own colours what is recomputed, and the current page", async () => {
    const { site, browser } = gallery;
    const page = await browser.newPage({ forcedColors: "active", colorScheme: "dark" });
    await page.goto(`${site.address}changes/`);
    const line = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((it) => getComputedStyle(it).textDecorationLine);
    expect(await line(".site-header nav [aria-current]")).toBe("underline");
    expect(await line(".site-header nav a:not([aria-current])")).toBe("none");
    await page.goto(`${site.address}${FIFTY.name}/`);
    const ground = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((it) => getComputedStyle(it, "::before").backgroundColor);
    expect(await ground(".provenance.recomputed")).toBe("rgb(255, 255, 255)");
    expect(await ground(".provenance.declared")).not.toBe("rgb(255, 255, 255)");
    await page.close();
  });

  it.each([
    ["the list", "", "[data-search][data-ready]"],
    ["a search", "?q=citizens", "[data-found] tr"],
    ["an id in the search", `?q=${formerStableId(FIFTY)}`, ".found-ids"],
    ["the lookup", `lookup/?id=${formerStableId(FIFTY)}`, "#lookup-answer .match"],
    ["a handshake page", `${FIFTY.name}/`, "[data-tabs][data-ready]"],
    ["a history", `${FIFTY.name}/history/`, "#diff-form:not([hidden])"],
    [
      "a comparison",
      `${FIFTY.name}/history/?from=OLDER&to=${FIFTY.fingerprint}`,
      "#diff-answer h3",
    ],
    ["the changes", "changes/", "main"],
    ["missing pages", "of/any/depth/", "main"],
  ])("hardly move while style and script come late: %s", async (_, path, ready) => {
    const { files, site, browser } = gallery;
    const page = await browser.newPage({ viewport: PHONE });
    await recordShifts(page);
    const releaseStyle = hold(/assets\/style\./);
    const releaseScript = hold(/assets\/.*\.js$/);
    const older = [...files.keys()].flatMap((it) => OLDER.exec(it)?.[1] ?? [])[0] ?? "";
    await page.goto(site.address + path.replace("OLDER", older), { waitUntil: "commit" });
    await page.locator("main").waitFor({ state: "attached" });
    releaseStyle();
    await page.locator("main").waitFor();
    await painted(page);
    releaseScript();
    await page.locator(ready).first().waitFor();
    await page.waitForLoadState("networkidle");
    await page.locator("[aria-busy]").waitFor({ state: "detached" });
    await painted(page);
    expect(await page.evaluate(shiftSoFar)).toBeLessThan(MOST_SHIFT);
    await page.close();
    site.faults.clear();

    function hold(which: RegExp): () => void {
      let release = () => {};
      const released = new Promise<void>((done) => {
        release = done;
      });
      const held = [...files.keys()].filter((it) => which.test(it));
      expect(held.length).toBeGreaterThan(0);
      for (const file of held) site.faults.set(file, released);
      return release;
    }
  });

  it("would be seen to move", async () => {
    const { site, browser } = gallery;
    const page = await browser.newPage({ viewport: PHONE });
    await recordShifts(page);
    await page.goto(site.address);
    await painted(page);
    await page.evaluate(() => {
      const high = document.createElement("p");
      high.style.height = "500px";
      document.querySelector("main")?.prepend(high);
    });
    await painted(page);
    expect(await page.evaluate(shiftSoFar)).toBeGreaterThan(MOST_SHIFT);
    await page.close();
  });
});

/** Applies to every page opened from now on. */
async function recordShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const it of list.getEntries()) shifts.push((it as unknown as { value: number }).value);
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/** Runs in the page. */
function shiftSoFar(): number {
  const { shifts } = window as unknown as { shifts: number[] };
  return shifts.reduce((sum, it) => sum + it, 0);
}

/** After two frames, the earlier layout has been painted, and its shifts are known. */
async function painted(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}
