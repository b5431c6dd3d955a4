// When a label that vouches for a notice counts.

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
const vouched = comment(acceptanceOf(TEXT, label(), shown).marks, "2027-02-03T00:00:00Z");
const [read = ""] = acceptanceOf(TEXT, undefined, undefined).marks;

describe("a label that vouches for a notice", () => {
  it.each<[string, boolean, string, SetLabel | "unknown" | undefined, KeptText | undefined]>([
    ["counts where the comment had shown the text", true, TEXT, label(), shown],
    ["counts in the very second of the comment", true, TEXT, label(SINCE), shown],
    [
      "counts on once it has counted, though the comment was written since",
      true,
      TEXT,
      label(),
      vouched,
    ],
    ["does not count where it is not set", false, TEXT, undefined, shown],
    ["does not count where nobody knows who set it", false, TEXT, "unknown", shown],
    [
      "does not count of somebody who may not write",
      false,
      TEXT,
      { ...label(), mayWrite: false },
      shown,
    ],
    ["does not count before the comment", false, TEXT, label("2027-02-01T08:59:59Z"), shown],
    ["does not count without a comment", false, TEXT, label(), undefined],
    ["does not count for another text", false, "Another.", label(), shown],
    [
      "does not count when it is set again before the comment",
      false,
      TEXT,
      label("2027-02-02T00:00:00Z"),
      vouched,
    ],
    [
      "does not count by marks among the words",
      false,
      TEXT,
      label(),
      { ...shown, body: `<!-- marker -->\nWords.\n${read}` },
    ],
  ])("%s", (_, accepted, text, set, kept) => {
    expect(acceptanceOf(text, set, kept).accepted).toBe(accepted);
  });
});
