// Checks that the new id of a notice differs from the current one, and that nothing else ever had it.

import type { Definition, Hex } from "../registry/definition.ts";
import { nothingWords } from "../registry/ids-of-nothing.ts";
import { announceableIds } from "../registry/part-ids.ts";
import { type NoticeSurroundings, whereIn } from "./check-current-id.ts";
import { type BumpNotice, type NoticeProblem, noticeProblem } from "./notice.ts";

/** Ids that belong to one part permanently. A content hash, MR_TD or root may come back or be shared. */
const PERMANENT: readonly BumpNotice["kind"][] = ["stable-id", "fingerprint"];

/** `living` and `all`: the definitions that may have an id of the notice. */
export function checkNewId(
  notice: BumpNotice,
  living: readonly Definition[],
  all: readonly Definition[],
  around: NoticeSurroundings,
): NoticeProblem | [] {
  const { id, to, kind } = notice;
  if (to === null) return [];
  if (to === id) {
    return noticeProblem(
      "ids-equal",
      FIELD,
      `The new id is the same as the current one, ${to}. Nothing would change.`,
      "Paste the id that replaces it.",
    );
  }
  if (isUnderWay(notice, living, around)) return [];
  const nothing = nothingWords(to);
  if (nothing !== undefined) {
    const fix = "Paste the new id from the part's own release.";
    return noticeProblem("id-of-nothing", FIELD, `The new id is ${nothing}.`, fix);
  }
  const listed = whereListed(to, all);
  const sameKind = all.some((it) => announceableIds(it, kind).includes(to));
  const before = listed ?? around.publishedAs(to);
  if (PERMANENT.includes(kind)) {
    const used = before ?? claimed(notice, living, around);
    return used === undefined ? [] : isUsed(to, used);
  }
  if (listed !== undefined && !sameKind) return isUsed(to, listed);
  if (before === undefined) return [];
  return noticeProblem(
    "new-id-known",
    FIELD,
    `${to} is or was ${before}. That is fine if the same image or config runs twice, or comes back.`,
    "If it is a mistake, paste the new id from the part's own release.",
  );
}

/** Whether the new id may be listed because of this notice itself. */
function isUnderWay(
  { id, to, kind }: BumpNotice,
  living: readonly Definition[],
  { number, announced, proposed, carriedOut }: NoticeSurroundings,
): boolean {
  if (proposed || carriedOut) return true;
  const isAnnounced = living.some(({ upcoming = [] }) =>
    upcoming.some((it) => it.notice === number && it.id === id && it.to === to),
  );
  return isAnnounced || (announced && !living.some((it) => announceableIds(it, kind).includes(id)));
}

function whereListed(id: Hex, all: readonly Definition[]): string | undefined {
  const coalition = all.find(({ fingerprint }) => fingerprint === id);
  return coalition ? `the fingerprint of the coalition ${coalition.name}` : whereIn(all, id);
}

/** Where the new id is already announced as that of a different part. */
function claimed(
  { id, to }: BumpNotice,
  living: readonly Definition[],
  { number, others }: NoticeSurroundings,
): string | undefined {
  for (const { name, upcoming = [] } of living) {
    const entry = upcoming.find((it) => it.to === to && it.notice !== number && it.id !== id);
    if (entry) return `the replacement of ${entry.id} in ${name}, by notice ${entry.notice}`;
  }
  const other = others.find(
    (it) => it.number < number && it.notice.to === to && it.notice.id !== id,
  );
  return other && `the replacement of ${other.notice.id}, by the open notice ${other.number}`;
}

const FIELD = "new-id";

function isUsed(to: Hex, used: string): NoticeProblem {
  return noticeProblem(
    "new-id-used",
    FIELD,
    `${to} is or was ${used}. Programs built with it would reach a different service under the same id.`,
    "Paste the new id from the part's own release.",
  );
}
