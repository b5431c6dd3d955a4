// The site as `coalitions serve` serves it, in a real browser, with and without scripts.

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sharedChromium } from "../support/browser.ts";
import { hasTool } from "../support/has-tool.ts";
import { type ServedRegistry, serveMiniature } from "../support/served-registry.ts";

describe.skipIf(!hasTool("chromium"))("the site in Chromium (where it is installed)", () => {
  let registry: ServedRegistry;
  let address: string;
  let browser: Browser;

  beforeAll(async () => {
    registry = await serveMiniature();
    address = registry.address;
    browser = await sharedChromium();
  });
  afterAll(() => registry.stop());

  async function open(
    path: string,
    options: Parameters<Browser["newPage"]>[0] = {},
  ): Promise<Page> {
    const page = await browser.newPage(options);
    await page.goto(address + path);
    return page;
  }

  it("searches by name, chain, citizen and fingerprint, and says when nothing matches", async () => {
    const page = await open("");
    const rows = page.locator("[data-rows] tbody tr:visible");
    await page.locator("[data-search][data-ready]").waitFor();
    await page.keyboard.press("/");
    const fingerprint = (
      await (await fetch(`${address}mini.service/fingerprint.txt`)).text()
    ).trim();
    for (const [typed, found] of [
      ["ecosystem", 1],
      ["mini", 2],
      ["b.mainnet", 1],
      [fingerprint.slice(0, 10), 1],
      ["nothing like it", 0],
    ] as const) {
      await page.keyboard.press("Control+A");
      await page.keyboard.type(typed);
      await expect.poll(() => rows.count(), { message: typed }).toBe(found);
    }
    expect(await page.locator("[aria-live], [role=status]").allTextContents()).not.toEqual([]);
    await page.close();
  });

  it("copies the fingerprint by mouse and by keyboard, and says so", async () => {
    const context = await browser.newContext({
      permissions: ["clipboard-read", "clipboard-write"],
    });
    const page = await context.newPage();
    await page.goto(`${address}mini.ecosystem/`);
    const fingerprint = await (await fetch(`${address}mini.ecosystem/fingerprint.txt`)).text();
    const button = page.getByRole("button", { name: "Copy fingerprint", exact: true }).first();
    for (const act of [() => button.click(), () => button.press("Enter")]) {
      await page.evaluate(() => navigator.clipboard.writeText(""));
      await act();
      await expect
        .poll(() => page.evaluate(() => navigator.clipboard.readText()))
        .toBe(fingerprint.trim());
      await expect.poll(() => page.locator("#announcement").textContent()).toMatch(/copied/i);
    }
    await context.close();
  });

  it("switches what to compile in by keyboard", async () => {
    const page = await open("mini.ecosystem/");
    const tabs = page.getByRole("tab");
    expect(await tabs.allTextContents()).toEqual(["Rust", "TypeScript", "JSON", "Hex", "Bytes"]);
    await tabs.first().focus();
    await page.keyboard.press("ArrowRight");
    expect(await page.getByRole("tab", { selected: true }).textContent()).toBe("TypeScript");
    expect(await page.getByRole("tabpanel").filter({ visible: true }).textContent()).toContain(
      "export const COALITION",
    );
    await page.close();
  });

  it("has every fact without scripts", async () => {
    const page = await open("mini.ecosystem/", { javaScriptEnabled: false });
    const text = ((await page.locator("main").textContent()) ?? "").replaceAll(/\s/g, "");
    const definition = await (await fetch(`${address}mini.ecosystem/coalition.json`)).json();
    const ids = JSON.stringify(definition).match(/[0-9a-f]{64}/g) ?? [];
    expect(ids.length).toBeGreaterThan(8);
    for (const id of ids) expect(text).toContain(id);
    for (const words of ["Notshipped", "pubconstCOALITION", "exportconstCOALITION"]) {
      expect(text).toContain(words);
    }
    const index = await open("", { javaScriptEnabled: false });
    expect(await index.locator("main").textContent()).toContain("mini.service");
    await page.close();
    await index.close();
  });

  it("says at the top that a coalition is retired, and leads to its replacement", async () => {
    const page = await open("mini.service/");
    const link = page.getByRole("link", { name: "mini.ecosystem" }).first();
    await link.click();
    expect(page.url()).toBe(`${address}mini.ecosystem/`);
    await page.close();
  });
});
