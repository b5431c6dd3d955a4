// For any answers in the form, each field is read as written or has a problem, and none changes another.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FORM, OPTIONS, STATEMENT } from "../../../src/core/notice/form.ts";
import type { BumpNotice } from "../../../src/core/notice/notice.ts";
import { isBumpNotice, readForm } from "../../../src/core/notice/read-form.ts";
import { readNotice } from "../../../src/core/notice/read-notice.ts";
import { FILED_AT } from "../../support/filed-notices.ts";
import { HOSTILE_STRINGS } from "../../support/hostile-strings.ts";

/** A filled form as GitHub writes it. */
function rendered(values: readonly string[]): string {
  return FORM.map(({ label }, at) => `### ${label}\n\n${values[at] || "_No response_"}\n\n`).join(
    "",
  );
}

const SNIPPETS = [
  ...FORM.flatMap(({ label }) => [`### ${label}`, label, `# ${label}`, `>### ${label}`]),
  ...["\n", "\n\n", "\r\n", "```", "~~~", "<!--", "-->", "<details>", "</details>", "---", "==="],
  ...["### ", "- ", "1. ", "> ", "    ", "\t", "|", "[x]: ", "\\", "`", "<div>", "x", "\u202e"],
];
const odd = fc.array(fc.constantFrom(...SNIPPETS), { maxLength: 8 }).map((parts) => parts.join(""));
const text = fc.oneof(odd, fc.string({ unit: "binary" }), fc.constantFrom(...HOSTILE_STRINGS));
const answers = fc.array(text, { minLength: FORM.length, maxLength: FORM.length });

/** White space at the ends and the kind of line ends are not part of an answer. */
const trimmed = (value: string) =>
  value.replace(/\r\n?/g, "\n").replace(/^[ \t\n]+|[ \t\n]+$/g, "") || "_No response_";

describe("any answers in the fields", () => {
  it("are read whole, or the form has a problem", () => {
    fc.assert(
      fc.property(answers, (values) => {
        const { answers: read, problems } = readForm(rendered(values));
        const isExact = FORM.every(
          ({ id }, at) => trimmed(read.get(id)?.text ?? "\n?") === trimmed(values[at] ?? ""),
        );
        // An answer that swallows the headings below it has their lines, which is a problem.
        const swallows = FORM.some(
          ({ id, type }) => type !== "checkboxes" && read.get(id)?.text.includes("\n"),
        );
        expect(isExact || problems.length > 0 || swallows).toBe(true);
      }),
    );
  });

  it("never throw, and give a notice or an error", () => {
    fc.assert(
      fc.property(fc.oneof(answers.map(rendered), text), (body) => {
        const { notice, problems } = readNotice(body, FILED_AT);
        expect(notice === undefined).toBe(problems.some(({ severity }) => severity === "error"));
        expect(typeof isBumpNotice(body)).toBe("boolean");
      }),
    );
  });
});

const hex = (digits: number) =>
  fc
    .array(fc.constantFrom(..."0123456789abcdef"), { minLength: digits, maxLength: digits })
    .map((it) => it.join(""));
const kinds = fc.constantFrom(...(Object.keys(OPTIONS) as BumpNotice["kind"][]));
const notices: fc.Arbitrary<BumpNotice> = kinds.chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    id: hex(kind === "mrtd" ? 96 : 64),
    to: kind === "retirement" ? fc.constant(null) : hex(kind === "mrtd" ? 96 : 64),
    effectiveAt: fc
      .date({ min: new Date("2000-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
      .map((it) => `${it.toISOString().slice(0, 19)}Z`),
    releaseNotes: fc.option(
      fc.stringMatching(/^https:\/\/[a-z0-9]{1,20}(\/[A-Za-z0-9_~.-]{0,20})?$/),
    ),
    reason: fc.stringMatching(/^[A-Za-z][A-Za-z0-9 ,.;:()$@'"-]{0,200}[a-z.]$/),
  }),
);
const valuesOf = (it: BumpNotice) => [
  OPTIONS[it.kind],
  it.id,
  it.to ?? "",
  it.effectiveAt,
  it.releaseNotes ?? "",
  it.reason,
  `- [x] ${STATEMENT}`,
];

describe("a notice in the form", () => {
  it("is read back, with any line ends", () => {
    fc.assert(
      fc.property(notices, fc.constantFrom("\n", "\r\n", "\r"), (notice, end) => {
        const body = rendered(valuesOf(notice)).replaceAll("\n", end);
        expect(readNotice(body, FILED_AT)).toEqual({ notice, problems: [] });
        expect(isBumpNotice(body)).toBe(true);
      }),
    );
  });

  it("keeps all other values if one field has a different answer or a problem", () => {
    const places = fc.integer({ min: 0, max: FORM.length - 1 });
    fc.assert(
      fc.property(notices, places, text, (notice, place, value) => {
        const values = valuesOf(notice);
        values[place] = value;
        const { notice: read } = readNotice(rendered(values), FILED_AT);
        if (!read) return;
        const again = valuesOf(read);
        for (const [at, it] of valuesOf(notice).entries())
          if (at !== place) expect(again[at]).toBe(it);
      }),
    );
  });
});

it("line ends make no difference to problems", () => {
  fc.assert(
    fc.property(answers, (values) => {
      const body = rendered(values).replace(/\r\n?/g, "\n");
      expect(readNotice(body.replaceAll("\n", "\r\n"), FILED_AT)).toEqual(
        readNotice(body, FILED_AT),
      );
    }),
  );
});
