// The derivation on the handshake page in a real browser: its button confirms every coalition of this registry, and
// shows in which node a byte of the served file was altered.

import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { anchorOfNode } from "../../site/components/links.ts";
import { deriveTree } from "../../src/core/derivation/tree.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { type Alteration, alterationsOf, alterByte } from "../support/altered-bytes.ts";
import { CHROMIUM, keep, overflowOf, sharedChromium, watchFaults } from "../support/browser.ts";
import { renderRegistry } from "../support/rendered-site.ts";
import { type ServedFiles, serveFiles } from "../support/served-files.ts";

const CONFIG = {
  name: "Mini registry",
  description: "A registry in miniature.",
  baseUrl: "https://mini.example/some/registry/",
};

describe.skipIf(!CHROMIUM)("the derivation in Chromium (if it is installed)", () => {
  let files: Map<string, string>;
  let names: string[];
  let served: ServedFiles;
  let browser: Browser;
  let page: Page;
  let faults: string[];
  let untouched: Map<string, string>;

  beforeAll(async () => {
    files = await renderRegistry(".", CONFIG);
    untouched = new Map(files);
    names = [...files.keys()].flatMap((it) => /^([^/]+)\/coalition\.json$/.exec(it)?.[1] ?? []);
    served = await serveFiles(files, "/some/registry/");
    browser = await sharedChromium();
  });
  afterAll(() => served.stop());
  afterEach(async () => {
    served.faults.clear();
    served.asked.length = 0;
    for (const [path, text] of untouched) files.set(path, text);
    await page.close();
  });

  async function open(
    name: string,
    options: Parameters<Browser["newPage"]>[0] = {},
  ): Promise<void> {
    page = await browser.newPage(options);
    faults = watchFaults(page, served.address);
    await page.goto(`${served.address}${name}/`);
  }

  const pathOf = (name: string) => `${name}/coalition.json`;
  const textOf = (name: string) => untouched.get(pathOf(name)) ?? "";
  const definitionOf = (name: string): Definition => JSON.parse(textOf(name));
  const button = () => page.getByRole("button", { name: "Recompute everything in this browser" });
  const result = () => page.locator("#derivation-result");
  const title = () => page.locator("#outcome-title");
  const byMouse = () => button().click();
  const byKeyboard = () => button().press("Enter");

  /** Presses the button and returns the title of its result. */
  async function recompute(press: () => Promise<void> = byMouse): Promise<string> {
    await button().waitFor();
    await result().evaluate((it) => it.replaceChildren());
    await press();
    await title().waitFor();
    return (await title().textContent()) ?? "";
  }

  /** The anchor of the node that has the focus, and is open, marked, and in sight. */
  const pointedAt = () =>
    page.evaluate(() => {
      const node = document.activeElement?.closest<HTMLElement>(".node");
      const box = document.activeElement?.getBoundingClientRect();
      const isSeen = box && box.top >= 0 && box.bottom <= innerHeight && box.height > 0;
      const isOpen = !(node instanceof HTMLDetailsElement) || node.open;
      const isMarked = node?.dataset.outcome === "cause";
      return isSeen && isOpen && isMarked ? node?.id : undefined;
    });

  it("confirms every coalition, and lists what is only declared", async () => {
    expect(names.length).toBeGreaterThan(0);
    for (const [at, name] of names.entries()) {
      await open(name);
      const nodes = deriveTree(definitionOf(name));
      expect(await recompute(at % 2 === 0 ? byMouse : byKeyboard)).toBe(
        `Recomputed in this browser from coalition.json, with the registry’s own code: ${nodes.length + 1} nodes, all as shown.`,
      );
      const said = (await result().textContent()) ?? "";
      expect(said).toContain(
        `${nodes.filter((it) => it.preimage).length + 1} hashes were recomputed`,
      );
      const declared = nodes.filter(({ provenance }) => provenance === "declared");
      const listed = await result().locator("li").allTextContents();
      expect(listed).toEqual(declared.map((it) => it.title));
      await expect
        .poll(() => page.locator("#announcement").textContent())
        .toContain("all as shown");
      expect(faults).toEqual([]);
      if (name !== names.at(-1)) await page.close();
    }
  });

  it("points at the node with an altered byte, and shows what the file gives instead", async () => {
    const name = names.at(-1) ?? "";
    const text = textOf(name);
    const few = new Map<string, Alteration>();
    // The last at each node: what is folded away deepest.
    for (const it of alterationsOf(definitionOf(name))) few.set(it.key.replace(/ .*/, ""), it);
    await open(name);
    for (const [at, alteration] of [...few.values()].entries()) {
      files.set(pathOf(name), alterByte(text, alteration, 11 * at));
      const said = await recompute(at % 2 === 0 ? byKeyboard : byMouse);
      const causes = page.locator('[data-outcome="cause"]');
      const anchors = await causes.evaluateAll((all) => all.map(({ id }) => id));
      const anchor = anchorOfNode(alteration.key);
      expect([alteration.kind, anchors]).toEqual([alteration.kind, [anchor]]);
      expect([alteration.kind, await pointedAt()]).toEqual([alteration.kind, anchor]);
      expect(said).toContain("differs from what this page shows");
      const [instead, shown] = await causes.locator('[data-shown="hash"] .hex').allTextContents();
      if (alteration.key === "file") expect(instead).not.toBe(shown);
    }
    files.set(pathOf(name), text);
    expect(await recompute()).toContain("all as shown");
    expect(await page.locator(".node-cause").count()).toBe(0);
    expect([few.size > 3, faults]).toEqual([true, []]);
  });

  it("says by line and column why a file is not a definition", async () => {
    const name = names[0] ?? "";
    const text = textOf(name);
    const broken = `${text.trimEnd().slice(0, -1)}]\n`;
    files.set(pathOf(name), broken);
    await open(name);
    const line = text.trimEnd().split("\n").length;
    expect(await recompute()).toMatch(
      new RegExp(`not a definition that can be recomputed: line ${line - 1}|${line}, column \\d+`),
    );
    expect(await pointedAt()).toBe(anchorOfNode("file"));
    expect(await result().textContent()).toContain("Nothing was recomputed");
    expect(await page.locator('[data-outcome="same"]').count()).toBe(0);
  });

  it("shows what a stranger put into the file as text, and never as markup", async () => {
    const name = names[0] ?? "";
    const hostile = '<img src=x onerror=\\"document.title=1\\"> <b>bold</b>';
    const altered = textOf(name).replace(/("title": ")[^"]*/, `$1${hostile}`);
    await open(name);
    // What was shown of the file before is compared with it line by line.
    await page.getByRole("tab", { name: "JSON" }).click();
    await page.locator("#config-json pre").waitFor();
    files.set(pathOf(name), altered);
    await recompute();
    expect(await result().textContent()).toContain("<img src=x");
    expect(await page.locator("#derivation img, #derivation-result b").count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it("reports a fault of the server, not a difference, and works again afterwards", async () => {
    const name = names[0] ?? "";
    await open(name);
    served.faults.set(pathOf(name), "unavailable");
    expect(await recompute()).toBe("Nothing was recomputed");
    expect(await result().textContent()).toContain(
      "coalition.json could not be fetched: the server answered with 503. This says nothing about the derivation. Try again,",
    );
    expect(await page.locator(".node-outcome").count()).toBe(0);
    served.faults.clear();
    expect(await recompute()).toContain("all as shown");
  });

  it("compares what people copy from the page", async () => {
    const name = names[0] ?? "";
    const path = `${name}/index.html`;
    const page = files.get(path) ?? "";
    const [start = ""] = definitionOf(name).fingerprint.match(/.{8}/) ?? [];
    for (const [constant, altered, anchor] of [
      // The first place of the page that has it is its head.
      [`<i>${start}</i>`, "<i>00000000</i>", "fingerprint"],
      [/unique_id!\("\w/, 'unique_id!("x', "config-rust"],
      [/u8; 32\] = \[\s*0x../, "u8; 32] = [\n        0x0g", "config-bytes"],
    ] as const) {
      files.set(path, page.replace(constant, altered));
      expect(files.get(path)).not.toBe(page);
      await open(name);
      expect(await recompute()).toMatch(
        /all as shown, but not the values to copy from this page\.$/,
      );
      expect(await result().textContent()).toContain(`at #${anchor} do not match`);
      expect(await result().locator(".outcome.differs").count()).toBe(1);
      await result().page().close();
    }
    await open(name);
  });

  it("ignores an address that cannot be decoded", async () => {
    const name = names[0] ?? "";
    await open(name);
    await page.goto(`${served.address}${name}/#%E0%A4%A`);
    await page.reload();
    expect(await recompute()).toContain("all as shown");
    expect(faults).toEqual([]);
  });

  it("loads the core's code when the button is pressed, and not before", async () => {
    await open(names[0] ?? "");
    await page.waitForLoadState("networkidle");
    expect(served.asked.some((it) => it.includes("recompute-core"))).toBe(false);
    await recompute();
    expect(served.asked.some((it) => it.includes("recompute-core"))).toBe(true);
  });

  it("opens the node that an address leads to, and everything folded around it", async () => {
    const name = names[0] ?? "";
    await open(name);
    await page.goto(`${served.address}${name}/#derivation-coalition`);
    await expect
      .poll(() => page.locator("#derivation-coalition").getAttribute("open"))
      .not.toBeNull();
    const first = page.locator("#derivation-module a");
    const target = (await first.getAttribute("href")) ?? "";
    await first.click();
    const body = page.locator(`${target} .node-body`);
    await expect.poll(() => body.isVisible()).toBe(true);
    await page.locator(target).evaluate((it) => it.removeAttribute("open"));
    await first.click();
    await expect.poll(() => body.isVisible()).toBe(true);
  });

  it("has the whole tree without scripts, and no dead button", async () => {
    const name = names[0] ?? "";
    await open(name, { javaScriptEnabled: false });
    expect(await button().isVisible()).toBe(false);
    const tree = (await page.locator("#derivation").textContent()) ?? "";
    const text = (await page.locator("main").textContent()) ?? "";
    for (const { title, preimage, declared } of deriveTree(definitionOf(name))) {
      expect(tree).toContain(title);
      if (preimage) expect(text).toContain(preimage.hash);
      if (declared) expect(text).toContain(declared.id);
    }
    await page.locator("#derivation-coalition summary").click();
    expect(await page.locator("#derivation-coalition .node-body").isVisible()).toBe(true);
  });

  it.each([
    [390, "light"],
    [1280, "dark"],
  ] as const)("fits a screen of %i pixels, %s, open and marked", async (width, colorScheme) => {
    const name = names.at(-1) ?? "";
    files.set(pathOf(name), alterByte(textOf(name), { kind: "", pointer: "/name", key: "" }));
    await open(name, { viewport: { width, height: 844 }, colorScheme });
    await recompute();
    await page.evaluate(() => {
      for (const it of document.querySelectorAll("details")) it.open = true;
    });
    expect([await overflowOf(page), faults]).toEqual([0, []]);
    await keep(page.locator("#derivation"), `derivation-${name}-${width}-${colorScheme}`);
  });
});
