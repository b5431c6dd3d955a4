// A filed notice, judged by the registry as it is now: what is wrong with it, whom it concerns, and which
// changes are to be proposed. It depends on nothing but what it is given, so that judging it again, in any
// order, comes to the same.

import { groupBy } from "../group-by.ts";
import type { Upcoming, UtcTime } from "../registry/definition.ts";
import { type Authority, authorityOf, authorizedIn } from "./authority.ts";
import { announcedBefore, blockedEffect, type StandingNotice } from "./blocked.ts";
import type { NoticeSurroundings } from "./check-current-id.ts";
import { checkNotice } from "./check-notice.ts";
import { courseAtOnce, courseOf, isCarriedOut, type NoticeCourse } from "./course.ts";
import { effectsOf } from "./effects.ts";
import type { JudgedBy } from "./judged-by.ts";
import type { BumpNotice, NoticeProblem } from "./notice.ts";
import { isAffected, type NoticeEffect } from "./notice-effect.ts";
import { readNotice } from "./read-notice.ts";
import { announcementStep, type NoticeStep, withdrawals } from "./steps.ts";
import { unreadIn } from "./unread.ts";

export type { StandingNotice } from "./blocked.ts";
export type { NoticeStep } from "./steps.ts";

/** An issue that is a notice, as it stands now. */
export interface FiledNotice {
  number: number;
  open: boolean;
  body: string;
  /** When the issue was opened; undefined of one that is gone. */
  filedAt: UtcTime | undefined;
  /** Undefined of an account that is gone. */
  author: { id: number; login: string; type: string } | undefined;
  /** Whether somebody who may write to the registry vouches for this very text. */
  accepted: boolean;
  /** Whether this very text was found right before, and something was proposed for it. */
  proposed: boolean;
}

export type NoticeStage =
  /** The notice must be fixed before anything is proposed. */
  | "faulty"
  /** Nobody has vouched for it whom the definitions name. */
  | "unverified"
  /** It is being announced, or waits for its time. */
  | "going"
  /** It goes on, but for coalitions whose definition must be fixed first; by itself once it is. */
  | "blocked"
  /** It is valid, and no coalition has to change anything. */
  | "nothing"
  /** No definition has the old id any more. */
  | "carried-out"
  /** Its issue was closed before that. */
  | "withdrawn";

export interface Judgement {
  number: number;
  stage: NoticeStage;
  notice: BumpNotice | undefined;
  problems: NoticeProblem[];
  /** Who may speak, by coalition; empty where there is no notice to speak for. */
  authority: Authority;
  /** Whether somebody vouches for it, whoever its author is. */
  accepted: boolean;
  effects: NoticeEffect[];
  steps: NoticeStep[];
  /** What the change channel has told of it. */
  course: NoticeCourse[];
  /** Files of definitions that cannot be read: whether it concerns them, too, nobody knows. */
  unread: string[];
}

/** `standing`: what `standingNotices` gives, with this notice or without. */
export function judgeNotice(
  filed: FiledNotice,
  by: JudgedBy,
  standing: readonly StandingNotice[],
): Judgement {
  const { number, open, accepted } = filed;
  const { notice, problems } = readNotice(filed.body, filed.filedAt ?? by.now);
  const announced = courseOf(by.chains, number);
  const known = new Set(announced.map(({ coalition }) => coalition));
  const atOnce = notice ? courseAtOnce(by.chains, notice) : [];
  const course = [...announced, ...atOnce.filter(({ coalition }) => !known.has(coalition))];
  const unread = unreadIn(by).flatMap(({ file }) => file?.file ?? []);
  const facts = { number, notice, course, accepted, unread };
  const told = { ...facts, authority: [], effects: [], steps: [] };
  if (notice && isCarriedOut(notice, course, by)) {
    return { ...told, stage: "carried-out", problems: [] };
  }
  const authorityIn = asker(filed, by);
  // What stands under a notice's number may have been written by anybody: only who speaks for the id has it
  // taken back.
  const takingBack = withdrawals(by, number).filter(({ coalition, entry }) =>
    authorizedIn(authorityIn(coalition, entry), accepted)(coalition),
  );
  if (!open) return { ...told, stage: "withdrawn", problems: [], steps: takingBack };
  if (!notice) return { ...told, stage: "faulty", problems };
  const others = standing.filter((it) => it.number !== number);
  const found = [...problems, ...checkNotice(notice, aroundOf(filed, by, course, others))];
  if (found.some(({ severity }) => severity === "error")) {
    return { ...told, stage: "faulty", problems: found };
  }
  return {
    ...told,
    problems: found,
    ...judgeSound(filed, notice, { by, course, others, takingBack, authorityIn }),
  };
}

interface SoundJudgement {
  by: JudgedBy;
  course: readonly NoticeCourse[];
  others: readonly StandingNotice[];
  takingBack: readonly NoticeStep[];
  authorityIn: AuthorityIn;
}

/** Of a notice without fault: what it means for each coalition, and what is to be proposed there. */
function judgeSound(
  { number, accepted }: FiledNotice,
  notice: BumpNotice,
  { by, course, others, takingBack, authorityIn }: SoundJudgement,
): Pick<Judgement, "stage" | "effects" | "authority" | "steps"> {
  const effects = effectsOf(by, notice, number).map((effect) => {
    const definition = by.registry.get(effect.file)?.definition;
    const first = definition && announcedBefore(definition, effect.wanted, { number, others });
    return first && isAffected(effect) ? blockedEffect(effect, first) : effect;
  });
  const concerned = effects.filter(isAffected);
  const isDone = course.some(({ carriedOut }) => carriedOut);
  if (concerned.length === 0) {
    const stage = isDone ? "carried-out" : "nothing";
    return { stage, effects, authority: [], steps: [...takingBack] };
  }
  const authority = concerned.flatMap(({ coalition, wanted }) => authorityIn(coalition, wanted));
  const speaks = authorizedIn(authority, accepted);
  const wanted = concerned.filter(({ coalition }) => speaks(coalition));
  const goesOn = wanted.length > 0 || isDone || concerned.some((it) => it.standing);
  const blocked = concerned.filter((it) => it.stage === "blocked");
  const names = new Set(wanted.map(({ coalition }) => coalition));
  const steps = [
    ...wanted.flatMap((effect) => announcementStep(by, effect)),
    // What was announced for another id before the notice was amended.
    ...takingBack.filter(({ coalition }) => !names.has(coalition)),
  ];
  // Who is named where nothing can be read, nobody knows.
  const isUnverified = !goesOn && blocked.length < concerned.length;
  const stage = isUnverified ? "unverified" : blocked.length > 0 ? "blocked" : "going";
  return { stage, effects, authority, steps };
}

function aroundOf(
  { number, proposed }: FiledNotice,
  by: JudgedBy,
  course: readonly NoticeCourse[],
  others: readonly StandingNotice[],
): NoticeSurroundings {
  return {
    ...by,
    ...{ number, others, proposed },
    announced: course.some(({ withdrawn }) => !withdrawn),
    carriedOut: course.some(({ carriedOut }) => carriedOut),
  };
}

type AuthorityIn = (coalition: string, about: Pick<Upcoming, "kind" | "id">) => Authority;

/** Who speaks for an id in one coalition; all are asked once for each id, since they may be many. */
function asker({ author }: FiledNotice, by: JudgedBy): AuthorityIn {
  const asked = new Map<string, Map<string, Authority>>();
  return (coalition, { kind, id }) => {
    const key = `${kind} ${id}`;
    const known =
      asked.get(key) ?? groupBy(authorityOf(author, { kind, id }, by), (it) => it.coalition);
    asked.set(key, known);
    return known.get(coalition) ?? [];
  };
}

/** Those of them that others have to reckon with: of two about one id, the earlier one goes first. */
export function standingNotices(filed: readonly FiledNotice[], by: JudgedBy): StandingNotice[] {
  const standing: StandingNotice[] = [];
  for (const it of [...filed].sort((a, b) => a.number - b.number)) {
    const { stage, notice, effects, authority, accepted } = judgeNotice(it, by, standing);
    if ((stage !== "going" && stage !== "blocked") || !notice) continue;
    const speaks = authorizedIn(authority, accepted);
    const coalitions = effects
      .filter((effect) => isAffected(effect) && speaks(effect.coalition))
      .map(({ coalition }) => coalition);
    standing.push({ number: it.number, notice, coalitions });
  }
  return standing;
}
