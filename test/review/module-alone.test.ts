// A module that the fingerprint does not fold ends its own handles alone. That is not breaking by the change channel,
// but integrators must act, before and after it is published.

import { expect, it } from "vitest";
import { entryVerdict } from "../../src/core/changes/entry-words.ts";
import { reviewVerdict } from "../../src/core/render/comment/verdict.ts";
import { renderPublished } from "../../src/core/render/published/comment.ts";
import { reviewCheckResult } from "../../src/core/review/review.ts";
import { announced, changed, definition, modules } from "../support/definitions.ts";
import { idOf } from "../support/ids.ts";
import { PUBLISHED_CASES, PUBLISHED_CONTEXT, publishedBy } from "../support/published-cases.ts";
import { resultOf } from "../support/pull-requests.ts";

it.each([
  ["modules-folded", "⚠️ Valid, but breaking: ", "⚠️ Published, and breaking: "],
  ["modules-derived", "⚠️ Valid, but integrators of ", "⚠️ Published: integrators of "],
] as const)(
  "by the reading %s, a withdrawn module is nobody's “nothing breaks”",
  (derivation, valid, published) => {
    const shipped = definition({ name: "mini.one", modules: modules("atlas"), derivation });
    const withdrawal = { before: [shipped], after: [changed(shipped, { modules: modules() })] };
    expect(reviewVerdict(reviewCheckResult(resultOf(withdrawal)))).toContain(valid);
    const entries = publishedBy(withdrawal);
    const facts = { ...PUBLISHED_CASES.breaking, entries };
    expect(renderPublished(facts as never, PUBLISHED_CONTEXT)).toContain(published);
  },
);

it("is not passed over for what the same entry announces", () => {
  const derivation = "modules-derived";
  const shipped = definition({ name: "mini.one", modules: modules("atlas"), derivation });
  const [lattice] = shipped.lattices;
  const upcoming = [announced(lattice?.stableId ?? "", idOf("next"))];
  const after = [changed(shipped, { modules: modules(), upcoming })];
  const [placed] = publishedBy({ before: [shipped], after });
  expect(placed?.entry.changes.map(({ kind }) => kind)).toContain("announced");
  expect(placed && entryVerdict(placed.entry, placed.place)).toContain(
    "Only handles on module atlas time out",
  );
});
