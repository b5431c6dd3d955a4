// What changed between any two fingerprints, on the page of a long history in a real browser: by mouse, by
// keyboard, by address, back, with itself, with what fails, and without a script.

import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { compareVersions } from "../../src/core/changes/compare-versions.ts";
import type { Definition, Id } from "../../src/core/registry/definition.ts";
import { CHROMIUM, keep, overflowOf, sharedChromium, watchFaults } from "../support/browser.ts";
import { idOf } from "../support/ids.ts";
import { LONG, LOST, longRegistry, renderLong } from "../support/long-registry.ts";
import { type ServedFiles, serveFiles } from "../support/served-files.ts";

const registry = longRegistry(60, { rewritten: true });
const chain = registry.view.chains.get(LONG) ?? [];
/** Every fingerprint of the chain, by the entry that brought it last, the newest first. */
const fingerprints = [
  ...new Set(
    chain
      .filter(({ fingerprint }, index) => chain[index - 1]?.fingerprint !== fingerprint)
      .map(({ fingerprint }) => fingerprint)
      .reverse(),
  ),
];
const [present = "", previous = ""] = fingerprints;
const oldest = fingerprints.at(-1) ?? "";

describe.skipIf(!CHROMIUM)("the diff in Chromium (if it is installed)", () => {
  let files: Map<string, string>;
  let kept: string;
  let served: ServedFiles;
  let browser: Browser;
  let page: Page;
  let faults: string[];

  beforeAll(async () => {
    files = await renderLong(registry);
    kept = files.get(fileOf(oldest)) ?? "";
    served = await serveFiles(files, "/registry/");
    browser = await sharedChromium();
  });
  afterAll(() => served.stop());
  afterEach(async () => {
    served.faults.clear();
    files.set(fileOf(oldest), kept);
    await page.close();
  });

  async function open(query = "", options: Parameters<Browser["newPage"]>[0] = {}): Promise<void> {
    page = await browser.newPage(options);
    faults = watchFaults(page, served.address);
    await page.goto(`${served.address}${LONG}/history/${query}`);
    // The form is shown once the script listens.
    if (options.javaScriptEnabled !== false) await compare().waitFor();
  }

  const fileOf = (fingerprint: Id) => `${LONG}/history/${fingerprint}.json`;
  const definitionOf = (fingerprint: Id) =>
    JSON.parse(files.get(fileOf(fingerprint)) ?? "") as Definition;
  const between = (before: Id, after: Id) =>
    compareVersions(definitionOf(before), definitionOf(after));
  // Chromium itself reports a file that is missing or refused on purpose.
  const isUnwanted = (fault: string) => !fault.startsWith("Failed to load resource");
  const answer = () => page.locator("#diff-answer");
  const title = () => answer().locator("h3");
  const said = async () => (await answer().textContent()) ?? "";
  const compare = () => page.getByRole("button", { name: "Compare" });

  async function expectShown(before: Id, after: Id): Promise<void> {
    const comparison = between(before, after);
    await expect.poll(() => title().textContent()).toBe(comparison.title);
    const changes = comparison.changes.map(({ title: what }) => what);
    const facts = [before, after, comparison.verdict, ...comparison.actions, ...changes];
    // The answer before may have had the same title.
    const missing = async () => {
      const text = await said();
      return facts.filter((fact) => !text.includes(fact));
    };
    await expect.poll(missing).toEqual([]);
    await expect
      .poll(() => page.locator("#announcement").textContent())
      .toBe(`${comparison.title}. ${comparison.verdict}`);
    expect(faults.filter(isUnwanted)).toEqual([]);
  }

  it("offers every past fingerprint, and compares the last two at the press of a button", async () => {
    await open();
    const [from, to] = [
      page.getByLabel("From", { exact: true }),
      page.getByLabel("To", { exact: true }),
    ];
    const offered = await from
      .locator("option")
      .evaluateAll((options) => options.map((it) => (it as HTMLOptionElement).value));
    expect(offered).toEqual([...fingerprints, LOST]);
    expect(offered.length).toBeGreaterThan(20);
    expect([await from.inputValue(), await to.inputValue()]).toEqual([previous, present]);
    served.asked.length = 0;
    await compare().click();
    await expectShown(previous, present);
    const requests = served.asked.filter((it) => it.endsWith(".json")).sort();
    expect(requests).toEqual([fileOf(previous), fileOf(present)].sort());
    const query = `?from=${previous}&to=${present}#diff`;
    expect(page.url()).toBe(`${served.address}${LONG}/history/${query}`);
  });

  it("is chosen and compared by keyboard alone", async () => {
    await open();
    await page.getByLabel("From", { exact: true }).focus();
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    expect(await compare().evaluate((it) => it === document.activeElement)).toBe(true);
    await page.keyboard.press("Enter");
    await expectShown(oldest, present);
  });

  it("answers a shared address, backwards, and again after the browser's back button", async () => {
    await open(`?from=${oldest}&to=${previous}`);
    await expectShown(oldest, previous);
    await expect.poll(said).toContain("The second fingerprint is superseded");
    await page.getByRole("button", { name: "Swap" }).click();
    await expectShown(previous, oldest);
    await expect.poll(said).toContain("these are the changes backwards");
    await page.goBack();
    await expectShown(oldest, previous);
    await expect.poll(said).not.toContain("way back");
  });

  it("reports no difference between a fingerprint and itself", async () => {
    await open(`?from=${present}&to=${present}`);
    await expectShown(present, present);
    expect(await title().textContent()).toBe("No difference");
  });

  it.each([
    ["a fingerprint whose history was rewritten", LOST],
    ["a fingerprint of another coalition", idOf("nobody's")],
    ["no fingerprint at all", '<img src=x onerror="document.title=1">'],
  ])("says what it cannot compare: %s", async (_, from) => {
    await open(`?from=${encodeURIComponent(from)}&to=${present}`);
    await expect.poll(() => title().textContent()).toBe("Nothing to compare");
    await expect.poll(said).toContain(from);
    const link = answer().getByRole("link", { name: /Look it up/ });
    expect(await link.getAttribute("href")).toBe(`../../lookup/?id=${encodeURIComponent(from)}`);
    expect(await answer().locator("img").count()).toBe(0);
    await expect.poll(() => page.locator("#announcement").textContent()).toMatch(/failed/);
    expect(faults.filter(isUnwanted)).toEqual([]);
  });

  it("reports a fault of the server, not of the fingerprints, and works afterwards", async () => {
    served.faults.set(fileOf(oldest), "unavailable");
    await open(`?from=${oldest}&to=${present}`);
    await expect.poll(() => title().textContent()).toBe("The comparison failed");
    await expect
      .poll(said)
      .toContain(
        "A definition could not be fetched: the server answered with 503. This says nothing about the fingerprints. Try again,",
      );
    served.faults.clear();
    await compare().click();
    await expectShown(oldest, present);
  });

  it("rejects a file with a different definition", async () => {
    files.set(fileOf(oldest), files.get(fileOf(previous)) ?? "");
    await open(`?from=${oldest}&to=${present}`);
    await expect.poll(() => title().textContent()).toBe("The comparison failed");
    await expect.poll(said).toContain(`the file of ${oldest} has the fingerprint ${previous}`);
    files.set(fileOf(oldest), "<html>");
    await compare().click();
    await expect.poll(said).toContain("not valid JSON");
  });

  it("shows the answer to the last question, whichever comes first", async () => {
    let release = () => {};
    const late = new Promise<void>((done) => {
      release = done;
    });
    served.faults.set(fileOf(oldest), late);
    await open(`?from=${oldest}&to=${present}`);
    await page.getByLabel("From", { exact: true }).selectOption(previous);
    await compare().click();
    await expectShown(previous, present);
    release();
    await page.waitForLoadState("networkidle");
    expect(await title().textContent()).toBe(between(previous, present).title);
    await expect.poll(said).not.toContain(oldest);
  });

  it("is reached from the handshake page", async () => {
    await open();
    await page.goto(`${served.address}${LONG}/`);
    await page.getByRole("link", { name: "compare with an older one" }).click();
    expect(page.url()).toBe(`${served.address}${LONG}/history/#diff`);
    await expect.poll(() => compare().isVisible()).toBe(true);
  });

  it("shows the command line, not the form, without a script", async () => {
    await open("", { javaScriptEnabled: false });
    expect(await page.locator("#diff-form").isVisible()).toBe(false);
    await page.locator("#diff summary").click();
    const text = (await page.locator("#diff").innerText()).replaceAll(/\s+/g, " ");
    expect(text).toContain("npx mosaik-coalitions diff BEFORE.json AFTER.json");
    const blobs = [previous, present].map(
      (it) => chain.findLast(({ fingerprint }) => fingerprint === it)?.blob,
    );
    expect(text).toContain(`npx mosaik-coalitions diff ${blobs.join(" ")}`);
    for (const it of fingerprints) {
      expect(await page.locator(`a[href$="${it}.json"]`).count()).toBeGreaterThan(0);
    }
    await page.goto(`${served.address}short.number-0/history/`);
    expect(await page.locator("#diff").textContent()).toContain("only one fingerprint so far");
  });

  it.each([
    [390, "light"],
    [1280, "dark"],
  ] as const)("fits a screen of %i pixels, %s", async (width, colorScheme) => {
    await open(`?from=${oldest}&to=${present}#diff`, {
      viewport: { width, height: 844 },
      colorScheme,
    });
    await expectShown(oldest, present);
    const overflow = await overflowOf(page);
    expect(overflow).toBe(0);
    await keep(page, `diff-${width}-${colorScheme}`, { fullPage: false });
  });
});
