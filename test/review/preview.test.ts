// The preview of a feed entry in the comment on a pull request is what the feeds say after the merge.

import { expect, it } from "vitest";
import { placeIn } from "../../src/core/history/place.ts";
import { PublishedGatherer } from "../../src/core/history/published.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { renderComment } from "../../src/core/render/comment/comment.ts";
import { stringify } from "../../src/core/render/markdown.ts";
import { quotedEntry } from "../../src/core/render/quoted-entry.ts";
import { changedDefinitions } from "../../src/core/review/changed-definitions.ts";
import { makeCheckResult } from "../../src/core/review/check-result.ts";
import { reviewCheckResult } from "../../src/core/review/review.ts";
import { changed, definition, lattice } from "../support/definitions.ts";
import { commitOf, entriesOf } from "../support/histories.ts";
import { idOf } from "../support/ids.ts";
import { BASE, CONTEXT, HEAD } from "../support/pull-requests.ts";
import { bytesOfValue, fileOf, registryOf } from "../support/registries.ts";

const A = definition({ lattices: [lattice("a.mainnet")] });
const B = changed(A, { lattices: [lattice("a.mainnet", { stableId: idOf("next") })] });
const FILE = fileOf(A);

/** The comment on a pull request that writes `after` on top of the published versions. */
function commentOn(published: readonly Definition[], after: Definition): string {
  const gatherer = new PublishedGatherer();
  for (const [at, it] of published.entries()) gatherer.add(commitOf({ [FILE]: it }, at));
  const registry = registryOf({ [FILE]: bytesOfValue(after) });
  const comparison = { registry, changed: [FILE], published: gatherer.finish() };
  const definitions = changedDefinitions(comparison);
  const run = { pullRequest: 1, head: HEAD, base: BASE, definitions, firstReferred: [] };
  const result = makeCheckResult({ checked: 1, ok: true, problems: [] }, run);
  return renderComment(reviewCheckResult(result), CONTEXT);
}

it.each<[string, Definition[], Definition, string]>([
  ["moves the fingerprint", [A], B, "lattice a.mainnet bumped"],
  ["returns to an older fingerprint", [A, B], A, "back to the fingerprint of entry 1"],
  ["returns with a wrong fingerprint", [A, B], { ...A, fingerprint: B.fingerprint }, "of entry 1"],
  ["leaves the fingerprint", [A, B, A], changed(A, { title: "New" }), "title changed"],
])("of a pull request that %s", (_, published, after, words) => {
  const comment = commentOn(published, after);
  const chain = entriesOf([...published, changed(after, {})].map((it) => ({ [FILE]: it })));
  const last = chain.at(-1);
  if (!last) throw new Error("There is an entry.");
  const entry = stringify([quotedEntry(last, placeIn(chain, last))]);
  expect(entry).toContain(words);
  expect(comment).toContain(entry);
});
