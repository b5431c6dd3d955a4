// The schema of a notice: what each kind needs, as in the type.

import { describe, expect, it } from "vitest";
import { validateBumpNotice } from "../../../generated/validators.js";
import schema from "../../../schemas/bump-notice.schema.json" with { type: "json" };
import common from "../../../schemas/common.schema.json" with { type: "json" };
import { type BumpNotice, upcomingOf } from "../../../src/core/notice/notice.ts";
import { UPCOMING_KINDS } from "../../../src/core/registry/definition.ts";
import { checkSchema } from "../../../src/core/schema/check-schema.ts";
import { changed, definition, lattice } from "../../support/definitions.ts";
import { idOf, mrtdOf } from "../../support/ids.ts";

const NOTICE: BumpNotice = {
  kind: "stable-id",
  id: lattice("mini.mainnet").stableId,
  to: idOf("new"),
  effectiveAt: "2026-12-01T14:00:00Z",
  releaseNotes: "https://example.org/v2",
  reason: "A new committee.",
};

it("accepts a notice, and definitions accept its entry", () => {
  expect(validateBumpNotice(NOTICE)).toBe(true);
  expect(checkSchema(changed(definition(), { upcoming: [upcomingOf(NOTICE, 7)] }))).toEqual([]);
});

it("requires every property, and refuses others", () => {
  expect(schema.required).toEqual(Object.keys(NOTICE));
  const { atOnce: _, ...properties } = schema.properties;
  expect(Object.keys(properties)).toEqual(Object.keys(NOTICE));
  expect(validateBumpNotice({ ...NOTICE, atOnce: true })).toBe(true);
  expect(validateBumpNotice({ ...NOTICE, atOnce: false })).toBe(false);
  for (const key of schema.required) {
    const { [key as keyof BumpNotice]: _, ...rest } = NOTICE;
    expect(validateBumpNotice(rest), key).toBe(false);
  }
  expect(validateBumpNotice({ ...NOTICE, number: 7 })).toBe(false);
});

it("has the kinds and addresses of definitions", () => {
  expect(schema.properties.kind.enum).toEqual([...UPCOMING_KINDS]);
  const { pattern, maxLength, patternErrorMessage } = common.$defs.url;
  expect(schema.properties.releaseNotes).toMatchObject({ pattern, maxLength, patternErrorMessage });
});

describe.each(UPCOMING_KINDS)("of kind %s", (kind) => {
  const [id, other] = kind === "mrtd" ? [mrtdOf, idOf] : [idOf, mrtdOf];
  const accepts = (from: string, to: string | null) =>
    validateBumpNotice({ ...NOTICE, kind, id: from, to });

  it("ids have their length, and there is a new one unless the part retires", () => {
    expect(accepts(id("a"), id("b"))).toBe(kind !== "retirement");
    expect(accepts(id("a"), null)).toBe(kind === "retirement");
    expect(accepts(other("a"), id("b"))).toBe(false);
    expect(accepts(other("a"), null)).toBe(false);
    expect(accepts(id("a"), other("b"))).toBe(false);
  });
});

it.each(["", " ", "\u00a0", "a\nb", "a\tb", "a\u202eb", "a\u200bb", "a\u2028b", "x".repeat(501)])(
  "refuses the reason %j",
  (reason) => {
    expect(validateBumpNotice({ ...NOTICE, reason })).toBe(false);
  },
);

it.each(["http://example.org/", "javascript:alert(1)", "https://a@example.org/", ""])(
  "refuses the release notes %j",
  (releaseNotes) => {
    expect(validateBumpNotice({ ...NOTICE, releaseNotes })).toBe(false);
    expect(validateBumpNotice({ ...NOTICE, releaseNotes: null })).toBe(true);
  },
);
