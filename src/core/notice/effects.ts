// The effect of a bump notice on every coalition that refers to the id.

import { announcedMoments } from "../changes/next-fingerprint.ts";
import { errorsOf } from "../edit/plan.ts";
import { compareText } from "../problem.ts";
import type { Definition, Id, Upcoming, UtcTime } from "../registry/definition.ts";
import { announceableIds } from "../registry/part-ids.ts";
import { hasRetired } from "../registry/retirement.ts";
import type { Snapshot } from "../registry/snapshot.ts";
import { hasCome, laterOf, withSeconds } from "../time.ts";
import { planAtOnce, planCutover } from "./cutover.ts";
import { amended, existingEntry, wantedEntry, withAnnouncement } from "./drafts.ts";
import { effectOnUnread } from "./effect-on-unread.ts";
import {
  faultyReason,
  goneReason,
  notPinnedReason,
  ofOthersReason,
  refusedReason,
  retiredReason,
} from "./no-action-reasons.ts";
import { type BumpNotice, upcomingOf } from "./notice.ts";
import { followingOf, type NoticeEffect } from "./notice-effect.ts";
import { citizensWith, partsWith } from "./referring.ts";
import { type UnreadBy, unreadIn } from "./unread.ts";

/**
 * One for each coalition that refers to the id or to the citizen whose content hash it is, or that already announces
 * this notice; sorted by name. `number`: of the notice's issue.
 */
export function effectsOf(by: UnreadBy, notice: BumpNotice, number: number): NoticeEffect[] {
  const { registry, now } = by;
  const citizens = citizensWith(registry, notice);
  const ids = [notice.id, ...citizens];
  const effects = registry.files.flatMap((it): NoticeEffect[] => {
    const { file, definition } = it;
    const isNamed = definition?.upcoming?.some((entry) => entry.notice === number) ?? false;
    if (!definition || !(isNamed || it.mayHave(ids))) return [];
    if (!isNamed && partsWith(definition, notice, citizens).length === 0) return [];
    return [effectOn(registry, { file, definition, citizens, notice, number, now })];
  });
  const unread = unreadIn(by).flatMap((it) =>
    effectOnUnread(it, registry, { notice, number, citizens }),
  );
  return [...effects, ...unread].sort((a, b) => compareText(a.coalition, b.coalition));
}

interface Asked {
  file: string;
  definition: Definition;
  /** Stable ids of the citizens whose content hash the notice is about. */
  citizens: ReadonlySet<Id>;
  notice: BumpNotice;
  number: number;
  now: UtcTime;
}

function effectOn(registry: Snapshot, asked: Asked): NoticeEffect {
  const { file, definition, notice, number, citizens } = asked;
  const existing = existingEntry(definition, { notice: number, id: notice.id });
  const wanted = wantedEntry(definition, upcomingOf(notice, number), existing);
  const quiet: NoticeEffect = {
    coalition: definition.name,
    file,
    operator: definition.operator,
    parts: partsWith(definition, wanted, citizens),
    verdict: "nothing",
    fingerprint: { now: definition.fingerprint, next: definition.fingerprint },
    waitsFor: [],
    following: [],
    existing,
    wanted,
    stage: "none",
  };
  const isOver = hasRetired(definition, laterOf(wanted.effectiveAt, asked.now));
  const retired: NoticeEffect = { ...quiet, verdict: "retired", reason: retiredReason(definition) };
  if (isOver && !existing) return retired;
  const errors = errorsOf(registry, file);
  if (errors.length > 0) {
    return { ...quiet, verdict: "faulty", reason: faultyReason(file, errors), stage: "blocked" };
  }
  if (isOver) return retired;
  if (quiet.parts.length === 0) return { ...quiet, reason: goneReason(wanted) };
  const isPinned = followingOf(definition, wanted, definition).length > 0;
  if (wanted.kind === "content-hash" && existing?.id !== wanted.id && !isPinned) {
    return { ...quiet, reason: notPinnedReason(definition, wanted) };
  }
  const effect = { ...quiet, ...announcedEffect(asked, quiet) };
  if (effect.stage !== "due" && effect.stage !== "at-once") return effect;
  const { refused } =
    effect.stage === "due"
      ? planCutover(registry, file, asked.now)
      : planAtOnce(registry, file, wanted, asked.now);
  return refused.length === 0
    ? effect
    : { ...effect, stage: "blocked", reason: refusedReason(refused) };
}

function announcedEffect(
  { definition, notice, now }: Asked,
  { existing, wanted }: NoticeEffect,
): Pick<NoticeEffect, "verdict" | "fingerprint" | "waitsFor" | "following" | "stage"> &
  Pick<Partial<NoticeEffect>, "reason"> {
  const { upcoming = [], fingerprint } = definition;
  const others = upcoming.filter((it) => it !== existing);
  const together = momentOf(withAnnouncement(definition, wanted), wanted);
  const alone =
    others.length === 0 ? together : momentOf({ ...definition, upcoming: [wanted] }, wanted);
  // What cannot wait is carried out before anything that is announced.
  const { next, waitsFor = [], asKnown = definition } = (notice.atOnce ? alone : together) ?? {};
  const isAnnounceable = announceableIds(definition, wanted.kind).includes(wanted.id);
  return {
    verdict: alone?.moves ? (next === undefined ? "waits" : "moves") : "metadata",
    fingerprint: { now: fingerprint, next },
    waitsFor,
    following: followingOf(definition, wanted, asKnown, waitsFor),
    stage: !isAnnounceable ? "none" : notice.atOnce ? "at-once" : stageOf(existing, wanted, now),
    ...(isAnnounceable ? {} : { reason: ofOthersReason(definition, wanted) }),
  };
}

function momentOf(definition: Definition, { effectiveAt }: Upcoming) {
  const at = withSeconds(effectiveAt);
  return announcedMoments(definition).find((it) => it.at === at);
}

function stageOf(
  existing: Upcoming | undefined,
  wanted: Upcoming,
  now: UtcTime,
): NoticeEffect["stage"] {
  if (!existing) return "to-announce";
  if (Object.keys(amended(existing, wanted)).length > 0) return "to-amend";
  return hasCome(wanted.effectiveAt, now) ? "due" : "announced";
}
