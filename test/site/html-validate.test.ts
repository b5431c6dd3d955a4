// Every page of the gallery is valid HTML, by the rules of html-validate.

import { HtmlValidate } from "html-validate";
import { beforeAll, describe, expect, it } from "vitest";
import { renderGallery } from "../support/gallery.ts";

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
  rules: {
    // As the renderer writes them.
    "void-style": ["error", { style: "selfclose" }],
    "doctype-style": ["error", { style: "lowercase" }],
    // Anchors hold the names of coalitions, in which there are dots.
    "valid-id": ["error", { relaxed: true }],
    // The site's own files come from where the page comes from.
    "require-sri": ["error", { target: "crossorigin" }],
    // Of the search, which answers while one types: there is nothing to send.
    "wcag/h32": "off",
    // Several boxes of one name are several values of it.
    "form-dup-name": ["error", { shared: ["checkbox", "radio"] }],
    // Titles hold names that operators give: up to 100 characters.
    "long-title": "off",
  },
});

let pages: [path: string, html: string][];
beforeAll(async () => {
  pages = [...(await renderGallery())].filter(([path]) => path.endsWith(".html"));
});

describe("the pages' HTML", () => {
  it("has no fault", async () => {
    const faults = new Set<string>();
    let elements = 0;
    for (const [path, html] of pages) {
      const { results } = await validator.validateString(html, path);
      for (const { messages } of results) {
        for (const { ruleId, message, line, column } of messages) {
          faults.add(`${path}:${line}:${column} ${ruleId}: ${message}`);
        }
      }
      elements += html.split("<").length;
    }
    expect([...faults]).toEqual([]);
    expect(pages.length).toBeGreaterThan(25);
    expect(elements).toBeGreaterThan(10_000);
  });

  it("would be reported if it had one", async () => {
    const report = await validator.validateString("<!doctype html><p id='a'><div id='a'></p>");
    expect(report.valid).toBe(false);
  });
});
