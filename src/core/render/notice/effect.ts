// What a notice means for one coalition, and where it stands there.

import type { RootContent } from "mdast";
import { moment } from "../../lookup/moment.ts";
import { authorizedIn } from "../../notice/authority.ts";
import type { Judgement } from "../../notice/judge.ts";
import type { NoticeEffect } from "../../notice/notice-effect.ts";
import type { CommentSection } from "../comment/fit.ts";
import { code, heading, type Inline, list, paragraph, strong, text } from "../markdown.ts";
import type { NoticeContext, ProposalStanding } from "./context.ts";
import { operatorWords, type People, proposalWords, withPaste } from "./words.ts";

interface Around {
  judgement: Judgement;
  proposals: ReadonlyMap<string, ProposalStanding>;
  context: NoticeContext & People;
}

export function effectSection(effect: NoticeEffect, around: Around): CommentSection {
  return {
    full: () => effectBlocks(effect, around),
    short: () => text`${strong(effect.coalition)}: ${VERDICTS[effect.verdict]}`,
  };
}

const VERDICTS: Record<NoticeEffect["verdict"], string> = {
  moves: "its fingerprint changes",
  waits: "its fingerprint changes, to one that is not known yet",
  metadata: "metadata only, its fingerprint stays",
  nothing: "nothing to do",
  retired: "retires before this takes effect, and stays as it is",
  faulty: "its definition must be fixed first",
};

function effectBlocks(effect: NoticeEffect, around: Around): RootContent[] {
  const { coalition, verdict, why, following, wanted } = effect;
  return [
    heading(4, `${coalition}: ${VERDICTS[verdict]}`),
    // Of a retired one the heading says it all.
    ...(why === undefined || verdict === "retired" ? [] : [paragraph(withPaste(why))]),
    ...fingerprintWords(effect).map(paragraph),
    ...(following.length === 0
      ? []
      : [list(following.map((it) => followingItem(it, wanted.kind, around.context)))]),
    ...standingBlocks(effect, around),
  ];
}

function fingerprintWords({ verdict, fingerprint, waitsFor }: NoticeEffect): Inline[] {
  const { now, next } = fingerprint;
  const before = text`${strong("Fingerprint now:")} ${code(now)}`;
  if (verdict === "moves" && next !== undefined) {
    return [before, text`${strong("Next:")} ${code(next)}`];
  }
  if (verdict === "waits") {
    const operators = waitsFor.join(", ");
    return [
      before,
      text`${strong("Next:")} not known before the operator of ${operators} says theirs.`,
    ];
  }
  return verdict === "metadata" ? [text`${strong("Fingerprint:")} ${code(now)}`] : [];
}

/** How a service has what is bumped. */
const HOLDS: Partial<Record<NoticeEffect["wanted"]["kind"], string>> = {
  "content-hash": "pins",
  mrtd: "runs",
};

function followingItem(
  { label, operator, fingerprint, next }: NoticeEffect["following"][number],
  kind: NoticeEffect["wanted"]["kind"],
  people: People,
): Inline {
  const becomes =
    next === undefined
      ? ". What it becomes only its operator can say, best by a notice of their own: "
      : text` becomes ${code(next)}. Its operator: `;
  return text`The ${label} ${HOLDS[kind] ?? "spans"} it, so that its own fingerprint follows: ${code(fingerprint)}${becomes}${operatorWords(operator, people)}`;
}

function standingBlocks(
  effect: NoticeEffect,
  { judgement, proposals, context }: Around,
): RootContent[] {
  const proposal = proposals.get(effect.coalition);
  const words = stageWords(effect, judgement, proposal);
  const proposed = proposal ? proposalWords(proposal, context) : "";
  if (words === "" && proposed === "") return [];
  const between = words === "" || proposed === "" ? "" : " ";
  return [paragraph(text`${strong("Where it stands:")} ${words}${between}${proposed}`)];
}

function stageWords(
  effect: NoticeEffect,
  { authority, accepted }: Judgement,
  proposal: ProposalStanding | undefined,
): string {
  const { stage, wanted, standing: entry, coalition } = effect;
  switch (stage) {
    case "to-announce":
      return authorizedIn(authority, accepted)(coalition)
        ? "not announced yet."
        : "not announced: nobody has vouched for it whom this coalition names.";
    case "to-amend":
      return `announced for ${moment(entry?.effectiveAt ?? "")}, and not amended yet to what the notice says now.`;
    case "at-once":
      return authorizedIn(authority, accepted)(coalition)
        ? "not carried out yet. Merging its pull request does it, at once."
        : "not carried out: nobody has vouched for it whom this coalition names.";
    case "announced":
      return `announced for ${moment(wanted.effectiveAt)}. A pull request carries it out then.`;
    case "due":
      return proposal
        ? "its time has come."
        : "its time has come. The pull request that carries it out is opened by the next hourly run.";
    case "blocked": {
      const so = entry
        ? `announced for ${moment(entry.effectiveAt)}, and blocked`
        : "not announced, and blocked";
      return `${so} until that is fixed. Whatever was announced and proposed stays, and it goes on by itself then.`;
    }
    case "none":
      return "";
  }
}
