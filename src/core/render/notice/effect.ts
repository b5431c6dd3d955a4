// What a notice means for one coalition, and what its operator does next.

import type { RootContent } from "mdast";
import { authorizedIn } from "../../notice/authority.ts";
import type { Judgement } from "../../notice/judge.ts";
import type { NoticeEffect } from "../../notice/notice-effect.ts";
import { listed } from "../../text.ts";
import { moment } from "../../time.ts";
import type { CommentSection } from "../comment/fit.ts";
import { codeBlock, type Inline, list, paragraph, strong, text } from "../markdown.ts";
import type { NoticeContext, ProposalStatus } from "./context.ts";
import {
  operatorWords,
  type People,
  type ProposalVerb,
  proposalWords,
  pullLink,
  shortId,
  splitCommand,
} from "./words.ts";

interface EffectContext {
  judgement: Judgement;
  proposals: ReadonlyMap<string, ProposalStatus>;
  context: NoticeContext & People;
}

export function effectSection(effect: NoticeEffect, given: EffectContext): CommentSection {
  return {
    full: () => effectBlocks(effect, given),
    short: () => text`${strong(effect.coalition)}: ${effectLabel(effect)}`,
  };
}

const LABELS: Record<NoticeEffect["verdict"], string> = {
  moves: "new fingerprint",
  waits: "new fingerprint, not known yet",
  metadata: "same fingerprint",
  nothing: "no action",
  retired: "no action",
  faulty: "fix its definition first",
};

function effectLabel({ verdict, stage }: NoticeEffect): string {
  const isLater = stage === "none" && verdict !== "nothing" && verdict !== "retired";
  return isLater ? "no action yet" : LABELS[verdict];
}

function effectBlocks(effect: NoticeEffect, given: EffectContext): RootContent[] {
  const { coalition, reason = "", following, wanted } = effect;
  const { words, command } = splitCommand(reason);
  const services = following.map((it) => serviceWords(it, wanted.kind, given.context));
  const one = services.length === 1 ? services : [];
  const label = strong(`${coalition}: ${effectLabel(effect)}.`);
  const action = actionWords(effect, given);
  const facts = [...one, fingerprintWords(effect)];
  const listBlocks = services.length < 2 ? [] : [list(services)];
  if (command === undefined) {
    const sentences = [label, words, ...facts];
    if (listBlocks.length === 0) return [paragraph(spaced([...sentences, action]))];
    return [paragraph(spaced(sentences)), ...listBlocks, ...actionBlocks(action)];
  }
  return [
    ...listBlocks,
    paragraph(spaced([label, ...facts, words])),
    codeBlock("sh", command),
    ...actionBlocks(action),
  ];
}

function actionBlocks(action: Inline): RootContent[] {
  return action.length === 0 ? [] : [paragraph(action)];
}

function spaced(sentences: readonly Inline[]): Inline {
  return sentences
    .filter(({ length }) => length > 0)
    .reduce((before, it) => (before.length === 0 ? it : text`${before} ${it}`), "");
}

function fingerprintWords(effect: NoticeEffect): Inline {
  const { verdict, stage, fingerprint, waitsFor, following } = effect;
  const { now, next } = fingerprint;
  if (verdict === "moves" && next !== undefined) {
    const coalition = following.length > 0 ? "So the coalition" : "The coalition";
    return text`${coalition}'s fingerprint changes from ${shortId(now)} to ${shortId(next)}.`;
  }
  if (verdict === "waits") {
    return text`The coalition's fingerprint ${shortId(now)} changes, too. The next one is unknown until the operator of ${listed(waitsFor)} announces theirs.`;
  }
  return verdict === "metadata" && stage !== "none"
    ? text`Only metadata changes. The fingerprint stays ${shortId(now)}.`
    : "";
}

/** How a service depends on what changes. */
const DEPENDS: Partial<Record<NoticeEffect["wanted"]["kind"], string>> = {
  "content-hash": "pins the hash",
  mrtd: "runs the image",
};

function serviceWords(
  { label, operator, fingerprint, next }: NoticeEffect["following"][number],
  kind: NoticeEffect["wanted"]["kind"],
  people: People,
): Inline {
  const depends = DEPENDS[kind] ?? "spans the citizen";
  const who = operatorWords(operator, people);
  return next === undefined
    ? text`Its ${label} ${depends}, so its own fingerprint ${shortId(fingerprint)} changes. Only ${who} can announce the next one, ideally in a bump notice.`
    : text`Its ${label}, run by ${who}, ${depends} and gets a new fingerprint: ${shortId(fingerprint)} → ${shortId(next)}.`;
}

const VERBS = {
  announce: { can: "announce the change", yet: "Not announced yet." },
  amend: { can: "update it", yet: "Not updated yet." },
  change: { can: "make the change now", yet: "Not changed yet." },
  publish: { can: "publish it", when: " once it has happened", yet: "Not published yet." },
} satisfies Record<string, ProposalVerb>;

/** What happens next in the coalition; "" if nothing does. */
function actionWords(
  effect: NoticeEffect,
  { judgement: { authority, accepted }, proposals, context }: EffectContext,
): Inline {
  const { stage, wanted, existing, coalition } = effect;
  const proposal = proposals.get(coalition);
  const proposed = (verb: ProposalVerb) =>
    proposal ? proposalWords(proposal, verb, context) : verb.yet;
  const isAuthorized = authorizedIn(authority, accepted)(coalition);
  switch (stage) {
    case "to-announce":
      return isAuthorized ? proposed(VERBS.announce) : `Not announced: ${UNCONFIRMED}`;
    case "to-amend":
      return text`Its announcement for ${moment(existing?.effectiveAt ?? "")} no longer matches this notice. ${proposed(VERBS.amend)}`;
    case "at-once":
      return isAuthorized ? proposed(VERBS.change) : `Not changed: ${UNCONFIRMED}`;
    case "announced":
      return `Announced. After ${moment(wanted.effectiveAt)} I open the pull request that makes the change.`;
    case "due":
      return proposal
        ? text`The change is due. ${proposalWords(proposal, VERBS.publish, context)}`
        : "The change is due. The next hourly run opens the pull request that makes it.";
    case "blocked":
      return blockedWords(existing, proposal, context);
    case "none":
      return "";
  }
}

function blockedWords(
  existing: NoticeEffect["existing"],
  proposal: ProposalStatus | undefined,
  { repositoryUrl }: NoticeContext,
): Inline {
  const so = existing ? `Announced for ${moment(existing.effectiveAt)}` : "Not announced yet";
  const open =
    proposal?.state === "open"
      ? text` ${pullLink(proposal.number, repositoryUrl)} stays open until then.`
      : "";
  return text`${so}, and blocked until that is fixed.${open} Nothing that was announced or proposed is lost.`;
}

const UNCONFIRMED = "nobody authorised by this coalition has confirmed the notice.";
