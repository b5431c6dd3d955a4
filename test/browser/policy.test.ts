// The Content-Security-Policy at work: what a fault in a page could still do in a browser, which is nothing.

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHROMIUM, sharedChromium } from "../support/browser.ts";
import type { ServedFiles } from "../support/served-files.ts";
import { serveRenderedMiniature } from "../support/served-registry.ts";

describe.skipIf(!CHROMIUM)("a page in Chromium (if it is installed)", () => {
  let registry: ServedFiles;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    registry = await serveRenderedMiniature();
    browser = await sharedChromium();
    page = await browser.newPage();
    await page.goto(`${registry.address}mini.ecosystem/`);
  });
  afterAll(() => registry.stop());

  it("takes no markup from a script", async () => {
    const tried = page.evaluate(() => {
      document.body.innerHTML = "<b>markup</b>";
    });
    await expect(tried).rejects.toThrow(/TrustedHTML/);
    const policy = page.evaluate(() => {
      const { trustedTypes } = window as unknown as {
        trustedTypes: { createPolicy(name: string, rules: object): unknown };
      };
      trustedTypes.createPolicy("default", {});
    });
    await expect(policy).rejects.toThrow(/disallowed/);
  });

  it.each([
    [
      "an inline script",
      "script-src-elem",
      `const it = document.createElement("script"); it.append("window.ran = true"); document.body.append(it);`,
    ],
    [
      "an inline style",
      "style-src-elem",
      `const it = document.createElement("style"); it.append("b {}"); document.body.append(it);`,
    ],
    [
      "a picture from elsewhere",
      "img-src",
      `new Image().src = "https://elsewhere.example/pixel.png";`,
    ],
    [
      "a request to elsewhere",
      "connect-src",
      `fetch("https://elsewhere.example/").catch(() => {});`,
    ],
    [
      "a frame",
      "frame-src",
      `const it = document.createElement("iframe"); it.src = "./"; document.body.append(it);`,
    ],
    [
      "a form",
      "form-action",
      `const it = document.createElement("form"); it.action = "https://elsewhere.example/"; document.body.append(it); it.submit();`,
    ],
    [
      "another base",
      "base-uri",
      `const it = document.createElement("base"); it.href = "https://elsewhere.example/"; document.head.append(it);`,
    ],
  ])("lets %s do nothing", async (_, directive, code) => {
    const violation = page.evaluate(
      () =>
        new Promise<string>((done) => {
          const tell = ({ effectiveDirective }: SecurityPolicyViolationEvent) =>
            done(effectiveDirective);
          document.addEventListener("securitypolicyviolation", tell, { once: true });
        }),
    );
    await page.evaluate(code);
    // Trusted types come before what they guard: either way, nothing happened.
    expect([directive, "require-trusted-types-for"]).toContain(await violation);
    expect(await page.evaluate("window.ran")).toBeUndefined();
  });
});
