// The facts of a handshake page in a real browser: what to compile in, now and next, short ids, where ids
// come from, how to bind.

import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { announcementsOf } from "../../src/core/changes/next-fingerprint.ts";
import { MOSAIK_UNIVERSE } from "../../src/core/config/network-id.ts";
import type { ConstantOrigin } from "../../src/core/render/constant-origin.ts";
import { renderRust } from "../../src/core/render/rust.ts";
import { shownConstant } from "../../src/core/render/shown-constant.ts";
import { renderTypeScript } from "../../src/core/render/typescript.ts";
import { CHROMIUM, keep, overflowOf, sharedChromium } from "../support/browser.ts";
import { ANNOUNCING, handshakeRegistry, LONG_NAME } from "../support/handshake-registry.ts";
import { idOf } from "../support/ids.ts";
import { renderRegistry } from "../support/rendered-site.ts";
import { type ServedFiles, serveFiles } from "../support/served-files.ts";

const CONFIG = {
  name: "Mini registry",
  description: "A registry in miniature.",
  baseUrl: "https://mini.example/some/registry/",
  repository: "https://git.example/mini/registry",
};
const TABS = ["Rust", "TypeScript", "JSON", "Hex", "Bytes"];
const NEXT = announcementsOf(ANNOUNCING);

describe.skipIf(!CHROMIUM)("a handshake page in Chromium (if it is installed)", () => {
  let served: ServedFiles;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let head: string;
  let origin: ConstantOrigin;

  beforeAll(async () => {
    const repository = handshakeRegistry();
    head = repository.git("rev-parse", "HEAD");
    const files = await renderRegistry(repository.folder, CONFIG);
    const { seq, hash } = JSON.parse(files.get("mini.facts/changes.json") ?? "").entries.at(-1);
    const registry = CONFIG.baseUrl;
    origin = { registry, networkId: MOSAIK_UNIVERSE, entry: { seq, hash } };
    served = await serveFiles(files, "/some/registry/");
    repository.delete();
    browser = await sharedChromium();
  });
  afterAll(() => served.stop());
  afterEach(() => context.close());

  async function open(
    path = "mini.facts/",
    options: Parameters<Browser["newContext"]>[0] = {},
  ): Promise<void> {
    const permissions = ["clipboard-read", "clipboard-write"];
    context = await browser.newContext({ permissions, ...options });
    page = await context.newPage();
    await page.goto(served.address + path);
  }

  const config = () => page.locator("#config");
  const tab = (name: string) => config().getByRole("tab", { name });
  const panel = () => config().getByRole("tabpanel").filter({ visible: true });
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  const textOf = async (selector: string) =>
    ((await page.locator(selector).textContent()) ?? "").replaceAll(/\s/g, "");

  it("switches between five forms by mouse and by keyboard, and the address follows", async () => {
    await open();
    expect(await config().getByRole("tab").allTextContents()).toEqual(TABS);
    for (const name of TABS) {
      await tab(name).click();
      expect(await panel().count()).toBe(1);
      expect(await panel().getAttribute("id")).toBe(`config-${name.toLowerCase()}`);
      expect(page.url()).toMatch(new RegExp(`#config-${name.toLowerCase()}$`));
    }
    await page.keyboard.press("ArrowRight");
    expect(page.url()).toMatch(/#config-rust$/);
    await page.keyboard.press("End");
    expect(await panel().textContent()).toContain("pub const FINGERPRINT: [u8; 32] = [");
    await open("mini.facts/#config-hex");
    expect(await panel().getAttribute("id")).toBe("config-hex");
  });

  it("says which commit the forms are as of, and each tab is a link to its form", async () => {
    await open("mini.facts/#config-bytes");
    const link = config().getByRole("link", { name: head.slice(0, 10) });
    expect(await link.getAttribute("href")).toBe(`${CONFIG.repository}/commit/${head}`);
    const kept = config().getByRole("link", { name: /^history\// });
    expect(await kept.getAttribute("href")).toBe(`history/${ANNOUNCING.fingerprint}.json`);
    expect(await panel().getAttribute("id")).toBe("config-bytes");
    const links = await config()
      .getByRole("tab")
      .evaluateAll((tabs) => tabs.map((it) => (it as HTMLAnchorElement).href));
    expect(links).toEqual(
      TABS.map((name) => `${served.address}mini.facts/#config-${name.toLowerCase()}`),
    );
    const response = await page.goto(
      `${served.address}mini.facts/${await kept.getAttribute("href")}`,
    );
    expect(response?.status()).toBe(200);
  });

  it("copies the fingerprint, its first digits, and short ids of citizens", async () => {
    await open();
    const citizen = page.getByRole("button", { name: "Copy citizen id of feed", exact: true });
    const first = page.getByRole("button", { name: /^Copy first 16 digits/ });
    for (const [button, value] of [
      [citizen, idOf("organism feed").slice(0, 40)],
      [first, ANNOUNCING.fingerprint.slice(0, 16)],
      [
        page.getByRole("button", { name: "Copy fingerprint", exact: true }).first(),
        ANNOUNCING.fingerprint,
      ],
    ] as const) {
      for (const act of [() => button.click(), () => button.press("Enter")]) {
        await page.evaluate(() => navigator.clipboard.writeText(""));
        await act();
        await expect.poll(copied).toBe(value);
      }
    }
    await expect
      .poll(() => page.locator("#announcement").textContent())
      .toBe("Copied: fingerprint");
  });

  it("has the next constant of each moment, to copy in both languages", async () => {
    await open();
    const moments = page.locator("#announced .announcement");
    expect(await moments.count()).toBe(2);
    expect(await moments.first().locator(".announced-change").count()).toBe(2);
    for (const [index, announcement] of [NEXT[0], NEXT[2]].entries()) {
      const moment = moments.nth(index);
      const definition = announcement?.definition;
      if (!definition) throw new Error("nothing follows from what is announced");
      expect(definition.fingerprint).not.toBe(ANNOUNCING.fingerprint);
      await moment.locator("summary").press("Enter");
      const then = { ...origin, announcedFor: announcement.upcoming.effectiveAt };
      for (const [name, text] of [
        ["Rust", renderRust(definition, then)],
        ["TypeScript", renderTypeScript(definition, then)],
      ] as const) {
        await moment.getByRole("tab", { name }).click();
        await moment
          .getByRole("button", { name: new RegExp(`^Copy Constant from .+ on, ${name}$`) })
          .click();
        await expect.poll(copied).toBe(text);
      }
    }
    // The tabs of one constant leave those of the others alone.
    expect(await panel().getAttribute("id")).toBe("config-rust");
  });

  it("offers no next constant until an operator announces an id", async () => {
    await open("mini.waiting/");
    expect(await page.locator("#announced").textContent()).toContain(
      "Not known yet: the operator of confluence router",
    );
    expect(await page.locator("#announced pre").count()).toBe(0);
  });

  it("says which ids are recomputed and which are declared", async () => {
    await open("mini.facts/", { javaScriptEnabled: false });
    expect(await page.locator("dl.legend").count()).toBe(1);
    const marks = async (row: string) =>
      page
        .locator(`[id="${row}"] dl.ids > div`)
        .evaluateAll((rows) =>
          rows.map((it) => [
            it.querySelector("dt")?.textContent,
            it.querySelector(".mark")?.textContent,
          ]),
        );
    expect(await marks("lattice-a.mainnet")).toEqual([
      ["stable id", "recomputed"],
      ["citizen id", undefined],
      ["content hash", "declared"],
      ["ticket-issuance root", "declared"],
    ]);
    expect((await marks("lattice-strange.mainnet"))[0]).toEqual(["stable id", "declared"]);
    expect((await marks("organism-feed"))[0]).toEqual(["stable id", "declared"]);
    const provenance = (part: string) => page.locator(`${part} p.provenance`).allTextContents();
    expect(await provenance("#confluence-router")).toEqual([
      "Recomputed from its published config bytes",
    ]);
    expect(await provenance("#confluence-ledger")).toEqual([
      "Declared by its operator: no config bytes are published to recompute it from",
    ]);
  });

  it("says how to bind to each service, with code", async () => {
    await open();
    const parts = page.locator("#bind article");
    expect(await parts.locator("h3").allTextContents()).toEqual([
      "router confluence",
      "ledger confluence",
      "Atlas module",
      "Chronicle module",
      "mini-tickets ticket issuer",
    ]);
    const router = parts.first();
    expect(await router.textContent()).toContain("cargo add router");
    await router.getByRole("button", { name: "Copy code that binds to router" }).click();
    await expect.poll(copied).toMatch(/^\/\/ cargo add router\nmod coalition;/);
    await router.getByRole("heading").getByRole("link").click();
    expect(page.url()).toMatch(/#confluence-router$/);
  });

  it("has every fact without a script: bytes, next constants, short ids", async () => {
    await open("mini.facts/", { javaScriptEnabled: false });
    const bytes = ANNOUNCING.fingerprint.match(/../g) ?? [];
    expect(await textOf("#config-bytes pre")).toContain(bytes.map((it) => `0x${it}`).join(","));
    for (const file of ["coalition.ts", "coalition.json"]) {
      expect(await page.locator(`.tabs a[href="${file}"]`).isVisible()).toBe(true);
    }
    const main = await textOf("main");
    for (const id of JSON.stringify(ANNOUNCING).match(/[0-9a-f]{64}/g) ?? []) {
      expect(main).toContain(id);
    }
    for (const { definition, next, upcoming } of NEXT) {
      if (!definition || !next) throw new Error("nothing follows from what is announced");
      expect(main).toContain(next);
      const then = { ...origin, announcedFor: upcoming.effectiveAt };
      const rust = shownConstant(renderRust(definition, then), `next/${next}.rs`);
      expect(main).toContain(rust.replaceAll(/\s/g, ""));
      expect(await page.locator(`.tabs a[href="next/${next}.ts"]`).count()).toBe(1);
    }
    for (const { stableId } of ANNOUNCING.organisms) {
      expect(await textOf("#organisms")).toContain(`citizenid${stableId.slice(0, 40)}`);
    }
  });

  it.each([
    [390, "light"],
    [1280, "dark"],
  ] as const)(
    "fits a screen of %i pixels, %s, names of 100 characters too",
    async (width, look) => {
      const viewport = { width, height: 844 };
      for (const path of [`${LONG_NAME}/`, "mini.facts/", "mini.waiting/"]) {
        await open(path, { viewport, colorScheme: look });
        await page.locator("details").evaluateAll((all) => {
          for (const it of all) (it as HTMLDetailsElement).open = true;
        });
        const overflow = await overflowOf(page);
        expect([path, overflow]).toEqual([path, 0]);
        await keep(page, `handshake-${path.slice(0, 9)}-${width}-${look}`);
        if (path !== "mini.waiting/") await context.close();
      }
    },
  );
});
