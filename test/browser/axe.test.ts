// Every kind of page under axe-core: WCAG 2.2 A and AA and what it calls best practice, light on a phone and, in CI,
// dark on a desktop, with everything unfolded.

import axe, { type RunOnly } from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHROMIUM, layOutAll, visit } from "../support/browser.ts";
import { galleryPages } from "../support/gallery-pages.ts";
import { type GallerySite, openGallery } from "../support/gallery-site.ts";
import { isThorough, sampleOf } from "../support/thorough.ts";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
const EVERYTHING: RunOnly = { type: "tag", values: TAGS };
/** What a colour scheme or a width can break; all else is in the markup, which is the same on every screen. */
const LOOKS = [
  "color-contrast",
  "link-in-text-block",
  "scrollable-region-focusable",
  "target-size",
];

// Colours differ with the scheme alone, and what is where with the width alone: two screens have all four.
const SCREENS: { width: number; colorScheme: "light" | "dark"; rules: RunOnly }[] = [
  { width: 390, colorScheme: "light", rules: EVERYTHING },
  { width: 1280, colorScheme: "dark", rules: { type: "rule", values: LOOKS } },
];

describe.skipIf(!CHROMIUM)("axe-core in Chromium (if it is installed)", () => {
  let gallery: GallerySite;
  beforeAll(async () => {
    gallery = await openGallery();
  });
  afterAll(() => gallery.close());

  it("finds no fault on any kind of page", async () => {
    const { files, site, browser } = gallery;
    const page = await browser.newPage();
    const violations: string[] = [];
    const pages = sampleOf(galleryPages(files), 4);
    let passes = 0;
    for (const { name, path } of pages) {
      await visit(page, site.address + path);
      await unfold(page);
      await page.evaluate(axe.source);
      const screens = isThorough ? SCREENS : SCREENS.slice(0, 1);
      for (const { width, colorScheme, rules } of screens) {
        await page.setViewportSize({ width, height: 844 });
        await page.emulateMedia({ colorScheme });
        const found = await page.evaluate(runAxe, rules);
        expect(found.passes, name).toBeGreaterThan(rules === EVERYTHING ? 20 : 0);
        passes += found.passes;
        violations.push(...found.violations.map((it) => `${name}, ${width} ${colorScheme}: ${it}`));
      }
    }
    expect(violations).toEqual([]);
    expect(pages.length).toBeGreaterThan(isThorough ? 20 : 5);
    expect(passes).toBeGreaterThan(20 * pages.length);
  });

  it("would report a fault", async () => {
    const { site, browser } = gallery;
    const page = await browser.newPage();
    await page.goto(site.address);
    await page.evaluate(() => document.querySelector("main")?.append(new Image()));
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(runAxe, EVERYTHING);
    expect(violations.join()).toContain("image-alt");
    await page.close();
  });
});

/** Opens all folds, so that their content is checked too. */
async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
  await layOutAll(page);
}

/** Runs in the page. */
async function runAxe(runOnly: RunOnly): Promise<{ passes: number; violations: string[] }> {
  const { axe: here } = window as unknown as { axe: typeof axe };
  // Markup tells where a fault is; to find a selector of each element takes long.
  const { passes, violations } = await here.run(document, {
    runOnly,
    resultTypes: ["violations"],
    selectors: false,
  });
  return {
    passes: passes.length,
    violations: violations.map(({ id, help, nodes }) => {
      const [first] = nodes;
      const where = `${first?.html.slice(0, 200)} ${first?.failureSummary}`;
      return `${id} (${help}), ${nodes.length} times: ${where}`;
    }),
  };
}
