// A module that the fingerprint does not fold ends its own handles alone. That is not breaking by the change channel,
// but integrators must act, before and after it is published.

import { expect, it } from "vitest";
import { entryVerdict } from "../../src/core/changes/entry-words.ts";
import { chatMessage } from "../../src/core/messages/lines.ts";
import { publicationMessage } from "../../src/core/messages/publication.ts";
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

it("comes before what nobody must act on, with a warning sign in chats", () => {
  const derivation = "modules-derived";
  const shipped = (name: string) => definition({ name, modules: modules("atlas"), derivation });
  const [first, second] = [shipped("mini.one"), shipped("mini.two")];
  const after = [changed(first, { title: "New" }), changed(second, { modules: modules() })];
  const pullRequest = { before: [first, second], after };
  const { coalitions } = reviewCheckResult(resultOf(pullRequest));
  expect(coalitions.map(({ name }) => name)).toEqual(["mini.two", "mini.one"]);
  const message = publicationMessage({
    registry: { name: "Mini", url: "https://mini.example/" },
    commit: "beef".repeat(10),
    entries: publishedBy(pullRequest),
    olderCommits: 0,
  });
  expect(message.text).toContain("2 changes published, none breaking");
  expect(message.entries.map(({ coalition }) => coalition)).toEqual(["mini.two", "mini.one"]);
  const lengthOf = () => 1;
  const { lines } = chatMessage(message, { room: 9, most: 9, lengthOf });
  expect(lines.map(({ words }) => words)).toEqual([
    "⚠️ mini.two: module atlas withdrawn",
    "mini.one: title changed",
  ]);
});
