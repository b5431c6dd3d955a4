// Pictures by what is in them: what may be published, and what is refused.

import { describe, expect, it } from "vitest";
import { drawSocialImage } from "../../../site/brand/social-image.ts";
import { DEFAULT_COLOURS } from "../../../src/core/config/colours.ts";
import { readImage } from "../../../src/core/config/image.ts";
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
    ["with a reference behind a space", svg('<use href = "#g"/><rect fill="url( #g )"/>')],
    ["with what an editor notes", svg('<e:view xmlns:e="http://editor.example/ns" e:zoom="2"/>')],
    ["that says that it is UTF-8", `<?xml version="1.0" encoding="utf-8"?>${svg("&amp;&#169;")}`],
    ["with an animation", svg('<animate attributeName="fill" values="#000;#fff"/>')],
  ])("%s is taken", (_, text) => {
    expect(read(text)).toMatchObject({ kind: "svg" });
  });

  it.each([
    ["a script", svg("<script>alert(1)</script>")],
    ["a script in capitals, closed at once", svg('<SCRIPT href="#a"/>')],
    ["a script by a prefix", svg('<s:script xmlns:s="http://www.w3.org/2000/svg">1</s:script>')],
    [
      "a script by a prefix with a dot",
      svg('<a.b:script xmlns:a.b="http://www.w3.org/2000/svg"/>'),
    ],
    [
      "a script by a prefix with an accent",
      svg('<é:script xmlns:é="http://www.w3.org/2000/svg"/>'),
    ],
    [
      "a script cut in two, in an encoding that joins it",
      `<?xml version="1.0" encoding="ISO-2022-JP"?>${svg("<s\u001b(Bcript>1</s\u001b(Bcript>")}`,
    ],
    ["a control character", svg("<s\u001b(Bcript>1</s\u001b(Bcript>")],
    [
      "a form",
      svg('<h:form xmlns:h="http://www.w3.org/1999/xhtml" action="java&#115;cript:alert(1)"/>'),
    ],
    ["a way to elsewhere", svg("<h:meta xmlns:h='http://www.w3.org/1999/xhtml' content='0;url'/>")],
    ["a page's part by an entity", svg('<h:p xmlns:h="http://www.w3.org/1999/xhtm&#108;"/>')],
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
    ["a style behind backslashes", svg("<style>@\\69mport 'https://a.example/'</style>")],
    ["a style in two pieces", svg("<style>@im<!-- -->port 'https://a.example/'</style>")],
    ["a style in two sections", svg("<style><![CDATA[@im]]><![CDATA[port 'x']]></style>")],
    ["a style by numbers", svg('<rect fill="&#117;r&#x6c;(https://a.example/)"/>')],
    ["a set of images", svg("<style>rect{fill:image-set('https://a.example/')}</style>")],
    ["an entity of HTML", svg("<style>&commat;import</style>")],
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
