// The search over 250 coalitions in a real browser, below a sub-path, as on GitHub Pages.

import type { BrowserContextOptions } from "playwright-core";
import { describe, expect, it } from "vitest";
import { CHROMIUM, keep, overflowOf } from "../support/browser.ts";
import { idOf } from "../support/ids.ts";
import { listedView, renderListed } from "../support/listed-registry.ts";
import { SiteInBrowser } from "../support/site-in-browser.ts";

const ONE = "mev.coalition-042";
const ALL = 250;

describe.skipIf(!CHROMIUM)("the search in Chromium (if it is installed)", () => {
  const view = listedView(ALL - 2);
  const one = view.coalitions.find(({ name }) => name === ONE)?.definition;
  const site = new SiteInBrowser(() => renderListed(view, [ONE]));
  const fileEnding = (end: string) => [...site.files.keys()].find((it) => it.endsWith(end)) ?? "";
  const termFile = () => fileEnding("/terms/0.json");
  const rowFile = () => fileEnding("/rows/0.json");

  async function open(path = "", options: BrowserContextOptions = {}): Promise<void> {
    const page = await site.open(path, options);
    if (options.javaScriptEnabled === false) return;
    await page.locator("[data-search][data-ready]").waitFor();
  }

  const box = () => site.page.getByRole("searchbox", { name: "Find a coalition" });
  const choice = (name: RegExp) => site.page.getByRole("checkbox", { name });
  const rows = () => site.page.locator("[data-rows] tbody tr:visible");
  const names = () => rows().locator("th a").allTextContents();
  const said = () => site.page.locator("#search-count").textContent();
  const expectSummary = (words: string) => expect.poll(said).toMatch(new RegExp(words));
  const query = () => new URL(site.page.url()).search;
  const namesWith = (wanted: (definition: (typeof view.coalitions)[number]) => boolean) =>
    view.coalitions.filter(wanted).map(({ name }) => name);

  it("searches by keyboard alone, and Enter opens the only one that matches", async () => {
    await open();
    site.served.asked.length = 0;
    await site.page.keyboard.press("/");
    await site.page.keyboard.type("coalition-042");
    await expectSummary("^1 of 250 coalitions$");
    expect(await names()).toEqual([ONE]);
    expect(query()).toBe("?q=coalition-042");
    // Each file once, however many keys it took.
    const asked = site.served.asked.filter((path) => path.startsWith("api/"));
    expect([asked.length > 2, new Set(asked).size]).toEqual([true, asked.length]);
    await site.page.keyboard.press("Enter");
    await site.page.waitForURL(`${site.served.address}${ONE}/`);
    expect(await site.page.locator("h1").textContent()).toContain("Coalition number 42");
    expect(site.faults).toEqual([]);
  });

  it("opens nothing by Enter where several match, or none", async () => {
    await open("?q=mev");
    await expectSummary("of 250");
    await box().press("Enter");
    await box().fill("nothing like it");
    await box().press("Enter");
    await expectSummary("^No coalition matches$");
    expect(site.page.url()).toBe(`${site.served.address}?q=nothing+like+it`);
  });

  it("finds pasted ids, and sends unknown full ids to the lookup", async () => {
    await open();
    const id = one?.lattices[0]?.stableId ?? "";
    for (const text of [id.slice(0, 9), `0x${id.toUpperCase()}`, `unique_id!("${id}");`]) {
      await box().fill(text);
      await expect.poll(names, { message: text }).toEqual([ONE]);
    }
    await expectSummary("compared by their first 16 digits");
    const unknown = idOf("in no coalition");
    await box().fill(unknown);
    await expectSummary("^No coalition matches");
    await site.page.getByRole("link", { name: "Look the id up" }).click();
    expect(site.page.url()).toBe(`${site.served.address}lookup/?id=${unknown}`);
  });

  it("leads to the page of a citizen by its name and by its id", async () => {
    await open();
    const { stableId: id, name } = one?.lattices[0] ?? { stableId: "", name: "" };
    for (const text of [name, id]) {
      await box().fill(text);
      const link = site.page.getByRole("link", { name, exact: true });
      await expect.poll(() => link.getAttribute("href")).toBe(`citizens/${id}/`);
      await box().fill("");
      await expect.poll(() => link.count()).toBe(0);
    }
    expect(site.faults).toEqual([]);
  });

  it("filters by mouse, with a count for each choice and for all together", async () => {
    await open();
    await choice(/^retired 25/).check();
    await expectSummary("^25 of 250 coalitions$");
    expect(await names()).toEqual(
      namesWith(({ definition }) => definition.retirement !== undefined),
    );
    await choice(/^multi-operator 0/).check();
    await expectSummary("^No coalition matches$");
    await choice(/^retired/).uncheck();
    await choice(/^service/).check();
    await expectSummary("^49 of 250 coalitions$");
    await box().fill("superchain");
    const wanted = namesWith(
      ({ name, definition: { archetype } }) =>
        name.startsWith("superchain") && archetype !== "ecosystem",
    );
    expect(wanted.length).toBeGreaterThan(10);
    await expectSummary(`^${wanted.length} of 250 coalitions$`);
    expect(await names()).toEqual(wanted);
    expect(query()).toBe("?q=superchain&archetype=service&archetype=multi-operator");
    const current = await choice(/^current/)
      .locator("..")
      .textContent();
    expect(current).toBe(`current ${wanted.length}`);
  });

  it("filters by keyboard, in groups that have names, and offers to drop the filters", async () => {
    await open("?q=draft");
    const group = site.page.getByRole("group", { name: "Status" });
    await group.getByRole("checkbox").first().focus();
    await site.page.keyboard.press("Tab");
    await site.page.keyboard.press("Space");
    await expectSummary("^No coalition matches$");
    expect(await choice(/^with announced changes/).isChecked()).toBe(true);
    const drop = site.page.getByRole("button", { name: "Search without the filters" });
    expect(await site.page.locator("[data-search-says]").textContent()).toContain("2 match");
    await drop.press("Enter");
    await expect.poll(names).toEqual(["draft.one", "draft.two"]);
    expect(query()).toBe("?q=draft");
    expect(await box().evaluate((it) => it === document.activeElement)).toBe(true);
  });

  it("shows rows as the pages do, and more on demand, with the focus on the first new one", async () => {
    await open();
    const listed = await rows().evaluateAll((all) => all.map((it) => it.outerHTML));
    await box().fill("coalition");
    await expectSummary("^250 of 250 coalitions, the first 50 shown$");
    await site.page.getByRole("button", { name: "Show more" }).press("Enter");
    await expectSummary("the first 100 shown");
    expect(await rows().evaluateAll((all) => all.map((it) => it.outerHTML))).toEqual(listed);
    const [, , next] = view.coalitions.slice(48).map(({ name }) => name);
    await expect
      .poll(() => site.page.evaluate(() => document.activeElement?.textContent))
      .toBe(next);
    for (const shown of ["150", "200"]) {
      await site.page.getByRole("button", { name: "Show more" }).click();
      await expectSummary(`the first ${shown} shown`);
    }
    await site.page.getByRole("button", { name: "Show more" }).click();
    await expectSummary("^250 of 250 coalitions$");
    expect(await names()).toEqual(view.coalitions.map(({ name }) => name));
    expect(await site.page.getByRole("button", { name: "Show more" }).isVisible()).toBe(false);
  });

  it("goes back and forward from search to search, and to the list", async () => {
    await open();
    await box().pressSequentially("retired mev");
    await box().fill("mev");
    await expectSummary("^83 of 250");
    await choice(/^retired/).check();
    await expectSummary("^9 of 250");
    await site.page.goBack();
    await expectSummary("^83 of 250");
    expect(await choice(/^retired/).isChecked()).toBe(false);
    await site.page.goBack();
    await expect.poll(() => rows().count()).toBe(100);
    expect([await box().inputValue(), query(), await said()]).toEqual(["", "", ""]);
    expect(
      await site.page.getByRole("navigation", { name: "Pages of the list, again" }).isVisible(),
    ).toBe(true);
    await site.page.goForward();
    await site.page.goForward();
    await expectSummary("^9 of 250");
    expect(query()).toBe("?q=mev&status=retired");
    await site.page.reload();
    await expectSummary("^9 of 250");
    expect(await choice(/^retired/).isChecked()).toBe(true);
  });

  it("searches all of them from a later page, whose links lead to the right places", async () => {
    await open("page/2/?q=coalition-042&status=nonsense");
    await expect.poll(names).toEqual([ONE]);
    await rows().getByRole("link").click();
    expect(site.page.url()).toBe(`${site.served.address}${ONE}/`);
    expect(site.faults).toEqual([]);
  });

  it("shows the answer to the last question, whichever comes first", async () => {
    const release = site.hold(rowFile());
    await open();
    // The draft is in the file of rows that comes late.
    await box().fill("draft.one");
    await expectSummary("^Searching…$");
    await box().fill("signals.coalition-001");
    await expect.poll(names).toEqual(["signals.coalition-001"]);
    release();
    await site.page.waitForLoadState("networkidle");
    expect(await names()).toEqual(["signals.coalition-001"]);
    await box().fill("draft.one");
    await expect.poll(names).toEqual(["draft.one"]);
  });

  it.each([
    ["the file of terms", termFile],
    ["the file of rows", rowFile],
    ["the overview", () => fileEnding("/overview.json")],
  ])("says that it failed where %s cannot be fetched, and tries again", async (_, file) => {
    site.served.faults.set(file(), "unavailable");
    await open("?q=draft.one");
    const says = site.page.locator("[data-search-says]");
    await expect.poll(() => says.textContent()).toContain("the server answered with 503");
    await expect
      .poll(() => site.page.locator("#announcement").textContent())
      .toBe("The search failed");
    expect([await said(), await rows().count()]).toEqual(["", 0]);
    site.served.faults.clear();
    await site.page.getByRole("button", { name: "Try again" }).click();
    await expect.poll(names).toEqual(["draft.one"]);
    expect(await says.textContent()).toBe("");
  });

  it("takes what was typed before the script came", async () => {
    const script = [...site.files.keys()].find((path) => path.startsWith("assets/search.")) ?? "";
    const release = site.hold(script);
    await site.open();
    await box().fill(ONE);
    release();
    await expect.poll(names).toEqual([ONE]);
  });

  it("has the list and its pages without scripts, and no dead form", async () => {
    await open("", { javaScriptEnabled: false });
    expect(await site.page.locator("[data-search]").isVisible()).toBe(false);
    expect(await site.page.locator("noscript").isVisible()).toBe(true);
    expect(await rows().count()).toBe(100);
    await site.page.getByRole("link", { name: "Next" }).first().click();
    expect(site.page.url()).toBe(`${site.served.address}page/2/`);
    expect(await rows().count()).toBe(100);
    await site.page.getByRole("link", { name: /^superchain.* to superchain/ }).click();
    expect(site.page.url()).toBe(`${site.served.address}page/3/`);
    await rows().last().getByRole("link").waitFor();
    await site.page.getByRole("link", { name: "Previous" }).last().click();
    expect(site.page.url()).toBe(`${site.served.address}page/2/`);
  });

  it.each([
    [390, "light"],
    [1280, "dark"],
  ] as const)("fits a screen of %i pixels, %s", async (width, colorScheme) => {
    for (const [name, path] of [
      ["list", ""],
      ["later", "page/2/"],
      ["found", "?q=chain&archetype=ecosystem&status=announced"],
      ["filtered", "?q=draft&status=retired"],
      ["unknown", `?q=${idOf("in no coalition")}`],
      ["failed", "?q=coalition"],
    ] as const) {
      if (name === "failed") site.served.faults.set(termFile(), "unavailable");
      await open(path, { viewport: { width, height: 844 }, colorScheme });
      await site.page.waitForLoadState("networkidle");
      const overflow = await overflowOf(site.page);
      expect([name, overflow]).toEqual([name, 0]);
      await keep(site.page, `search-${name}-${width}-${colorScheme}`, { fullPage: false });
      if (name !== "failed") await site.page.close();
    }
  });
});
