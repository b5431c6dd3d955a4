// How near a site is to what its host allows: by words in the log, and a warning in time.

import { describe, expect, it } from "vitest";
import { describeSize, PAGES_LIMIT } from "../../src/core/published/site-size.ts";

describe("the size of a site", () => {
  it.each([
    [900, 1, "0.9 KB of the 1 GB that GitHub Pages allows (0%)"],
    [2_737_610, 4, "2.7 MB of the 1 GB that GitHub Pages allows (0%)"],
    [34_200_000, 400, "34 MB of the 1 GB that GitHub Pages allows (3%)"],
    [799_999_999, 8_000, "800 MB of the 1 GB that GitHub Pages allows (79%)"],
  ])("of %i bytes is reported without a warning", (bytes, coalitions, words) => {
    expect(describeSize(bytes, coalitions)).toEqual({ words });
  });

  it("is warned of from four fifths on, with how many coalitions there is room for", () => {
    const { warning } = describeSize(800_000_000, 8_000);
    expect(warning).toContain("800 MB of the 1 GB that GitHub Pages allows (80%).");
    expect(warning).toContain("about 2000 more coalitions.");
    expect(warning).toContain("move the site to another host");
  });

  it("is warned of beyond the limit, with what happens then", () => {
    expect(describeSize(PAGES_LIMIT, 8_000).warning).toContain("about 0 more coalitions");
    const { words, warning } = describeSize(1_100_000_000, 8_000);
    expect(words).toBe("1.1 GB of the 1 GB that GitHub Pages allows (110%)");
    expect(warning).toContain("GitHub does not promise to deploy it");
    expect(describeSize(4_000, 2, 3_000).warning).toContain("4 KB of the 3 KB");
  });
});
