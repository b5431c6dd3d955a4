// Chromium, for tests that look at pages as people do: how it is started, what counts as a fault of a
// page, and screenshots for people to look at.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import {
  type Browser,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from "playwright-core";
import { toolPath } from "./has-tool.ts";

/**
 * The path of the tests' browser, or "" if there is none. The headless shell has the same engine, and renders a page
 * in a third of the time.
 */
export const CHROMIUM = toolPath("chromium-headless-shell") ?? toolPath("chromium") ?? "";

// Chromium would otherwise look its maker's hosts up at every start.
const QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];
export const CHROMIUM_ARGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", ...QUIET];

let browser: Promise<Browser> | undefined;

/**
 * One for all files that a worker runs: each closes the pages that it opens. It ends with the worker. Nothing in it
 * decides by a deadline: a page is waited for as long as the test is.
 */
export function sharedChromium(): Promise<Browser> {
  browser ??= launch();
  return browser;
}

async function launch(): Promise<Browser> {
  const options = { executablePath: CHROMIUM, args: CHROMIUM_ARGS, timeout: 0 };
  const started = await chromium.launch(options);
  const [newPage, newContext] = [started.newPage.bind(started), started.newContext.bind(started)];
  return Object.assign(started, {
    newPage: async (of?: BrowserContextOptions) => patient(await newPage(of)),
    newContext: async (of?: BrowserContextOptions) => patient(await newContext(of)),
  });
}

function patient<T extends Pick<Page, "setDefaultTimeout">>(made: T): T {
  made.setDefaultTimeout(0);
  return made;
}

/**
 * Faults on the page from now on, as they occur: errors and warnings of scripts and of the console, dialogs, and
 * requests to anything other than `address`.
 */
export function watchFaults(page: Page, address: string): string[] {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(message.text());
  });
  page.on("dialog", (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(address)) faults.push(`request to ${request.url()}`);
  });
  return faults;
}

/** Opens an address and waits for what the page fetches, if its address has a question. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: address.includes("?") ? "networkidle" : "load" });
}

/** Also lays out what the style defers until it is near the window, so that it can be measured. */
export async function layOutAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    // A large page has thousands of elements: once is enough.
    if ("isLaidOut" in window) return;
    Object.assign(window, { isLaidOut: true });
    for (const element of document.querySelectorAll<HTMLElement>("body *")) {
      if (getComputedStyle(element).contentVisibility !== "auto") continue;
      element.style.contentVisibility = "visible";
    }
  });
}

/** By how many pixels the whole page is wider than the window. */
export async function overflowOf(page: Page): Promise<number> {
  await layOutAll(page);
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

/** Keeps a picture of a page or of a part for people to look at, where SCREENSHOTS names a folder. */
export async function keep(
  shown: Page | Locator,
  name: string,
  { fullPage = true } = {},
): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await ("goto" in shown ? shown.screenshot({ path, fullPage }) : shown.screenshot({ path }));
}
