// How a notice comes about in a test, how it is judged, and what is told of it.

import { editOf } from "../../src/core/edit/plan.ts";
import {
  type FiledNotice,
  type Judgement,
  judgeNotice,
  type StandingNotice,
} from "../../src/core/notice/judge.ts";
import type { BumpNotice } from "../../src/core/notice/notice.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import type { JudgedNotice, ProposalStanding } from "../../src/core/render/notice/context.ts";
import { whyNotProposed } from "../../src/core/render/notice/proposal.ts";
import { assertSound, filed, judgedBy } from "./filed-notices.ts";
import { BASE_AUTHOR, BEFORE, NOTICE } from "./noticed-definitions.ts";

/** How a case comes about; what it does not say is usual. */
export interface NoticeCase {
  notice?: BumpNotice | string;
  filed?: Partial<FiledNotice>;
  versions: Definition[][];
  now?: string;
  /** Files that are no definitions. */
  broken?: Record<string, string>;
  /** Whether the definitions are to pass the check, as they usually are. */
  sound?: boolean;
  others?: StandingNotice[];
  /** Of each coalition; what is proposed, and not named here, is an open pull request. */
  proposals?: Record<string, ProposalStanding>;
  refusedAcceptance?: string;
}

export function judged(given: NoticeCase): Judgement {
  const { versions, now = BEFORE, notice = NOTICE, others = [], broken, sound = !broken } = given;
  const by = judgedBy(versions, now, broken);
  if (sound) assertSound(by);
  return judgeNotice(filed(notice, { author: BASE_AUTHOR, ...given.filed }), by, others);
}

export function toldOf(given: NoticeCase): JudgedNotice {
  const judgement = judged(given);
  const open = judgement.steps.map(({ coalition, plan }, index): [string, ProposalStanding] => [
    coalition,
    editOf(plan)
      ? { state: "open", number: 21 + index }
      : { state: "none", why: whyNotProposed(plan) },
  ]);
  const { refusedAcceptance } = given;
  return {
    judgement,
    proposals: new Map([...open, ...Object.entries(given.proposals ?? {})]),
    marks: ["<!-- read 0123 -->"],
    ...(refusedAcceptance === undefined ? {} : { refusedAcceptance }),
  };
}
