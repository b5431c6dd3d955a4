// What a bump notice means for a coalition whose definition cannot be read now: it is blocked until that is fixed.

import type { Id, Operator } from "../registry/definition.ts";
import type { Snapshot } from "../registry/snapshot.ts";
import { standingFor, wantedIn } from "./drafts.ts";
import { type BumpNotice, upcomingOf } from "./notice.ts";
import type { NoticeEffect } from "./notice-effect.ts";
import { partsWith } from "./referring.ts";
import { blockedReason, mayHave, type Unread } from "./unread.ts";

/** None where nothing says that it refers to what the notice is about. */
export function effectOnUnread(
  it: Unread,
  registry: Snapshot,
  { notice, number, citizens }: { notice: BumpNotice; number: number; citizens: ReadonlySet<Id> },
): NoticeEffect[] {
  const { coalition, file, last } = it;
  const told = upcomingOf(notice, number);
  const standing = last && standingFor(last, { notice: number, id: notice.id });
  const parts = last ? partsWith(last, notice, citizens) : [];
  // What was never published, or has changed since, may still have been meant to have the id.
  const isConcerned =
    parts.length > 0 || standing || mayHave({ ...it, last: undefined }, [notice.id]);
  if (!isConcerned) return [];
  const why = blockedReason({ coalition, file: file?.file }, registry);
  const wanted = last ? wantedIn(last, told, standing) : told;
  return [unreadEffect(it, why, parts, { wanted, standing })];
}

function unreadEffect(
  { coalition, file, last }: Unread,
  why: string,
  parts: string[],
  announced: Pick<NoticeEffect, "wanted" | "standing">,
): NoticeEffect {
  const { operator } = (file?.source.value ?? {}) as Partial<Record<string, unknown>>;
  const nobody = { name: coalition, github: [] };
  return {
    ...{ coalition, file: file?.file ?? "", parts, why, ...announced },
    operator: last?.operator ?? (isOperator(operator) ? operator : nobody),
    verdict: "faulty",
    fingerprint: { now: last?.fingerprint ?? "", next: undefined },
    waitsFor: [],
    following: [],
    stage: "blocked",
  };
}

/** As far as it takes to name and reach the accounts. */
function isOperator(value: unknown): value is Operator {
  const { name, github } = (value ?? {}) as Partial<Record<string, unknown>>;
  return (
    typeof name === "string" &&
    Array.isArray(github) &&
    github.every((it) => typeof it?.login === "string" && typeof it.id === "number")
  );
}
