// Pictures by what is in them: what may be published, and what is refused.

import { describe, expect, it } from "vitest";
import { drawSocialImage } from "../../../site/brand/social-image.ts";
import { DEFAULT_COLOURS } from "../../../src/core/brand/colours.ts";
import { readImage } from "../../../src/core/brand/image.ts";
import { bytesOfText } from "../../support/registries.ts";

const NS = 'xmlns="http://www.w3.org/2000/svg"';
const svg = (inner: string) => `<svg ${NS} viewBox="0 0 8 8">${inner}</svg>`;
const read = (text: string) => readImage(bytesOfText(text));

describe("an SVG", () => {
  it.each([
    ["of shapes", svg('<path d="M0 0h8v8z"/>')],
    [
      "with a declaration, comments and a document type",
      `<?xml version="1.0"?>\n<!-- a - b -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n${svg("")}`,
    ],
    [
      "with a gradient of its own",
      svg('<linearGradient id="g"/><rect fill="url(#g)"/><use href="#g" xlink:href=\'#g\'/>'),
    ],
    [
      "with a style",
      svg("<style>path{fill:#000}@media(prefers-color-scheme:dark){path{fill:#fff}}</style>"),
    ],
    ["with a picture in it", svg('<image href="data:image/png;base64,AAAA"/>')],
    ["with an animation", svg('<animate attributeName="fill" values="#000;#fff"/>')],
  ])("%s is taken", (_, text) => {
    expect(read(text)).toMatchObject({ kind: "svg" });
  });

  it.each([
    ["a script", svg("<script>alert(1)</script>")],
    ["a script in capitals, closed at once", svg('<SCRIPT href="#a"/>')],
    ["a script by a prefix", svg('<s:script xmlns:s="http://www.w3.org/2000/svg">1</s:script>')],
    ["foreign content", svg("<foreignObject><p/></foreignObject>")],
    ["a link", svg('<a href="#x"><path d=""/></a>')],
    ["an attribute that runs", svg('<path onclick="alert(1)"/>')],
    ["onload at the root", `<svg ${NS} onload="alert(1)"/>`],
    ["onload behind a slash", `<svg ${NS} width="1"/onload=alert(1)>`],
    ["a reference to elsewhere", svg('<image href="https://a.example/x.png"/>')],
    ["a reference with an entity", svg('<image xlink:href="&#104;ttps://a.example/x.png"/>')],
    ["a reference without quotes", svg("<image href=//a.example/x.png />")],
    ["a page in a reference", svg('<use href="data:image/svg+xml,x"/>')],
    ["a style from elsewhere", svg("<style>@import 'https://a.example/x.css';</style>")],
    ["a font from elsewhere", svg("<style>@font-face{src:url(https://a.example/f)}</style>")],
    ["an address in quotes", svg("<rect fill=\"url( 'https://a.example/#p')\"/>")],
    ["an entity", `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]>${svg("&a;")}`],
    ["a style sheet", `<?xml version="1.0"?><?xml-stylesheet href="x.css"?>${svg("")}`],
    ["an animated reference", svg('<set attributeName="xlink:href" to="#a"/>')],
  ])("with %s is refused, with a way to mend it", (_, text) => {
    expect(read(text)).toEqual({ message: expect.any(String), fix: expect.any(String) });
  });
});

describe("a PNG", () => {
  const png = drawSocialImage("A", DEFAULT_COLOURS, true);

  it("is known by its content, with its size", () => {
    expect(readImage(png)).toEqual({ kind: "png", bytes: png, width: 1200, height: 630 });
  });

  it("that is cut off is refused", () => {
    expect(readImage(png.subarray(0, 20))).toMatchObject({ message: /cut off/ });
  });
});

it.each([
  ["nothing", ""],
  ["a page", "<!doctype html><svg></svg>"],
  ["a JPEG", "\u00ff\u00d8\u00ff"],
  ["text about an SVG", "Here is an <svg>"],
  ["UTF-16", "\u0000<\u0000s\u0000v\u0000g\u0000>"],
])("%s is no picture", (_, text) => {
  expect(readImage(Buffer.from(text, "latin1"))).toMatchObject({ message: /neither/ });
});
