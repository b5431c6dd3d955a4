// Checks a notice against the registry as it is now: its ids, its time, and other notices.

import { businessDayAfter } from "../business-days.ts";
import type { Definition, Hex } from "../registry/definition.ts";
import { nothingWords } from "../registry/ids-of-nothing.ts";
import { announceableIds } from "../registry/part-ids.ts";
import { hasRetired } from "../registry/retirement.ts";
import { hasCome, laterOf, moment, withSeconds } from "../time.ts";
import { announcedBefore } from "./blocked.ts";
import { checkCurrentId, type NoticeSurroundings, whereIn } from "./check-current-id.ts";
import { checkNewId } from "./check-new-id.ts";
import { type BumpNotice, type NoticeProblem, noticeProblem } from "./notice.ts";

/** In the order of the form, without problems that only follow from others. */
export function checkNotice(notice: BumpNotice, around: NoticeSurroundings): NoticeProblem[] {
  const { id, to } = notice;
  const all = around.registry.withIds(id, ...(to === null ? [] : [to]));
  const until = laterOf(notice.effectiveAt, around.now);
  const living = all.filter((it) => !hasRetired(it, until));
  const swapped = areSwapped(notice, living, around);
  return [
    swapped ?? checkCurrentId(notice, living, all, around),
    alreadyAnnounced(notice, living, around),
    swapped ? [] : checkNewId(notice, living, all, around),
    checkTime(notice, around),
  ].flat();
}

function areSwapped(
  { kind, id, to }: BumpNotice,
  living: readonly Definition[],
  { announced, publishedAs }: NoticeSurroundings,
): NoticeProblem | undefined {
  const isListed = (it: Hex) =>
    living.some((definition) => announceableIds(definition, kind).includes(it));
  if (announced || to === null || isListed(id) || !isListed(to) || publishedAs(id))
    return undefined;
  if (nothingWords(id) !== undefined) return undefined;
  return noticeProblem(
    "ids-swapped",
    "current-id",
    `No coalition refers to ${id}, but the new id is current: it is ${whereIn(living, to)}.`,
    `If you swapped them, swap them back. The current id is then: ${to}`,
  );
}

/** Not a problem if some coalition has no earlier notice: this one is handled there. */
function alreadyAnnounced(
  notice: BumpNotice,
  living: readonly Definition[],
  around: NoticeSurroundings,
): NoticeProblem | [] {
  const concerned = living.filter((it) => announceableIds(it, notice.kind).includes(notice.id));
  const earlier = concerned.map((it) => announcedBefore(it, notice, around));
  const [by] = earlier;
  if (!by || earlier.some((it) => it === undefined)) return [];
  return noticeProblem(
    "already-announced",
    "current-id",
    `Notice ${by.number} is already about this id: ${by.where}.`,
    `To change what it announces, edit notice ${by.number} and close this one. Otherwise close notice ${by.number} first.`,
  );
}

function checkTime(
  { effectiveAt, atOnce }: BumpNotice,
  around: NoticeSurroundings,
): NoticeProblem | [] {
  const { now, announced, proposed } = around;
  if (announced || proposed || atOnce) return [];
  const custom = businessDayAfter(now);
  if (hasCome(effectiveAt, now)) {
    return noticeProblem(
      "time-past",
      "effective-at",
      `${moment(effectiveAt)} has passed. It is ${moment(now)} now.`,
      `If the change has happened or cannot wait, write “now”. Otherwise write a later time, at least one business day ahead: ${custom}`,
    );
  }
  const at = withSeconds(effectiveAt);
  if (at < custom) {
    return noticeProblem(
      "short-notice",
      "effective-at",
      `${moment(effectiveAt)} is less than one business day ahead (24 hours from Monday to Friday in UTC). It is ${moment(now)} now. Coalitions may not have published a matching definition by then.`,
      `If the change can wait, write a later time: ${custom}`,
    );
  }
  // Compared as text, so that a 29th of February needs no care.
  const far = `${String(Number(now.slice(0, 4)) + 2).padStart(4, "0")}${withSeconds(now).slice(4)}`;
  if (at <= far) return [];
  return noticeProblem(
    "time-far",
    "effective-at",
    `${moment(effectiveAt)} is more than two years ahead.`,
    "If that is a mistake, correct the year.",
  );
}
