// A question that is sent while the page is still loading: whatever has not loaded yet, the answer appears. The server
// holds files back until the test lets them go.

import { describe, expect, it } from "vitest";
import { CHROMIUM } from "../support/browser.ts";
import { LOOKUP_IDS, renderLookupRegistry } from "../support/lookup-registry.ts";
import { SiteInBrowser } from "../support/site-in-browser.ts";

const FORMS = {
  home: {
    path: "",
    box: "#search",
    part: "search",
    asked: "mini",
    sent: "?q=mini",
    query: "?q=mini",
    answer: "[data-found] th a",
    says: ["mini.old", "mini.one"],
    answeredBy: "overview.json",
  },
  lookup: {
    path: "lookup/",
    box: "#lookup-id",
    part: "lookup",
    asked: `0x${LOOKUP_IDS.first}`,
    sent: `?id=0x${LOOKUP_IDS.first}`,
    query: `?id=${LOOKUP_IDS.first}`,
    answer: "#lookup-answer h2",
    says: ["mini.one, entry 1: superseded on 2026-01-07 09:00 UTC"],
    answeredBy: `${LOOKUP_IDS.first.slice(0, 2)}.json`,
  },
};

describe.skipIf(!CHROMIUM)(
  "Enter while a page is loading, in Chromium (if it is installed)",
  () => {
    const site = new SiteInBrowser(renderLookupRegistry);

    /** Holds back the files whose path ends so, until the function that it gives is called. */
    function hold(...endings: RegExp[]): () => void {
      const held = [...site.files.keys()].filter((path) => endings.some((it) => it.test(path)));
      expect(held.length).toBe(endings.length);
      return site.hold(...held);
    }

    const open = (path: string) => site.open(path, {}, "commit");

    const STYLE = /assets\/style\.\w+\.css$/;
    const SCRIPT = /assets\/script\.[\w-]+\.js$/;

    describe.each(Object.entries(FORMS))("%s", (_, form) => {
      const PART = new RegExp(`assets/${form.part}\\.[\\w-]+\\.js$`);
      const ANSWER = new RegExp(`${form.answeredBy}$`);

      const box = () => site.page.locator(form.box);
      const answered = async () => {
        await site.page.locator(form.answer).first().waitFor();
        expect(await site.page.locator(form.answer).allTextContents()).toEqual(form.says);
        expect(await box().inputValue()).toBe(form.asked);
        expect(site.page.url()).toBe(site.served.address + form.path + form.query);
        expect(site.faults).toEqual([]);
      };

      it.each([
        ["the style", [STYLE, SCRIPT, PART]],
        ["the script", [SCRIPT, PART]],
        ["the part of the script that answers", [PART]],
      ])("ends in the answer before %s has come", async (_, held) => {
        const release = hold(...held);
        await open(`${form.path}#anywhere`);
        await box().waitFor({ state: "attached" });
        await ask();
        await site.page.waitForURL(site.served.address + form.path + form.sent, {
          waitUntil: "commit",
        });
        expect(await site.page.locator(form.answer).count()).toBe(0);
        release();
        await answered();
      });

      it("ends in the answer once the whole script has loaded", async () => {
        const release = hold(ANSWER);
        await open(form.path);
        await site.page.waitForLoadState("networkidle");
        await ask();
        expect(await site.page.locator(form.answer).count()).toBe(0);
        release();
        await answered();
      });

      async function ask(): Promise<void> {
        await box().fill(form.asked);
        await box().press("Enter");
      }
    });

    it("leaves what is typed next in the lookup, beside the answer to the address", async () => {
      const release = hold(SCRIPT);
      await open(FORMS.lookup.path + FORMS.lookup.query);
      const box = site.page.locator(FORMS.lookup.box);
      await box.fill("the next question");
      release();
      await site.page.locator(FORMS.lookup.answer).waitFor();
      expect(await box.inputValue()).toBe("the next question");
    });

    it("searches for what was typed and chosen while the search for something else was loading", async () => {
      const release = hold(SCRIPT);
      await open(FORMS.home.query);
      await site.page.locator(FORMS.home.box).fill("mini.o");
      await site.page.getByRole("checkbox", { name: /^retired/ }).check();
      release();
      const found = site.page.locator(FORMS.home.answer);
      await expect.poll(() => found.allTextContents()).toEqual(["mini.old"]);
      expect(site.page.url()).toBe(`${site.served.address}?q=mini.o&status=retired`);
    });
  },
);
