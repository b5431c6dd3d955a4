// What a notice means for one coalition, and where it stands there.

import type { PhrasingContent, RootContent } from "mdast";
import { moment } from "../../lookup/moment.ts";
import type { NoticeEffect } from "../../notice/effects.ts";
import { type Judgement, speaksIn } from "../../notice/judge.ts";
import type { Told } from "../comment/fit.ts";
import { code, heading, link, list, paragraph, plain, stringify, strong } from "../markdown.ts";
import type { NoticeContext, ProposalStanding } from "./context.ts";
import { operatorWords, type People } from "./people.ts";
import { withPaste } from "./words.ts";

interface Around {
  judgement: Judgement;
  proposals: ReadonlyMap<string, ProposalStanding>;
  context: NoticeContext & People;
}

export function tellEffect(effect: NoticeEffect, around: Around): Told {
  return {
    full: () => stringify(blocks(effect, around)),
    short: () =>
      stringify([list([[...strong(effect.coalition), ...plain(`: ${VERDICTS[effect.verdict]}`)]])]),
  };
}

const VERDICTS: Record<NoticeEffect["verdict"], string> = {
  moves: "its fingerprint changes",
  waits: "its fingerprint changes, to one that is not known yet",
  metadata: "metadata only, its fingerprint stays",
  nothing: "nothing to do",
  retired: "retired, and stays as it was",
  faulty: "its definition is to be mended first",
};

function blocks(effect: NoticeEffect, around: Around): RootContent[] {
  const { coalition, verdict, why, following, wanted } = effect;
  return [
    heading(4, plain(coalition), plain(`: ${VERDICTS[verdict]}`)),
    // Of a retired one the heading says it all.
    ...(why === undefined || verdict === "retired" ? [] : [paragraph(withPaste(why))]),
    ...fingerprints(effect),
    ...(following.length === 0
      ? []
      : [list(following.map((it) => follows(it, wanted.kind, around.context)))]),
    ...standing(effect, around),
  ];
}

function fingerprints({ verdict, fingerprint, waitsFor }: NoticeEffect): RootContent[] {
  const { now, next } = fingerprint;
  if (verdict === "moves" && next !== undefined) {
    return [
      paragraph(strong("Fingerprint now:"), plain(" "), code(now)),
      paragraph(strong("Next:"), plain(" "), code(next)),
    ];
  }
  if (verdict === "waits") {
    return [
      paragraph(strong("Fingerprint now:"), plain(" "), code(now)),
      paragraph(
        strong("Next:"),
        plain(` not known before the operator of ${waitsFor.join(", ")} says theirs.`),
      ),
    ];
  }
  if (verdict === "metadata") return [paragraph(strong("Fingerprint:"), plain(" "), code(now))];
  return [];
}

/** How a service has what is bumped. */
const HOLDS: Record<NoticeEffect["wanted"]["kind"], string> = {
  "stable-id": "spans",
  "content-hash": "pins",
  fingerprint: "spans",
  mrtd: "runs",
  "ticket-issuance-root": "spans",
  retirement: "spans",
};

function follows(
  { label, operator, fingerprint, next }: NoticeEffect["following"][number],
  kind: keyof typeof HOLDS,
  people: People,
): PhrasingContent[] {
  const head = plain(`The ${label} ${HOLDS[kind]} it, so that its own fingerprint follows: `);
  const after =
    next === undefined
      ? plain(". What it becomes only its operator can say, best by a notice of their own: ")
      : [...plain(" becomes "), ...code(next), ...plain(". Its operator: ")];
  return [...head, ...code(fingerprint), ...after, ...operatorWords(operator, people)];
}

function standing(effect: NoticeEffect, { judgement, proposals, context }: Around): RootContent[] {
  const proposal = proposals.get(effect.coalition);
  const words = stageWords(effect, judgement, proposal);
  const told = proposal ? proposalWords(proposal, context) : [];
  const both = [...words, ...(words.length > 0 && told.length > 0 ? plain(" ") : []), ...told];
  return both.length === 0 ? [] : [paragraph(strong("Where it stands:"), plain(" "), both)];
}

function stageWords(
  effect: NoticeEffect,
  { authority, accepted }: Judgement,
  proposal: ProposalStanding | undefined,
): PhrasingContent[] {
  const { stage, wanted, standing: entry, coalition } = effect;
  switch (stage) {
    case "to-announce":
      return speaksIn(authority, accepted)(coalition)
        ? plain("not announced yet.")
        : plain("not announced: nobody has vouched for it whom this coalition names.");
    case "to-amend":
      return plain(
        `announced for ${moment(entry?.effectiveAt ?? "")}, and not amended yet to what the notice says now.`,
      );
    case "announced":
      return plain(
        `announced for ${moment(wanted.effectiveAt)}. A pull request carries it out then.`,
      );
    case "due":
      return plain(
        proposal
          ? "its time has come."
          : "its time has come. The pull request that carries it out is opened by the next hourly run.",
      );
    case "none":
      return [];
  }
}

/** "#7 is open …". */
export function proposalWords(
  proposal: ProposalStanding,
  { repositoryUrl }: Pick<NoticeContext, "repositoryUrl">,
): PhrasingContent[] {
  const pull = (number: number) =>
    link([{ type: "text", value: `#${number}` }], `${repositoryUrl}/pull/${number}`);
  switch (proposal.state) {
    case "none":
      return plain(proposal.why);
    case "open":
      return [
        ...pull(proposal.number),
        ...plain(" is open, for the coalition's operator to merge."),
      ];
    case "declined":
      return [
        ...pull(proposal.number),
        ...plain(
          " was closed without merging: the coalition's operator decides. Reopen it to go on.",
        ),
      ];
    case "foreign":
      return [
        ...(proposal.number === undefined
          ? plain("Nothing is proposed: the branch of its pull request")
          : pull(proposal.number)),
        ...plain(
          proposal.number === undefined
            ? " has commits of somebody else, and is left as it is. Delete the branch "
            : " has commits of somebody else on its branch, and is left as it is. Delete the branch ",
        ),
        ...code(proposal.branch),
        ...plain(" to have it made anew."),
      ];
  }
}
