// A filed notice, judged by the registry as it is now: what is wrong with it, whom it concerns, and which
// changes are to be proposed. It depends on nothing but what it is given, so that judging it again, in any
// order, comes to the same.

import { type Registry, soundDefinition } from "../check.ts";
import type { Hex, UtcTime } from "../definition.ts";
import type { Entry } from "../history/entry.ts";
import { idPlaces } from "../operate/id-places.ts";
import { hasCome } from "../time.ts";
import { type Authority, authorityOf } from "./authority.ts";
import { checkNotice } from "./check-notice.ts";
import { courseOf, type NoticeCourse } from "./course.ts";
import { effectsOf, type NoticeEffect } from "./effects.ts";
import type { BumpNotice, NoticeProblem } from "./notice.ts";
import { readNotice } from "./read-notice.ts";
import { announcement, type NoticeStep, withdrawals } from "./steps.ts";

export type { NoticeStep } from "./steps.ts";

/** An issue that is a notice, as it stands now. */
export interface FiledNotice {
  number: number;
  open: boolean;
  body: string;
  /** Undefined of an account that is gone. */
  author: { id: number; login: string; type: string } | undefined;
  /** Whether somebody who may write to the registry vouches for this very text. */
  accepted: boolean;
  /** Whether something was proposed for it before: then it was filed in time. */
  proposed: boolean;
}

/** What it is judged by: the default branch, and what was published of it. */
export interface JudgedBy {
  registry: Registry;
  now: UtcTime;
  publishedAs: (id: Hex) => string | undefined;
  /** Each coalition's chain, oldest first. */
  chains: ReadonlyMap<string, readonly Entry[]>;
}

/** Notices that are open, without fault and verified. */
export interface StandingNotice {
  number: number;
  notice: BumpNotice;
}

export type NoticeStage =
  /** Something is to be mended before anything is proposed. */
  | "faulty"
  /** Nobody has vouched for it whom the definitions name. */
  | "unverified"
  /** It is being announced, or waits for its time. */
  | "going"
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
}

/** `standing`: what `standingNotices` gives, with this notice or without. */
export function judgeNotice(
  filed: FiledNotice,
  by: JudgedBy,
  standing: readonly StandingNotice[],
): Judgement {
  const { number } = filed;
  const { notice, problems: unread } = readNotice(filed.body);
  const course = courseOf(by.chains, number);
  const nothing = { authority: [], effects: [], steps: [] };
  const told = { number, notice, course, accepted: filed.accepted };
  const done = notice !== undefined && isCarriedOut(notice, course, by);
  if (!filed.open && !done) {
    return {
      ...told,
      ...nothing,
      stage: "withdrawn",
      problems: [],
      steps: withdrawals(by.registry, number),
    };
  }
  if (done) return { ...told, ...nothing, stage: "carried-out", problems: [] };
  if (!notice) return { ...told, ...nothing, stage: "faulty", problems: unread };
  const announced = course.some(({ announced: at, withdrawn }) => at && !withdrawn);
  const { proposed } = filed;
  const others = standing.filter((it) => it.number !== number);
  const around = { ...by, number, others, announced, proposed };
  const problems = [...unread, ...checkNotice(notice, around)];
  const authority = authorityOf(filed.author, notice, by.registry);
  if (problems.some(({ severity }) => severity === "error")) {
    return { ...told, ...nothing, authority, stage: "faulty", problems };
  }
  const effects = effectsOf(by.registry, notice, number, by.now);
  const judged = { ...told, problems, authority, effects };
  const concerned = effects.filter(concerns);
  if (concerned.length === 0) {
    return { ...judged, stage: "nothing", steps: withdrawals(by.registry, number) };
  }
  const speaks = speaksIn(authority, filed.accepted);
  if (!concerned.some(({ coalition }) => speaks(coalition))) {
    return { ...judged, stage: "unverified", steps: [] };
  }
  const wanted = concerned.filter(({ coalition }) => speaks(coalition));
  const names = new Set(concerned.map(({ coalition }) => coalition));
  const steps = [
    ...wanted.flatMap((effect) => announcement(by.registry, effect)),
    // What was announced for another id before the notice was amended.
    ...withdrawals(by.registry, number).filter(({ coalition }) => !names.has(coalition)),
  ];
  return { ...judged, stage: "going", steps };
}

/** The coalitions in which a notice may go on: its author speaks for each part there that has the id. */
export function speaksIn(authority: Authority, accepted: boolean): (coalition: string) => boolean {
  return (coalition) => {
    const parts = authority.filter((it) => it.coalition === coalition);
    return accepted || (parts.length > 0 && parts.every(({ speaks }) => speaks));
  };
}

/** Whether an entry of the notice stands in the coalition's definition, or is to. */
export function concerns({ stage }: Pick<NoticeEffect, "stage">): boolean {
  return stage !== "none";
}

/** Those of them that others have to reckon with: of two about one id, the earlier one goes first. */
export function standingNotices(filed: readonly FiledNotice[], by: JudgedBy): StandingNotice[] {
  const standing: StandingNotice[] = [];
  for (const it of [...filed].sort((a, b) => a.number - b.number)) {
    const { stage, notice } = judgeNotice(it, by, standing);
    if (stage === "going" && notice) standing.push({ number: it.number, notice });
  }
  return standing;
}

/** Whether the time of the notice has come. */
export function isDue({ notice }: Judgement, now: UtcTime): boolean {
  return notice !== undefined && hasCome(notice.effectiveAt, now);
}

/**
 * Whether nothing is left to do but to close it. `published` says how many entries of each coalition's chain
 * are on the site that everybody sees; without it nothing that was carried out is known to be there.
 */
export function isFinished(
  judgement: Judgement,
  published: ReadonlyMap<string, number> | undefined,
  now: UtcTime,
): boolean {
  if (judgement.stage === "nothing") return isDue(judgement, now);
  if (judgement.stage !== "carried-out" || !published) return false;
  return judgement.course.every(
    ({ coalition, carriedOut }) => !carriedOut || (published.get(coalition) ?? 0) >= carriedOut.seq,
  );
}

/** The old id stood once, and stands nowhere any more; what took its place does, or is told to have come. */
function isCarriedOut(
  { id, to }: BumpNotice,
  course: readonly NoticeCourse[],
  { registry, publishedAs }: JudgedBy,
): boolean {
  if (publishedAs(id) === undefined) return false;
  const ids = new Set(
    registry.files.flatMap((file) => {
      const definition = soundDefinition(registry.read(file));
      return definition && !definition.retirement ? idPlaces(definition).map((it) => it.id) : [];
    }),
  );
  if (ids.has(id)) return false;
  return course.some(({ carriedOut }) => carriedOut) || (to !== null && ids.has(to));
}
