// The colours that a registry may choose: text in them must be legible on every background of a scheme.

import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Colours,
  contrast,
  DEFAULT_COLOURS,
  LEAST_CONTRAST,
  leastContrast,
  legible,
  SCHEMES,
} from "../../../src/core/config/colours.ts";
import { parseConfig } from "../../../src/core/config/config.ts";
import { parseText } from "../../../src/core/source/source.ts";
import { textOf } from "../../support/registries.ts";

const KEYS: (keyof Colours)[] = ["accent", "accentDark"];
const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((it) => `#${it.toString(16).padStart(6, "0")}`);

const parse = (more: object) =>
  parseConfig(
    parseText(
      "registry.config.json",
      textOf({ name: "A", description: "B.", baseUrl: "https://a.example/", ...more }),
    ),
  );

describe("contrast", () => {
  it("is WCAG's", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 10);
    expect(contrast("#ffffff", "#ffffff")).toBe(1);
    // The two greys between which WCAG's 4.5 lies, on white.
    expect(contrast("#767676", "#ffffff")).toBeGreaterThanOrEqual(4.5);
    expect(contrast("#777777", "#ffffff")).toBeLessThan(4.5);
    expect(contrast("#ff0000", "#ffffff")).toBeCloseTo(3.998, 3);
  });

  it("is measured on the grounds of the style sheet", () => {
    const [light = "", dark = ""] = readFileSync("site/style/00-base.css", "utf8").split(
      "@media (prefers-color-scheme: dark)",
    );
    for (const [key, css] of [
      ["accent", light],
      ["accentDark", dark],
    ] as const) {
      for (const name of ["ground", "raised", "accent"] as const) {
        expect(css).toContain(`--${name}: ${SCHEMES[key][name]};`);
      }
    }
  });

  it.each(KEYS)("is enough for the site's own %s", (key) => {
    expect(leastContrast(key, DEFAULT_COLOURS[key])).toBeGreaterThanOrEqual(LEAST_CONTRAST);
  });
});

describe("a colour that is proposed in place of another", () => {
  it.each(KEYS)("can be read, and is the same where that could (%s)", (key) => {
    fc.assert(
      fc.property(colour, (chosen) => {
        const proposed = legible(key, chosen);
        expect(leastContrast(key, proposed)).toBeGreaterThanOrEqual(LEAST_CONTRAST);
        expect(proposed === chosen).toBe(leastContrast(key, chosen) >= LEAST_CONTRAST);
      }),
    );
  });
});

describe("a config", () => {
  it("may choose colours that can be read", () => {
    const colours = { accent: "#8A1F5C", accentDark: "#f2a0cf" };
    expect(parse({ colours }).config?.colours).toEqual(colours);
  });

  it("gets an error with the illegible colour, where, why, and a legible one", () => {
    const { config, problems } = parse({ colours: { accent: "#e8b4d0", accentDark: "#f2a0cf" } });
    expect(config).toBeUndefined();
    expect(problems).toMatchObject([
      { code: "value-invalid", pointer: "/colours/accent", line: 6 },
    ]);
    expect(problems[0]?.message).toMatch(/contrast is 1\.\d\d : 1, but text needs 4\.5 : 1/);
    const [, proposed] = /darker one: "(#[0-9a-f]{6})"$/.exec(problems[0]?.fix ?? "") ?? [];
    expect(parse({ colours: { accent: proposed, accentDark: "#f2a0cf" } }).problems).toEqual([]);
  });

  it("gets an error for a dark colour on dark pages, too", () => {
    const { problems } = parse({ colours: { accent: "#0b6170", accentDark: "#0b6170" } });
    expect(problems).toMatchObject([
      { pointer: "/colours/accentDark", fix: expect.stringContaining("lighter") },
    ]);
  });

  it.each([
    ["a colour by name", { colours: { accent: "teal", accentDark: "#74c9d7" } }, "/colours/accent"],
    ["one colour of two", { colours: { accent: "#0b6170" } }, "/colours/accentDark"],
    ["a link by http", { links: [{ title: "A", url: "http://a.example/" }] }, "/links/0/url"],
    ["a link to a script", { links: [{ title: "A", url: "javascript:alert(1)" }] }, "/links/0/url"],
    ["a link without a title", { links: [{ url: "https://a.example/" }] }, "/links/0/title"],
    ["a logo that is a JPEG", { logo: "logo.jpg" }, "/logo"],
    ["a logo from elsewhere", { logo: "https://a.example/logo.svg" }, "/logo"],
    ["a logo above the repository", { logo: "brand/../../logo.svg" }, "/logo"],
    ["a logo from the top of the disk", { logo: "/logo.svg" }, "/logo"],
    ["a social image as SVG", { socialImage: "social.svg" }, "/socialImage"],
  ])("is refused with %s", (_, more, pointer) => {
    expect(parse(more).problems.map((it) => it.pointer)).toEqual([pointer]);
  });
});
