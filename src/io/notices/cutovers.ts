// What is due, carried out by pull request: one for each coalition, with all that is due in it, since what
// was announced for one moment has one next fingerprint.

import { planCutover } from "../../core/notice/cutover.ts";
import type { Judgement } from "../../core/notice/judge.ts";
import {
  CUTOVER_BRANCHES,
  cutoverBranch,
  noticeBranch,
  proposalKey,
} from "../../core/notice/proposal-names.ts";
import { isDecisive } from "../../core/notice/steps.ts";
import type { Definition, Upcoming } from "../../core/registry/definition.ts";
import type { Defined } from "../../core/registry/snapshot.ts";
import type { ProposalStanding } from "../../core/render/notice/context.ts";
import { cutoverWords } from "../../core/render/notice/proposal.ts";
import { hasCome } from "../../core/time.ts";
import { GitHubError } from "../github/steadily.ts";
import { contextFor, type NoticeRun } from "./notice-run.ts";
import { lookUp, propose, takeBack } from "./propose.ts";
import { remind } from "./remind.ts";

export interface KeptCutover {
  coalition: string;
  standing: ProposalStanding;
}

const NOT_DUE =
  "**Closed by the registry:** nothing is due in this coalition any more, or its notice was amended or withdrawn.";

/** `judged`: the notices that are known. Gives what could not be done, too. */
export async function keepCutovers(
  noticeRun: NoticeRun,
  judged: readonly Judgement[],
): Promise<{ kept: KeptCutover[]; failures: string[] }> {
  const there = noticeRun.branches.filter((it) => it.startsWith(CUTOVER_BRANCHES));
  const kept: KeptCutover[] = [];
  const failures: string[] = [];
  for (const defined of noticeRun.by.registry.definitions) {
    const found = await alone(() => keepCutover(noticeRun, defined, judged));
    if (typeof found === "string") failures.push(found);
    if (typeof found !== "object") continue;
    kept.push(found);
    failures.push(...found.failures);
  }
  const needed = new Set(kept.map(({ coalition }) => cutoverBranch(coalition)));
  // What could not be looked at may be needed all the same.
  const spare = failures.length > 0 ? [] : there.filter((it) => !needed.has(it));
  for (const branch of spare) {
    const { failure } = await takeBack(noticeRun, branch, NOT_DUE);
    if (failure !== undefined) failures.push(failure);
  }
  return { kept, failures };
}

/** What GitHub refuses for one coalition holds up no other: then it is told in words. */
async function alone<T>(act: () => Promise<T>): Promise<T | string> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    return error.message;
  }
}

/** Undefined where nothing is due. */
async function keepCutover(
  noticeRun: NoticeRun,
  { file, definition }: Defined,
  judged: readonly Judgement[],
): Promise<(KeptCutover & { failures: string[] }) | undefined> {
  const { registry, now } = noticeRun.by;
  if (!definition.upcoming) return undefined;
  const { name: coalition, operator } = definition;
  const held = await heldIn(noticeRun, definition, judged);
  const plan = planCutover(registry, file, now, ({ notice, id }) =>
    held.some((it) => it.notice === notice && it.id === id),
  );
  const { due } = plan;
  const [first] = due;
  if (!first) return undefined;
  const context = await contextFor(noticeRun, [operator]);
  const { standing, failure } = await propose(noticeRun, {
    branch: cutoverBranch(coalition),
    key: proposalKey("cutover", due),
    plan,
    wordsOf: (edited) => cutoverWords({ edited, due, operator }, context),
  });
  const failures = failure === undefined ? [] : [failure];
  if (standing.state === "open") {
    const about = { number: standing.number, since: first.effectiveAt, operator };
    failures.push(...(await remind(noticeRun, about, context)));
  }
  return { coalition, standing, failures };
}

/**
 * What waits, though its time has come: its notice says something else by now, and the coalition has not
 * decided on that. Who declines it wants what stands there.
 */
async function heldIn(
  noticeRun: NoticeRun,
  { name: coalition, upcoming = [] }: Definition,
  judged: readonly Judgement[],
): Promise<Upcoming[]> {
  const held: Upcoming[] = [];
  for (const entry of upcoming.filter((it) => hasCome(it.effectiveAt, noticeRun.by.now))) {
    const { notice } = entry;
    const { steps = [] } = judged.find(({ number }) => number === notice) ?? {};
    const step = steps.find((it) => it.coalition === coalition);
    if (!step || !isDecisive(step, entry)) continue;
    const key = proposalKey(step.what, [step.entry]);
    const standing = await lookUp(noticeRun, noticeBranch(notice, coalition), key);
    if (standing?.state !== "declined") held.push(entry);
  }
  return held;
}
