// Odd and hostile bodies of issues, each a file beside the expected notice and problems.

import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { validateBumpNotice } from "../../../generated/validators.js";
import { NOTICE_PROBLEMS } from "../../../src/core/notice/problem-codes.ts";
import { isBumpNotice } from "../../../src/core/notice/read-form.ts";
import { readNotice } from "../../../src/core/notice/read-notice.ts";
import { FILED_AT } from "../../support/filed-notices.ts";

const FOLDER = `${import.meta.dirname}/bodies`;
const NAMES = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".md"))
  .map((file) => basename(file, ".md"));
const bodyOf = (name: string) => readFileSync(`${FOLDER}/${name}.md`, "utf8");
const FORM = bodyOf("as-the-form-renders-it");

/** Bodies that are too large for files, or that a file cannot hold. */
const GENERATED: Record<string, () => string> = {
  "made-crlf": () => FORM.replaceAll("\n", "\r\n"),
  "made-mixed-line-ends": () => FORM.replace(/\n\n/g, "\r\n\n").replace(/\n$/, "\r"),
  "made-byte-order-mark": () => `\ufeff${FORM}`,
  "made-megabyte": () => FORM + "x".repeat(1_000_000),
  "made-megabyte-of-headings": () => "### Reason\n\n".repeat(90_000),
  "made-as-long-as-github-lets": () => FORM.padEnd(65_536, "#"),
  "made-thousand-headings": () => "### Reason\n\nx\n\n".repeat(1_000),
  "made-thousand-other-headings": () => FORM + "### x\n".repeat(1_000),
  "made-nested-quotes": () => `${">".repeat(10_000)}\n\n${FORM}`,
  "made-nested-quotes-spaced": () => `${"> ".repeat(21)}\n\n${FORM}`,
  "made-nested-lists": () => `${"1. + ".repeat(3_000)}\n\n${FORM}`,
  "made-nesting-that-is-read": () => `${"> ".repeat(20)}x\n\n${FORM}`,
  "made-staircase": () =>
    Array.from({ length: 120 }, (_, depth) => `${"  ".repeat(depth)}- a`).join("\n"),
  "made-brackets": () => FORM.replace("The lattice", "[".repeat(10_000)),
  "made-open-comments": () => FORM.replace("The lattice", "<!-- ".repeat(3_000)),
  "made-open-tag": () => `<${"a".repeat(10_000)}\n\n${FORM}`,
  "made-nul-in-id": () => FORM.replace("7d1f", "7d\u00001f"),
  "made-lone-surrogate": () => FORM.replace("The lattice", "The \ud800 lattice"),
  "made-line-separator": () => FORM.replace("The lattice", "The\u2028lattice"),
  "made-next-line": () => FORM.replace("The lattice", "The\u0085lattice"),
  "made-no-break-space-in-label": () => FORM.replace("Current id", "Current\u00a0id"),
  "made-no-last-newline": () => FORM.trimEnd(),
};

const CASES = [
  ...NAMES.map((name): [string, string] => [name, bodyOf(name)]),
  ...Object.entries(GENERATED).map(([name, make]): [string, string] => [name, make()]),
];

/** Long quotations are cut, and no character hides or reorders others. */
const HARMLESS =
  /^[^\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]{1,700}$/;

describe.each(CASES)("%s", (name, body) => {
  const { notice, problems } = readNotice(body, FILED_AT);

  it("is read as in its golden file", async () => {
    const read = { isBumpNotice: isBumpNotice(body), notice: notice ?? null, problems };
    const text = `${JSON.stringify(read, null, 2)}\n`;
    await expect(text).toMatchFileSnapshot(`bodies/${name}.expected.json`);
  });

  it("is a valid notice, or has an error", () => {
    expect(problems.some(({ severity }) => severity === "error")).toBe(notice === undefined);
    if (notice) expect(validateBumpNotice(notice)).toBe(true);
  });

  it("has short and harmless messages", () => {
    for (const { message, fix = "none" } of problems) {
      expect(message).toMatch(HARMLESS);
      expect(fix).toMatch(HARMLESS);
    }
  });
});

it("an issue without text has no form", () => {
  expect(readNotice(null, FILED_AT)).toEqual(readNotice("", FILED_AT));
});

it("almost every code of reading occurs in one of the bodies", () => {
  const given = new Set(
    CASES.flatMap(([, it]) => readNotice(it, FILED_AT).problems.map(({ code }) => code)),
  );
  const codes = Object.keys(NOTICE_PROBLEMS);
  const reading = codes.slice(0, codes.indexOf("ids-swapped"));
  // The schema is a last resort that should never be needed.
  expect(reading.filter((it) => !given.has(it as never))).toEqual(["notice-refused"]);
});
