// A notice in a test: how it comes about, its judgement, and its pull requests.

import { editOf } from "../../src/core/edit/plan.ts";
import {
  type ActiveNotice,
  type FiledNotice,
  type Judgement,
  judgeNotice,
} from "../../src/core/notice/judge.ts";
import type { BumpNotice } from "../../src/core/notice/notice.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import type { JudgedNotice, ProposalStatus } from "../../src/core/render/notice/context.ts";
import { notProposedReason } from "../../src/core/render/notice/proposal.ts";
import { assertValid, filed, judgedBy } from "./filed-notices.ts";
import { BASE_AUTHOR, BEFORE, NOTICE } from "./noticed-definitions.ts";

/** How a case is made; members that it leaves out have their usual values. */
export interface NoticeCase {
  notice?: BumpNotice | string;
  filed?: Partial<FiledNotice>;
  versions: Definition[][];
  now?: string;
  /** Files that are not definitions. */
  broken?: Record<string, string>;
  /** Whether the definitions must pass the check; usually true. */
  isValid?: boolean;
  others?: ActiveNotice[];
  /** By coalition. Proposals without an entry are open pull requests. */
  proposals?: Record<string, ProposalStatus>;
  refusedAcceptance?: string;
}

export function judged(given: NoticeCase): Judgement {
  const { versions, now = BEFORE, notice = NOTICE, others = [], broken, isValid = !broken } = given;
  const by = judgedBy(versions, now, broken);
  if (isValid) assertValid(by);
  return judgeNotice(filed(notice, { author: BASE_AUTHOR, ...given.filed }), by, others);
}

export function judgedNotice(given: NoticeCase): JudgedNotice {
  const judgement = judged(given);
  const open = judgement.steps.map(({ coalition, plan }, index): [string, ProposalStatus] => [
    coalition,
    editOf(plan)
      ? { state: "open", number: 21 + index }
      : { state: "none", reason: notProposedReason(plan) },
  ]);
  const { refusedAcceptance } = given;
  return {
    judgement,
    proposals: new Map([...open, ...Object.entries(given.proposals ?? {})]),
    marks: ["<!-- read 0123 -->"],
    ...(refusedAcceptance === undefined ? {} : { refusedAcceptance }),
  };
}
