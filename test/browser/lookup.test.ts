// The lookup page in a real browser, below a sub-path, as on GitHub Pages.

import type { BrowserContextOptions } from "playwright-core";
import { describe, expect, it } from "vitest";
import { CHROMIUM } from "../support/browser.ts";
import { CONFIG, LOOKUP_IDS, renderLookupRegistry } from "../support/lookup-registry.ts";
import { SiteInBrowser } from "../support/site-in-browser.ts";

describe.skipIf(!CHROMIUM)("the lookup page in Chromium (if it is installed)", () => {
  const site = new SiteInBrowser(renderLookupRegistry);
  const open = (query = "", options: BrowserContextOptions = {}) =>
    site.open(`lookup/${query}`, options);
  const answer = () => site.page.locator("#lookup-answer");
  const title = () => answer().locator("h2");
  const said = async () => (await answer().textContent()) ?? "";
  const shardOf = (id: string) => `api/v1/lookup/${id.slice(0, 2)}.json`;

  it("answers what is typed, by keyboard alone, and announces the answer", async () => {
    await open();
    await site.page.getByLabel("Any id that was ever published").focus();
    await site.page.keyboard.insertText(`0x${LOOKUP_IDS.first.toUpperCase()}`);
    site.served.asked.length = 0;
    await site.page.keyboard.press("Enter");
    await expect.poll(() => title().textContent()).toMatch(/^mini\.one, entry 1: superseded on /);
    expect(site.served.asked.filter((it) => it.startsWith("api/"))).toEqual([
      shardOf(LOOKUP_IDS.first),
    ]);
    const text = await said();
    expect(text).toContain("organism feed added");
    expect(text).toContain("lattice a.mainnet bumped");
    expect(text.indexOf("organism feed added")).toBeLessThan(text.indexOf("a.mainnet bumped"));
    expect(text).toContain(`curl -fsS ${site.served.address}mini.one/coalition.rs -o coalition.rs`);
    expect(text).not.toContain("pub const FINGERPRINT");
    expect(text).toContain("hashes every other string");
    await expect
      .poll(() => site.page.locator("#announcement").textContent())
      .toContain("mini.one, entry 1: superseded on");
    expect(site.page.url()).toBe(`${site.served.address}lookup/?id=${LOOKUP_IDS.first}`);
    await answer().getByRole("link", { name: "Compare with the current one" }).click();
    await expect
      .poll(() => site.page.locator("#diff-answer h3").textContent())
      .toMatch(/breaking$/);
    const ends = `from=${LOOKUP_IDS.first}&to=${LOOKUP_IDS.current}`;
    expect(site.page.url()).toBe(`${site.served.address}mini.one/history/?${ends}#diff`);
    expect(site.faults).toEqual([]);
  });

  it.each([
    ["current", LOOKUP_IDS.current, "The fingerprint will then be", LOOKUP_IDS.nextFingerprint],
    ["superseded", LOOKUP_IDS.stableIdBefore, "Current id", LOOKUP_IDS.stableIdNow],
    ["superseded", LOOKUP_IDS.first.slice(0, 10), LOOKUP_IDS.first, "mini.one/coalition.rs"],
    ["announced", LOOKUP_IDS.announcedId, "2027-02-02 12:00 UTC", "to replace"],
    ["retired", LOOKUP_IDS.retired, "mini.one replaces it", "mini.one/coalition.rs"],
  ])("answers an address that was sent: %s", async (status, id, ...words) => {
    await open(`?id=${id}`);
    await expect.poll(() => title().textContent()).toMatch(new RegExp(`: ${status} `));
    expect(await site.page.getByLabel("Any id that was ever published").inputValue()).toBe(id);
    for (const word of words) await expect.poll(said).toContain(word);
    expect(site.faults).toEqual([]);
  });

  it("copies the whole constant, and has the links to it", async () => {
    const permissions = ["clipboard-read", "clipboard-write"];
    await open(`?id=${LOOKUP_IDS.first.slice(0, 10)}`, { permissions });
    const button = answer().getByRole("button", { name: "Copy coalition.rs of mini.one" });
    const hidden = await button.evaluate((it) => it.scrollHeight - it.clientHeight);
    expect(hidden).toBeLessThanOrEqual(0);
    await button.click();
    await expect
      .poll(() => site.page.locator("#announcement").textContent())
      .toBe("Copied: coalition.rs of mini.one");
    const copied = await site.page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(await (await fetch(`${site.served.address}mini.one/coalition.rs`)).text());
    expect(copied).toContain(LOOKUP_IDS.current);
    for (const file of ["coalition.rs", "coalition.ts"]) {
      const link = answer().getByRole("link", { name: file, exact: true });
      expect(await link.evaluate((it) => (it as HTMLAnchorElement).href)).toBe(
        `${site.served.address}mini.one/${file}`,
      );
    }
    expect(site.faults).toEqual([]);
  });

  it("lists the ids that a line of a log may mean, each with its answer", async () => {
    const beginnings = [LOOKUP_IDS.first, LOOKUP_IDS.current].map((id) => id.slice(0, 10));
    await open();
    const input = site.page.getByLabel("Any id that was ever published");
    await input.fill(`WARN mosaik: peer=0123456789 from=${beginnings[0]} to=${beginnings[1]}`);
    await input.press("Enter");
    await expect.poll(() => title().textContent()).toBe("Several published ids match");
    await expect.poll(said).toContain("old fingerprint, superseded on");
    await answer().getByRole("link", { name: LOOKUP_IDS.current }).click();
    await expect.poll(() => title().textContent()).toMatch(/entry 3: current since/);
    await site.page.goBack();
    await expect.poll(() => title().textContent()).toBe("Several published ids match");
    expect(site.faults).toEqual([]);
  });

  it("leads from a citizen's id to its page, and from a fingerprint to none", async () => {
    const link = () => answer().getByRole("link", { name: "All coalitions that refer to it" });
    await open(`?id=${LOOKUP_IDS.current}`);
    await expect.poll(() => title().textContent()).toMatch(/current/i);
    expect(await link().count()).toBe(0);
    await site.page.close();
    await open(`?id=${LOOKUP_IDS.stableIdBefore}`);
    await link().click();
    await expect.poll(() => site.page.locator("h1").textContent()).toBe("a.mainnet");
    expect(site.page.url()).toBe(`${site.served.address}citizens/${LOOKUP_IDS.stableIdBefore}/`);
    expect(site.faults).toEqual([]);
  });

  it("shows what operators and strangers wrote as text, and never as markup", async () => {
    const hostile = `<img src=x onerror="document.title='broken'">`;
    await open(`?id=${encodeURIComponent(hostile)}`);
    await expect.poll(() => title().textContent()).toBe("This cannot be looked up");
    await expect.poll(said).toContain("<img src=x");
    await site.page.goto(`${site.served.address}lookup/?id=${LOOKUP_IDS.first}`);
    await expect.poll(said).toContain("<script>alert(1)</script>");
    expect(await answer().locator("script, img, b").count()).toBe(0);
    expect(site.faults).toEqual([]);
  });

  it("offers the id that a typing error may have meant, and the link answers", async () => {
    const slip = `${LOOKUP_IDS.current.slice(0, -1)}${LOOKUP_IDS.current.endsWith("0") ? "1" : "0"}`;
    await open(`?id=${slip}`);
    await expect.poll(() => title().textContent()).toMatch(/^Unknown/);
    await answer().getByRole("link", { name: LOOKUP_IDS.current }).click();
    await expect.poll(() => title().textContent()).toMatch(/: current since/);
  });

  it("reports a fault of the server, not an unknown id", async () => {
    site.served.faults.set(shardOf(LOOKUP_IDS.current), "unavailable");
    await open(`?id=${LOOKUP_IDS.current}`);
    await expect.poll(() => title().textContent()).toBe("The lookup failed");
    await expect
      .poll(said)
      .toContain(
        "The file for this id could not be fetched: the server answered with 503. This says nothing about the id. Try again,",
      );
  });

  it("shows the answer to the last question, whichever comes first", async () => {
    const release = site.hold(shardOf(LOOKUP_IDS.first));
    await open();
    const input = site.page.getByLabel("Any id that was ever published");
    await input.fill(LOOKUP_IDS.first);
    await input.press("Enter");
    await input.fill(LOOKUP_IDS.current);
    await input.press("Enter");
    await expect.poll(() => title().textContent()).toMatch(/: current since/);
    release();
    await site.page.waitForLoadState("networkidle");
    expect(await title().textContent()).toMatch(/: current since/);
    await site.page.goBack();
    await expect.poll(() => title().textContent()).toMatch(/: superseded on/);
  });

  it("says without scripts where else to ask, and shows no dead form", async () => {
    await open("", { javaScriptEnabled: false });
    expect(await site.page.locator("#lookup").isVisible()).toBe(false);
    const text = (await site.page.locator("main").textContent()) ?? "";
    expect(text).toContain("npx mosaik-coalitions lookup ID");
    expect(await site.page.locator("#connect-timeout h2").textContent()).toBe(
      "Why ConnectTimeout?",
    );
    expect(text).toContain(`${CONFIG.baseUrl}api/v1/lookup/`);
  });
});
