// Two hundred hostile strings in every string field of a definition, past the check: in Chromium (a tenth of them in
// `npm test`, all in CI) no script runs, no other host is contacted, and each page has the structure that it has with
// a harmless text.

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lazy } from "../../src/core/lazy.ts";
import { CHROMIUM, sharedChromium, watchFaults } from "../support/browser.ts";
import { fieldsFor, nameOf, renderTexts, STRING_FIELDS } from "../support/hostile-pages.ts";
import { HOSTILE_STRINGS } from "../support/hostile-strings.ts";
import { type PageStructure, structureOfPage } from "../support/page-structure.ts";
import { type ServedFiles, serveFiles } from "../support/served-files.ts";
import { sampleOf } from "../support/thorough.ts";

/** What is hashed must be hex, and a kind must be a known one: otherwise nothing renders. */
const MUST_BE_LEGAL = /\/(fingerprint|stableId|contentHash|peerId|content|acl|id|to|kind)$/;

const TABS = 2;

/** Those that a browser looks at. */
const TEXTS = sampleOf(HOSTILE_STRINGS, 10);

/** Those that a text can be rendered in at all. */
const fields = lazy(() => fieldsFor("<x>"));

const isAddress = (text: string) => text.startsWith("https://");
/** Longer texts are folded away, or set as their digests: so many bytes there are steps. */
const STEPS = [40, 320, 2048];
const stepOf = (text: string) => STEPS.filter((most) => Buffer.byteLength(text) > most).length;
/** A text that differs with the index, is as long as the step, and an address where the hostile one is. */
const harmless = (text: string, index: number) => {
  const start = isAddress(text) ? `https://harmless.example/${index}` : `harmless ${index}`;
  const step = stepOf(text);
  return step === 0 ? start : start.padEnd((STEPS[step - 1] ?? 0) + 10, "-");
};

/** The first text whose page has the same structure. */
function indexOfTwin(text: string): number {
  const kindOf = (it: string) => `${isAddress(it)} ${stepOf(it)}`;
  return TEXTS.findIndex((it) => kindOf(it) === kindOf(text));
}

describe("the hostile strings", () => {
  it("are two hundred, of many sorts, and are in every field that can be rendered", async () => {
    expect(new Set(HOSTILE_STRINGS).size).toBe(200);
    expect(HOSTILE_STRINGS.filter((it) => it.includes("hit=1")).length).toBeGreaterThan(100);
    const tried = new Set(await fields());
    const legal = STRING_FIELDS.filter((field) => !tried.has(field));
    expect(legal.filter((field) => !MUST_BE_LEGAL.test(field))).toEqual([]);
    expect(tried.size).toBeGreaterThan(70);
  });
});

describe.skipIf(!CHROMIUM)("hostile pages in Chromium (if it is installed)", () => {
  let hostile: ServedFiles;
  let twin: ServedFiles;
  let paths: string[];
  let browser: Browser;

  beforeAll(async () => {
    const all = await fields();
    const files = await renderTexts(TEXTS, all);
    hostile = await serveFiles(files, "/registry/");
    const twins = new Set(TEXTS.map(indexOfTwin));
    twin = await serveFiles(await renderTexts(TEXTS.map(harmless), all, twins), "/registry/");
    paths = [...files.keys()].filter((it) => it.endsWith(".html") && it !== "404.html");
    browser = await sharedChromium();
  });
  afterAll(() => {
    hostile.stop();
    twin.stop();
  });

  async function openTab(address: string): Promise<{ tab: Page; faults: string[] }> {
    const tab = await browser.newPage();
    const faults = watchFaults(tab, address);
    await tab.addInitScript(() => {
      addEventListener("securitypolicyviolation", (event) => {
        console.error(`against the policy: ${event.violatedDirective} ${event.blockedURI}`);
      });
    });
    return { tab, faults };
  }

  async function look(tab: Page, { address }: ServedFiles, path: string): Promise<PageStructure> {
    await tab.goto(address + path);
    return tab.evaluate(structureOfPage);
  }

  /** The page of the same kind with harmless texts: coalitions differ in whether these are addresses, and long. */
  function twinOf(path: string): string {
    const [, index] = /^coalition-(\d+)\./.exec(path) ?? [];
    if (index === undefined) return path;
    const same = indexOfTwin(TEXTS[Number(index)] ?? "");
    return path.replace(nameOf(Number(index)), nameOf(same));
  }

  it("runs no script, asks nobody, and keeps every page's structure", async () => {
    const twins = new Map<string, Promise<PageStructure>>();
    const wrong: string[] = [];
    const queue = [...paths];
    let elements = 0;
    const work = async () => {
      const { tab, faults } = await openTab(hostile.address);
      const { tab: twinTab } = await openTab(twin.address);
      for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
        const other = twinOf(path);
        const known = twins.get(other) ?? look(twinTab, twin, other);
        twins.set(other, known);
        const found = await look(tab, hostile, path);
        elements += found.elements.length;
        const errors = [...difference(found, await known), ...found.markdown, ...faults.splice(0)];
        if (found.hit) errors.push("a script ran");
        wrong.push(...errors.map((it) => `${path}: ${it.slice(0, 300)}`));
      }
    };
    await Promise.all(Array.from({ length: TABS }, work));
    expect(wrong).toEqual([]);
    expect(paths.length).toBeGreaterThan(TEXTS.length + 10);
    expect(elements).toBeGreaterThan(paths.length * 100);
  });

  it("would see a text that breaks out", async () => {
    const files = await renderTexts(["<script>hit=1</script>"], await fields());
    const path = `${nameOf(0)}/index.html`;
    const broken = (files.get(path) ?? "").replaceAll("&lt;", "<");
    const site = await serveFiles(new Map([...files, [path, broken]]), "/registry/");
    const { tab, faults } = await openTab(site.address);
    const found = await look(tab, site, path);
    const { tab: twinTab } = await openTab(twin.address);
    expect(difference(found, await look(twinTab, twin, path))).not.toEqual([]);
    expect(faults.join()).toContain("Content Security Policy");
    site.stop();
  });
});

/** The first element in which the two differ. */
function difference({ elements: found }: PageStructure, { elements: wanted }: PageStructure) {
  const at = found.findIndex((it, index) => it !== wanted[index]);
  if (at === -1 && found.length === wanted.length) return [];
  return [`element ${at} is ${found[at]}, not ${wanted[at]}`];
}
