// The topics of an entry, which the filters on the pages of changes use.

import type { Change, ChangeKind } from "../../src/core/changes/change.ts";
import type { Entry } from "../../src/core/history/entry.ts";
import type { PartClass } from "../../src/core/registry/parts.ts";

/** Each topic's words. The style sheet has rules for each of the keys (61-filters.css). */
export const TOPICS = {
  citizens: "citizens",
  confluences: "confluences",
  modules: "modules",
  tickets: "ticket issuer",
  announced: "announced or overdue",
  retired: "retirement",
  other: "everything else",
} as const;

export type Topic = keyof typeof TOPICS;

export const TOPIC_NAMES = Object.keys(TOPICS) as Topic[];

const TOPIC_OF_PART: Record<PartClass, Topic> = {
  lattice: "citizens",
  organism: "citizens",
  confluence: "confluences",
  module: "modules",
  "ticket-issuer": "tickets",
  coalition: "other",
};

const TOPIC_OF_KIND: Partial<Record<ChangeKind, Topic>> = {
  announced: "announced",
  amended: "announced",
  "announcement-withdrawn": "announced",
  "announcement-fulfilled": "announced",
  "announcement-overtaken": "announced",
  "next-fingerprint-changed": "announced",
  overdue: "announced",
  retired: "retired",
  "retirement-amended": "retired",
  "retirement-withdrawn": "retired",
};

/** Every topic of an entry's changes, in the order of `TOPICS`; at least one. */
export function topicsOf({ changes }: Pick<Entry, "changes">): Topic[] {
  const topics = new Set(changes.map(topicOf));
  return TOPIC_NAMES.filter((topic) => topics.has(topic));
}

function topicOf({ kind, part }: Change): Topic {
  return TOPIC_OF_KIND[kind] ?? TOPIC_OF_PART[part.class];
}
