// What a first visit costs: everything that Chromium requests to show the largest handshake page, compressed as GitHub
// Pages serves it.

import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHROMIUM } from "../support/browser.ts";
import { FIFTY } from "../support/gallery.ts";
import { type GallerySite, openGallery } from "../support/gallery-site.ts";

const KILOBYTE = 1000;
const BUDGET = { all: 100 * KILOBYTE, script: 30 * KILOBYTE };

describe.skipIf(!CHROMIUM)("the first load in Chromium (if it is installed)", () => {
  let gallery: GallerySite;
  beforeAll(async () => {
    gallery = await openGallery();
  });
  afterAll(() => gallery.close());

  it("of a handshake page with fifty citizens stays within the budget", async () => {
    const { site, browser } = gallery;
    const page = await browser.newPage();
    const loads: Promise<{ type: string; bytes: number }>[] = [];
    page.on("response", (response) => {
      const type = response.request().resourceType();
      loads.push(response.body().then((body) => ({ type, bytes: gzipSync(body).length })));
    });
    await page.goto(`${site.address}${FIFTY.name}/`, { waitUntil: "networkidle" });
    const loaded = await Promise.all(loads);
    // Not every Chromium fetches the icon: count it anyway.
    const icon = await page.locator('link[rel="icon"]').evaluate((it: HTMLLinkElement) => it.href);
    if (!site.asked.includes(icon.slice(site.address.length))) {
      const bytes = gzipSync(await (await fetch(icon)).text()).length;
      loaded.push({ type: "icon", bytes });
    }
    const sizeOf = (type?: string) =>
      loaded.reduce((sum, it) => sum + (type === undefined || it.type === type ? it.bytes : 0), 0);
    for (const type of ["document", "stylesheet", "script"]) {
      expect(sizeOf(type), type).toBeGreaterThan(KILOBYTE);
    }
    expect(sizeOf(), JSON.stringify(loaded)).toBeLessThan(BUDGET.all);
    expect(sizeOf("script"), "script").toBeLessThan(BUDGET.script);
    await page.close();
  });
});
