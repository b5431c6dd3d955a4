// Ids in the search of the home page, in a real browser: the search says what they are, with links to the lookup.

import { describe, expect, it } from "vitest";
import { prefixOf, shardPath } from "../../src/core/lookup/prefix.ts";
import { CHROMIUM, overflowOf } from "../support/browser.ts";
import { definition } from "../support/definitions.ts";
import { idOf } from "../support/ids.ts";
import { LOOKUP_IDS, renderLookupRegistry } from "../support/lookup-registry.ts";
import { SiteInBrowser } from "../support/site-in-browser.ts";

describe.skipIf(!CHROMIUM)("ids in the search, in Chromium (if it is installed)", () => {
  const site = new SiteInBrowser(renderLookupRegistry);

  async function open(query = ""): Promise<void> {
    const page = await site.open(query, { viewport: { width: 320, height: 800 } });
    await page.locator("[data-search][data-ready]").waitFor();
  }

  const box = () => site.page.getByRole("searchbox", { name: "Find a coalition" });
  const found = () => site.page.locator(".found-ids a");
  const names = () => site.page.locator("[data-rows] tbody tr:visible th a").allTextContents();
  const says = () => site.page.locator("[data-search-says]").textContent();
  const announced = () => site.page.locator("#announcement").textContent();
  const count = () => site.page.locator("#search-count").textContent();

  it.each([
    ["an old fingerprint", LOOKUP_IDS.first, /^mini\.one: old fingerprint, superseded on 2026-/],
    [
      "an old id",
      LOOKUP_IDS.stableIdBefore,
      /^mini\.one: old stable id of lattice a\.mainnet, sup/,
    ],
    ["a current id", LOOKUP_IDS.current, /^mini\.one: fingerprint, current since 2026-/],
    ["an announced id", LOOKUP_IDS.announcedId, /, announced for 2027-02-02 12:00 UTC$/],
    [
      "one that retired",
      LOOKUP_IDS.retired,
      /^mini\.old: fingerprint, retired on 2026-03-01 00:00/,
    ],
  ])(
    "say that it is %s, by its first digits and whole, and lead to its answer",
    async (_, id, what) => {
      await open();
      for (const text of [id.slice(0, 10), `0x${id.toUpperCase()}`]) {
        await box().fill("");
        await box().fill(text);
        await expect
          .poll(() => found().allTextContents(), { message: text })
          .toEqual([expect.stringMatching(what)]);
      }
      await expect.poll(() => site.page.locator("#announcement").textContent()).toMatch(what);
      expect(await overflowOf(site.page)).toBe(0);
      await box().press("Enter");
      await site.page.waitForURL(`${site.served.address}lookup/?id=${id}`);
      await site.page.locator("#lookup-answer .match").first().waitFor();
      expect(site.faults).toEqual([]);
    },
  );

  it("are named if no coalition has them now, beside what the others match", async () => {
    await open(`?q=${LOOKUP_IDS.stableIdBefore.slice(0, 8)}`);
    await expect.poll(count).toBe("No coalition has it now");
    expect(await found().count()).toBe(1);
    await box().fill(`mini.old ${LOOKUP_IDS.retired.slice(0, 8)}`);
    await expect.poll(names).toEqual(["mini.old"]);
    expect(await found().count()).toBe(1);
  });

  it("are listed if several match, and Enter opens none", async () => {
    const [one, other] = [LOOKUP_IDS.first, LOOKUP_IDS.retired];
    await open();
    await box().fill(`${one.slice(0, 10)} ${other.slice(0, 10)}`);
    await expect.poll(() => found().count()).toBe(2);
    await box().press("Enter");
    await site.page.waitForLoadState("networkidle");
    expect(new URL(site.page.url()).pathname).toBe("/some/registry/");
    await found().nth(1).click();
    await site.page.waitForURL(`${site.served.address}lookup/?id=${other}`);
  });

  it("are reported as unknown if no id begins so, with a link to similar ids", async () => {
    await open(`?q=${idOf("never published").slice(0, 12)}`);
    await expect.poll(says).toContain("No published id begins with these digits.");
    await site.page.getByRole("link", { name: "Look the id up" }).click();
    await expect
      .poll(() => site.page.locator("#lookup-answer h2").textContent())
      .toMatch(/^Unknown/);
  });

  const FAILED =
    "Ids could not be looked up: a file for that could not be fetched: the server answered with 503.";

  it.each([
    ["beside a name", `mini.old ${LOOKUP_IDS.retired.slice(0, 8)}`, ["mini.old"], "1 of 2"],
    ["alone", LOOKUP_IDS.stableIdBefore, [], "No coalition was found"],
  ])(
    "leave what else matches if they cannot be looked up, %s, and are tried again",
    async (_, text, matching, counted) => {
      site.served.faults.set(
        shardPath(prefixOf(/[0-9a-f]{8,}$/.exec(text)?.[0] ?? "")),
        "unavailable",
      );
      await open(`?q=${encodeURIComponent(text)}`);
      await expect.poll(says).toContain(FAILED);
      expect(await says()).not.toContain("No published id");
      expect(await names()).toEqual(matching);
      expect(await count()).toContain(counted);
      await expect.poll(announced).toBe("Ids could not be looked up");
      expect(await overflowOf(site.page)).toBe(0);
      site.served.faults.clear();
      await site.page.getByRole("button", { name: "Try again" }).click();
      await expect.poll(() => found().count()).toBe(1);
      expect(await says()).not.toContain("could not be");
      expect(await names()).toEqual(matching);
    },
  );

  it("leave the coalitions if the file of their parts cannot be fetched", async () => {
    const parts = [...site.files.keys()].filter((path) => path.includes("/parts/"));
    for (const path of parts) site.served.faults.set(path, "unavailable");
    await open("?q=a.mainnet");
    await expect.poll(says).toContain(FAILED);
    expect([parts.length, await names()]).toEqual([1, ["mini.one"]]);
    site.served.faults.clear();
    await site.page.getByRole("button", { name: "Try again" }).click();
    await site.page.getByRole("link", { name: "a.mainnet", exact: true }).waitFor();
    expect(await says()).not.toContain("could not be");
  });

  it("are not looked up for fewer digits, or for words", async () => {
    await open();
    site.served.asked.length = 0;
    for (const text of [LOOKUP_IDS.first.slice(0, 7), definition().title, "mini"]) {
      await box().fill(text);
      await site.page.waitForLoadState("networkidle");
    }
    expect(site.served.asked.filter((path) => path.includes("/search/"))).not.toEqual([]);
    expect(site.served.asked.filter((path) => path.includes("/lookup/"))).toEqual([]);
  });
});
