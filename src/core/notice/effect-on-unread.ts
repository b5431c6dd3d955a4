// The effect of a bump notice on a coalition whose definition cannot be read: blocked until that is fixed.

import type { Id, Operator } from "../registry/definition.ts";
import type { Snapshot } from "../registry/snapshot.ts";
import { existingEntry, wantedEntry } from "./drafts.ts";
import { type BumpNotice, upcomingOf } from "./notice.ts";
import type { NoticeEffect } from "./notice-effect.ts";
import { partsWith } from "./referring.ts";
import { blockedReason, mayHave, type Unread } from "./unread.ts";

/** Empty if nothing says that the coalition refers to the id. */
export function effectOnUnread(
  it: Unread,
  registry: Snapshot,
  { notice, number, citizens }: { notice: BumpNotice; number: number; citizens: ReadonlySet<Id> },
): NoticeEffect[] {
  const { coalition, file, last } = it;
  const entry = upcomingOf(notice, number);
  const existing = last && existingEntry(last, { notice: number, id: notice.id });
  const parts = last ? partsWith(last, notice, citizens) : [];
  // A definition that was never published, or has changed since, may have the id.
  const isConcerned =
    parts.length > 0 || existing || mayHave({ ...it, last: undefined }, [notice.id]);
  if (!isConcerned) return [];
  const reason = blockedReason({ coalition, file: file?.file }, registry);
  const wanted = last ? wantedEntry(last, entry, existing) : entry;
  return [unreadEffect(it, reason, parts, { wanted, existing })];
}

function unreadEffect(
  { coalition, file, last }: Unread,
  reason: string,
  parts: string[],
  announced: Pick<NoticeEffect, "wanted" | "existing">,
): NoticeEffect {
  const { operator } = (file?.source.value ?? {}) as Partial<Record<string, unknown>>;
  const nobody = { name: coalition, github: [] };
  return {
    ...{ coalition, file: file?.file ?? "", parts, reason, ...announced },
    operator: last?.operator ?? (isOperator(operator) ? operator : nobody),
    verdict: "faulty",
    fingerprint: { now: last?.fingerprint ?? "", next: undefined },
    waitsFor: [],
    following: [],
    stage: "blocked",
  };
}

/** Checks only what naming the accounts needs. */
function isOperator(value: unknown): value is Operator {
  const { name, github } = (value ?? {}) as Partial<Record<string, unknown>>;
  return (
    typeof name === "string" &&
    Array.isArray(github) &&
    github.every((it) => typeof it?.login === "string" && typeof it.id === "number")
  );
}
