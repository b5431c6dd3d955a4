// The lookup of a history in memory.

import { History } from "../../src/core/history/history.ts";
import { type CoalitionView, viewRegistry } from "../../src/core/history/registry-view.ts";
import { type Answer, answerLookup } from "../../src/core/lookup/answer.ts";
import { prefixOf } from "../../src/core/lookup/prefix.ts";
import { Lookup } from "../../src/core/lookup/shards.ts";
import { commitOf, type Step } from "./histories.ts";

/** When every retirement has come. */
const AFTER_ALL = "2030-01-01T00:00:00Z";

export function viewsOf(steps: readonly Step[]): CoalitionView[] {
  const history = new History();
  steps.forEach((step, index) => {
    history.add(commitOf(step, index));
  });
  return viewRegistry(history, undefined, []).coalitions;
}

export function lookupOf(steps: readonly Step[]): Lookup {
  return new Lookup(viewsOf(steps));
}

export function answerOf(lookup: Lookup, id: string, now = AFTER_ALL): Answer {
  // As a browser gets it.
  return answerLookup(id, JSON.parse(JSON.stringify(lookup.shard(prefixOf(id)))), now);
}
