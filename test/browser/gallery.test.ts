// Every kind of page of the gallery as people see it: on a phone, a tablet and a desktop, light and dark,
// and on paper. SCREENSHOTS=FOLDER keeps what each looks like.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHROMIUM, keep, overflowOf, visit, watchFaults } from "../support/browser.ts";
import { galleryPages } from "../support/gallery-pages.ts";
import { type GallerySite, openGallery } from "../support/gallery-site.ts";
import { isThorough, sampleOf } from "../support/thorough.ts";

// A4 without margins, in CSS pixels.
const PAPER = 794;

/** What fits does not depend on colours: both schemes are for people to look at. */
const SCHEMES = process.env.SCREENSHOTS ? (["light", "dark"] as const) : (["light"] as const);

const SCREENS = [
  ...([390, 768, 1440] as const).flatMap((width) =>
    SCHEMES.map((colorScheme) => {
      const name = `${width}-${colorScheme}`;
      return { name, width, media: { colorScheme, media: "screen" as const } };
    }),
  ),
  { name: "print", width: PAPER, media: { colorScheme: "light", media: "print" } },
] as const;

describe.skipIf(!CHROMIUM)("the gallery in Chromium (if it is installed)", () => {
  let gallery: GallerySite;
  beforeAll(async () => {
    gallery = await openGallery();
  });
  afterAll(() => gallery.close());

  it("fits every screen and paper, without a fault", async () => {
    const { files, site, browser } = gallery;
    const page = await browser.newPage();
    const faults = watchFaults(page, site.address);
    const pages = sampleOf(galleryPages(files), 3);
    expect(pages.length).toBeGreaterThan(isThorough ? 20 : 7);
    const wrong: string[] = [];
    for (const { name, path } of pages) {
      await visit(page, site.address + path);
      for (const { name: screen, width, media } of SCREENS) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia(media);
        const overflow = await overflowOf(page);
        if (overflow > 0) wrong.push(`${name} on ${screen}: ${overflow} pixels too wide`);
        await keep(page, `${name.replaceAll("/", "_")}-${screen}`);
      }
      // Chromium reports the status that this page must have.
      const unexpected = faults.splice(0).filter((it) => !(name === "404" && it.includes("404")));
      wrong.push(...unexpected.map((it) => `${name}: ${it}`));
    }
    expect(wrong).toEqual([]);
    await page.close();
  });

  it("would report a fault", async () => {
    const { site, browser } = gallery;
    const page = await browser.newPage({ viewport: { width: 390, height: 900 } });
    const faults = watchFaults(page, site.address);
    await page.goto(site.address);
    await page.evaluate(() => {
      console.error("a fault");
      const wide = document.createElement("p");
      wide.textContent = "wide".repeat(1000);
      wide.style.overflowWrap = "normal";
      document.body.append(wide);
    });
    expect(await overflowOf(page)).toBeGreaterThan(0);
    expect(faults.join()).toContain("a fault");
    await page.close();
  });
});
