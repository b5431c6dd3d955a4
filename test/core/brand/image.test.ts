// Pictures by their content: what may be published, and what is refused.

import { describe, expect, it } from "vitest";
import { readImage } from "../../../src/core/config/image.ts";
import { pngOf } from "../../support/png.ts";
import { bytesOfText } from "../../support/registries.ts";

describe("a PNG", () => {
  const png = pngOf(1200, 630);

  it("is recognised by its content, with its size", () => {
    expect(readImage(png)).toEqual({ bytes: png, width: 1200, height: 630 });
  });

  it.each([
    ["cut off", png.subarray(0, 20)],
    ["cut off behind its signature", png.subarray(0, 8)],
    ["without height", pngOf(1200, 0)],
  ])("%s is refused", (_, bytes) => {
    expect(readImage(bytes)).toMatchObject({ message: expect.stringContaining("incomplete") });
  });
});

it.each([
  ["nothing", ""],
  ["an SVG", '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h8v8z"/></svg>'],
  ["a page", "<!doctype html><svg></svg>"],
  ["a JPEG", "\u00ff\u00d8\u00ff"],
  ["half a signature", "\u0089PNG"],
])("%s is refused, and the fix is to export a PNG", (_, text) => {
  expect(readImage(bytesOfText(text))).toEqual({
    message: expect.stringContaining("not a PNG"),
    fix: expect.stringContaining("as PNG"),
  });
});
