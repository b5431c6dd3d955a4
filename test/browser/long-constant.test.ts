// A constant whose beginning alone is on the page, in a real browser: the copy button copies all of it.

import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHROMIUM } from "../support/browser.ts";
import { FIFTY } from "../support/gallery.ts";
import { type GallerySite, openGallery } from "../support/gallery-site.ts";

describe.skipIf(!CHROMIUM)("a very long constant in Chromium (if it is installed)", () => {
  let gallery: GallerySite;
  let page: Page;
  beforeAll(async () => {
    gallery = await openGallery();
    const permissions = ["clipboard-read", "clipboard-write"];
    const context = await gallery.browser.newContext({ permissions });
    page = await context.newPage();
    await page.goto(`${gallery.site.address}${FIFTY.name}/`);
  });
  afterAll(() => gallery.close());

  const copied = () => page.evaluate(() => navigator.clipboard.readText());

  it("is copied whole, the same as its file", async () => {
    const file = await (await fetch(`${gallery.site.address}${FIFTY.name}/coalition.rs`)).text();
    const shown = (await page.locator("#config-rust pre").textContent()) ?? "";
    expect(shown.length).toBeLessThan(file.length / 2);
    expect(shown).toMatch(/\n\/\/ … and \d+ more lines in coalition\.rs\.\n$/);
    await page.getByRole("button", { name: "Copy coalition.rs" }).click();
    await expect.poll(copied).toBe(file);
    await expect
      .poll(() => page.locator("#announcement").textContent())
      .toBe("Copied: coalition.rs");
  });

  it("is reported as not copied if the file cannot be fetched", async () => {
    await page.route("**/coalition.rs", (route) => route.fulfill({ status: 404 }));
    await page.getByRole("button", { name: "Copy coalition.rs" }).click();
    await expect
      .poll(() => page.locator("#announcement").textContent())
      .toMatch(/^Not copied: coalition\.rs could not be fetched/);
  });

  it("is confirmed when it is recomputed", async () => {
    await page.locator("#derivation-recompute button").click();
    await expect
      .poll(() => page.locator("#derivation-result h3").textContent({ timeout: 0 }))
      .toMatch(/all as shown\.$/);
  });
});
