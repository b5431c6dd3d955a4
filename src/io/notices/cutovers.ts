// What is due, carried out by pull request: one for each coalition, with all that is due in it, since what
// was announced for one moment has one next fingerprint.

import { soundDefinition } from "../../core/check.ts";
import type { Upcoming } from "../../core/definition.ts";
import { planCutover } from "../../core/notice/cutover.ts";
import type { Judgement } from "../../core/notice/judge.ts";
import { CUTOVER_BRANCHES, cutoverBranch, proposalKey } from "../../core/notice/proposal-names.ts";
import { editOf } from "../../core/operate/plan.ts";
import type { ProposalStanding } from "../../core/render/notice/context.ts";
import { cutoverWords } from "../../core/render/notice/proposal.ts";
import { contextFor, type Desk } from "./desk.ts";
import { propose, takeBack } from "./propose.ts";
import { remind } from "./remind.ts";

export interface KeptCutover {
  coalition: string;
  standing: ProposalStanding;
}

const NOT_DUE =
  "**Closed by the registry:** nothing is due in this coalition any more, or its notice was amended or withdrawn.";

/** `judged`: the notices that are known, by their numbers. Gives what could not be done, too. */
export async function keepCutovers(
  desk: Desk,
  judged: ReadonlyMap<number, Judgement>,
): Promise<{ kept: KeptCutover[]; failures: string[] }> {
  const there = desk.branches.filter((it) => it.startsWith(CUTOVER_BRANCHES));
  const kept: KeptCutover[] = [];
  const failures: string[] = [];
  const needed = new Set<string>();
  for (const file of desk.by.registry.files) {
    const found = await keepCutover(desk, file, judged);
    if (!found) continue;
    needed.add(cutoverBranch(found.coalition));
    kept.push(found);
    failures.push(...found.failures);
  }
  for (const branch of there.filter((it) => !needed.has(it))) {
    const { failure } = await takeBack(desk, branch, NOT_DUE);
    if (failure !== undefined) failures.push(failure);
  }
  return { kept, failures };
}

/** Undefined where nothing is due. */
async function keepCutover(
  desk: Desk,
  file: string,
  judged: ReadonlyMap<number, Judgement>,
): Promise<(KeptCutover & { failures: string[] }) | undefined> {
  const { registry, now } = desk.by;
  const definition = soundDefinition(registry.read(file));
  if (!definition?.upcoming) return undefined;
  const { name: coalition, operator } = definition;
  const isHeld = (entry: Upcoming) => changesAfter(judged.get(entry.notice), coalition);
  const plan = planCutover(registry, file, now, isHeld);
  const { due } = plan;
  const [first] = due;
  if (!first) return undefined;
  const context = await contextFor(desk, [operator]);
  const edited = editOf(plan);
  const words = edited ? cutoverWords({ edited, due, operator }, context) : { title: "", body: "" };
  const key = proposalKey("cutover", due);
  const { standing, failure } = await propose(desk, {
    ...words,
    branch: cutoverBranch(coalition),
    key,
    plan,
  });
  const failures = failure === undefined ? [] : [failure];
  if (standing.state === "open") {
    const about = { number: standing.number, since: first.effectiveAt, operator };
    failures.push(...(await remind(desk, about, context)));
  }
  return { coalition, standing, failures };
}

/** Whether the notice says something else by now than what was announced: then that waits for its operator. */
function changesAfter(judgement: Judgement | undefined, coalition: string): boolean {
  return judgement?.steps.some((it) => it.coalition === coalition) ?? false;
}
