// A filed notice, judged by the registry as it is now: its problems, the coalitions it affects, and the changes to
// propose. Judging it again, in any order, gives the same result.

import { groupBy } from "../group-by.ts";
import type { Upcoming, UtcTime } from "../registry/definition.ts";
import { hasCome } from "../time.ts";
import { type Authority, authorityOf, authorizedIn } from "./authority.ts";
import { type ActiveNotice, announcedBefore, blockedEffect } from "./blocked.ts";
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

export type { ActiveNotice } from "./blocked.ts";
export type { NoticeStep } from "./steps.ts";

/** An issue that is a notice, as it is now. */
export interface FiledNotice {
  number: number;
  open: boolean;
  body: string;
  /** When the issue was opened; undefined if it was deleted. */
  filedAt: UtcTime | undefined;
  /** Undefined if the account was deleted. */
  author: { id: number; login: string; type: string } | undefined;
  /** Whether someone with write access confirmed this exact text. */
  accepted: boolean;
  /** Whether this exact text was found valid before, and something was proposed for it. */
  proposed: boolean;
}

export type NoticeStage =
  /** The notice must be fixed before anything is proposed. */
  | "faulty"
  /** Nobody whom the definitions name has confirmed it. */
  | "unverified"
  /** It is being announced, or waits for its time of change. */
  | "going"
  /** It is handled except in coalitions whose definition must be fixed first. */
  | "blocked"
  /** It is valid, and no coalition needs to act. */
  | "nothing"
  /** No definition has the old id. */
  | "carried-out"
  /** Its issue was closed before that. */
  | "withdrawn";

export interface Judgement {
  number: number;
  stage: NoticeStage;
  notice: BumpNotice | undefined;
  problems: NoticeProblem[];
  /** Who is authorised, by coalition; empty if the notice could not be read. */
  authority: Authority;
  /** Whether someone with write access confirmed it. */
  accepted: boolean;
  /** Whether its time of change has passed. */
  isDue: boolean;
  effects: NoticeEffect[];
  steps: NoticeStep[];
  /** What the change channel published about it. */
  course: NoticeCourse[];
  /** Files of definitions that cannot be read, and that it may affect. */
  unread: string[];
}

/** `active`: the result of `activeNotices`, with or without this notice. */
export function judgeNotice(
  filed: FiledNotice,
  by: JudgedBy,
  active: readonly ActiveNotice[],
): Judgement {
  const { number, open, accepted } = filed;
  const { notice, problems } = readNotice(filed.body, filed.filedAt ?? by.now);
  const announced = courseOf(by.chains, number);
  const known = new Set(announced.map(({ coalition }) => coalition));
  const atOnce = notice ? courseAtOnce(by.chains, notice) : [];
  const course = [...announced, ...atOnce.filter(({ coalition }) => !known.has(coalition))];
  const unread = unreadIn(by).flatMap(({ file }) => file?.file ?? []);
  const isDue = notice !== undefined && hasCome(notice.effectiveAt, by.now);
  const facts = { number, notice, course, accepted, isDue, unread };
  const rest = { ...facts, authority: [], effects: [], steps: [] };
  if (notice && isCarriedOut(notice, course, by)) {
    return { ...rest, stage: "carried-out", problems: [] };
  }
  const authorityIn = authorityLookup(filed, by);
  // Anyone may have written an entry with this notice's number: it is withdrawn only if the author is authorised
  // for its id.
  const takingBack = withdrawals(by, number).filter(({ coalition, entry }) =>
    authorizedIn(authorityIn(coalition, entry), accepted)(coalition),
  );
  if (!open) return { ...rest, stage: "withdrawn", problems: [], steps: takingBack };
  if (!notice) return { ...rest, stage: "faulty", problems };
  const others = active.filter((it) => it.number !== number);
  const found = [...problems, ...checkNotice(notice, contextOf(filed, by, course, others))];
  if (found.some(({ severity }) => severity === "error")) {
    return { ...rest, stage: "faulty", problems: found };
  }
  return {
    ...rest,
    problems: found,
    ...judgeValid(filed, notice, { by, course, others, takingBack, authorityIn }),
  };
}

interface ValidContext {
  by: JudgedBy;
  course: readonly NoticeCourse[];
  others: readonly ActiveNotice[];
  takingBack: readonly NoticeStep[];
  authorityIn: AuthorityIn;
}

/** For a valid notice: its effect on each coalition, and what to propose there. */
function judgeValid(
  { number, accepted }: FiledNotice,
  notice: BumpNotice,
  { by, course, others, takingBack, authorityIn }: ValidContext,
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
  const isAuthorized = authorizedIn(authority, accepted);
  const wanted = concerned.filter(({ coalition }) => isAuthorized(coalition));
  const continues = wanted.length > 0 || isDone || concerned.some((it) => it.existing);
  const blocked = concerned.filter((it) => it.stage === "blocked");
  const names = new Set(wanted.map(({ coalition }) => coalition));
  const steps = [
    ...wanted.flatMap((effect) => announcementStep(by, effect)),
    // Announced for a different id before the notice was edited.
    ...takingBack.filter(({ coalition }) => !names.has(coalition)),
  ];
  // A definition that cannot be read names nobody.
  const isUnverified = !continues && blocked.length < concerned.length;
  const stage = isUnverified ? "unverified" : blocked.length > 0 ? "blocked" : "going";
  return { stage, effects, authority, steps };
}

function contextOf(
  { number, proposed }: FiledNotice,
  by: JudgedBy,
  course: readonly NoticeCourse[],
  others: readonly ActiveNotice[],
): NoticeSurroundings {
  return {
    ...by,
    ...{ number, others, proposed },
    announced: course.some(({ withdrawn }) => !withdrawn),
    carriedOut: course.some(({ carriedOut }) => carriedOut),
  };
}

type AuthorityIn = (coalition: string, about: Pick<Upcoming, "kind" | "id">) => Authority;

/** Who is authorised for an id in one coalition. Looked up once for each id, because there may be many coalitions. */
function authorityLookup({ author }: FiledNotice, by: JudgedBy): AuthorityIn {
  const known = new Map<string, Map<string, Authority>>();
  return (coalition, { kind, id }) => {
    const key = `${kind} ${id}`;
    const found =
      known.get(key) ?? groupBy(authorityOf(author, { kind, id }, by), (it) => it.coalition);
    known.set(key, found);
    return found.get(coalition) ?? [];
  };
}

/** Notices that come before later ones about the same id. */
export function activeNotices(filed: readonly FiledNotice[], by: JudgedBy): ActiveNotice[] {
  const active: ActiveNotice[] = [];
  for (const it of [...filed].sort((a, b) => a.number - b.number)) {
    const { stage, notice, effects, authority, accepted } = judgeNotice(it, by, active);
    if ((stage !== "going" && stage !== "blocked") || !notice) continue;
    const isAuthorized = authorizedIn(authority, accepted);
    const coalitions = effects
      .filter((effect) => isAffected(effect) && isAuthorized(effect.coalition))
      .map(({ coalition }) => coalition);
    active.push({ number: it.number, notice, coalitions });
  }
  return active;
}
