// The pages of changes in a real browser: filters without scripts, and paging.

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TOPIC_NAMES, TOPICS, topicsOf } from "../../site/components/topics.ts";
import type { Entry } from "../../src/core/history/entry.ts";
import { CHROMIUM, sharedChromium } from "../support/browser.ts";
import { LONG, longRegistry, renderLong } from "../support/long-registry.ts";
import { type ServedFiles, serveFiles } from "../support/served-files.ts";

describe.skipIf(!CHROMIUM)("changes in Chromium (if it is installed)", () => {
  const registry = longRegistry(190, { broken: 23, rewritten: true });
  let site: ServedFiles;
  let browser: Browser;

  beforeAll(async () => {
    site = await serveFiles(await renderLong(registry), "/registry/");
    browser = await sharedChromium();
  });
  afterAll(() => site.stop());

  async function open(path: string): Promise<Page> {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(site.address + path);
    return page;
  }

  const visible = (page: Page, selector: string) =>
    page.locator(selector).filter({ visible: true });

  const entries = new Map(registry.view.entries.map((it) => [`${it.coalition}-${it.seq}`, it]));

  /** Expects the page to show what the filters select, with counts that agree. */
  async function expectShown(page: Page, kind: (entry: Entry) => boolean): Promise<void> {
    const { all, shown, counts, nothing, emptyDays } = await page.evaluate(look);
    const wanted = all.filter((id) => {
      const entry = entries.get(id);
      return entry !== undefined && kind(entry);
    });
    expect(shown).toEqual(wanted);
    expect(new Set(counts)).toEqual(new Set([`${wanted.length}`]));
    expect(nothing).toBe(wanted.length === 0);
    expect(emptyDays).toBe(0);
  }

  it.each(["changes/", "changes/page/1/", "changes/breaking/"])(
    "filters %s by mouse, by severity and topic together, without scripts",
    async (path) => {
      const page = await open(path);
      const severities = path.includes("breaking") ? [undefined] : ["breaking only", "all"];
      for (const severity of severities) {
        if (severity)
          await page.getByRole("radio", { name: new RegExp(`^${severity} \\d`) }).check();
        for (const topic of TOPIC_NAMES) {
          await page.getByRole("radio", { name: new RegExp(`^${TOPICS[topic]} \\d`) }).check();
          await expectShown(
            page,
            (entry) =>
              (severity !== "breaking only" || entry.breaking) && topicsOf(entry).includes(topic),
          );
        }
        await page.getByRole("radio", { name: /^anything \d/ }).check();
        await expectShown(page, ({ breaking }) => severity !== "breaking only" || breaking);
      }
      await page.close();
    },
  );

  it("filters by keyboard alone, in groups that have names", async () => {
    const page = await open("changes/");
    const show = page.getByRole("group", { name: "Show" });
    const about = page.getByRole("group", { name: "About" });
    await show.getByRole("radio").first().focus();
    await page.keyboard.press("ArrowRight");
    await expectShown(page, ({ breaking }) => breaking);
    await page.keyboard.press("Tab");
    expect(
      await about
        .getByRole("radio")
        .first()
        .evaluate((it) => it === document.activeElement),
    ).toBe(true);
    await page.keyboard.press("ArrowRight");
    await expectShown(page, (entry) => entry.breaking && topicsOf(entry).includes("citizens"));
    await page.close();
  });

  it("leads from the newest entries to the oldest and back, without scripts", async () => {
    const page = await open("changes/");
    await page.getByRole("link", { name: "Older" }).first().click();
    expect(page.url()).toBe(`${site.address}changes/page/2/`);
    await page.getByRole("link", { name: "Older" }).first().click();
    expect(await visible(page, "article").last().getAttribute("id")).toBe("short.number-0-1");
    await page.getByRole("link", { name: "Newest" }).first().click();
    expect(page.url()).toBe(`${site.address}changes/`);
    await page.close();
  });

  it("finds an old entry by the address that feeds gave, and leads to all of it", async () => {
    const page = await open(`${LONG}/history/#${LONG}-2`);
    const line = page.locator(":target");
    expect(await line.isVisible()).toBe(true);
    await line.getByRole("link").first().click();
    expect(page.url()).toBe(`${site.address}${LONG}/history/page/1/#${LONG}-2`);
    expect(await page.locator("article:target").textContent()).toContain(
      "lattice other.mainnet added",
    );
    await page.close();
  });
});

/** Runs in the page. */
function look() {
  const seen = (selector: string, within: ParentNode = document) =>
    [...within.querySelectorAll(selector)].filter((it) => it.checkVisibility());
  return {
    all: [...document.querySelectorAll("article")].map(({ id }) => id),
    shown: seen("article").map(({ id }) => id),
    counts: seen("label:has(:checked) .count").map((it) => it.textContent),
    nothing: seen(".nothing").length === 1,
    emptyDays: seen(".day").filter((day) => seen("article", day).length === 0).length,
  };
}
