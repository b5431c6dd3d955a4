// When the label that confirms a notice counts.

import { describe, expect, it } from "vitest";
import { acceptanceOf, type KeptText, type SetLabel } from "../../../src/core/notice/acceptance.ts";

const TEXT = "A notice.";
const SINCE = "2027-02-01T09:00:00Z";
const LATER = "2027-02-01T09:00:01Z";
const comment = (marks: string[], since = SINCE): KeptText => ({
  body: ["<!-- marker -->", ...marks, "Words."].join("\n"),
  since,
});
const shown = comment(acceptanceOf(TEXT, undefined, undefined).marks);
const label = (at = LATER): SetLabel => ({ at, mayWrite: true });
const confirmed = comment(acceptanceOf(TEXT, label(), shown).marks, "2027-02-03T00:00:00Z");
const [read = ""] = acceptanceOf(TEXT, undefined, undefined).marks;

describe("the label that confirms a notice", () => {
  it.each<[when: string, SetLabel, KeptText]>([
    ["the comment had shown the text", label(), shown],
    ["it was set in the same second as the comment", label(SINCE), shown],
    ["it counted before, and the comment was updated since", label(), confirmed],
  ])("counts if %s", (_, set, kept) => {
    expect(acceptanceOf(TEXT, set, kept).accepted).toBe(true);
  });

  const amongWords = { ...shown, body: `<!-- marker -->\nWords.\n${read}` };
  it.each<[when: string, SetLabel | "unknown" | undefined, KeptText | undefined, text?: string]>([
    ["if it is not set", undefined, shown],
    ["if it is unknown who set it", "unknown", shown],
    ["if set without write access", { ...label(), mayWrite: false }, shown],
    ["before the comment", label("2027-02-01T08:59:59Z"), shown],
    ["without a comment", label(), undefined],
    ["for a different text", label(), shown, "Another."],
    ["when it is set again before the comment", label("2027-02-02T00:00:00Z"), confirmed],
    ["by marks within the text", label(), amongWords],
  ])("does not count %s", (_, set, kept, text = TEXT) => {
    expect(acceptanceOf(text, set, kept).accepted).toBe(false);
  });
});
