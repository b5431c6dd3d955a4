// The same words for a notice wherever it is told: in its comment, on pull requests, at a terminal.

import type { PhrasingContent } from "mdast";
import { ANNOUNCED_KINDS } from "../../changes/impact-announcements.ts";
import type { BumpNotice } from "../../notice/notice.ts";
import type { Operator } from "../../registry/definition.ts";
import { someOf } from "../../text.ts";
import { code, type Inline, link, mention, text } from "../markdown.ts";
import type { NoticeContext, ProposalStanding } from "./context.ts";

/** What is named before the rest is only counted: the parts of a notice may have many names. */
export const LISTED_PARTS = 10;

/** "stable id change of lattice base.mainnet". */
export function subjectOf({ kind }: BumpNotice, parts: readonly string[]): string {
  const of = [...new Set(parts)];
  return of.length === 0
    ? ANNOUNCED_KINDS[kind]
    : `${ANNOUNCED_KINDS[kind]} of ${someOf(of, LISTED_PARTS)}`;
}

/** Words that end with one value to paste or a command to run, after the last colon: that stands in code. */
export function withPaste(words: string): Inline {
  const [, before = words, value] = /^(.*: )([^“\s].*?)$/s.exec(words) ?? [];
  return value === undefined ? words : text`${before}${code(value)}`;
}

/** "#7 is open …". */
export function proposalWords(
  proposal: ProposalStanding,
  { repositoryUrl }: Pick<NoticeContext, "repositoryUrl">,
): Inline {
  const pull = (number: number) =>
    link([{ type: "text", value: `#${number}` }], `${repositoryUrl}/pull/${number}`);
  switch (proposal.state) {
    case "none":
      return proposal.why;
    case "waiting":
      return "The pull request follows with one of the next hourly runs: GitHub limits how much a run may do.";
    case "open":
      return text`${pull(proposal.number)} is open, for the coalition's operator to merge.`;
    case "declined":
      return text`${pull(proposal.number)} was closed without merging: the coalition's operator decides. Reopen it to go on.`;
    case "foreign": {
      const { number, branch } = proposal;
      const what =
        number === undefined
          ? "Nothing is proposed: the branch of its pull request has commits of somebody else"
          : text`${pull(number)} has commits of somebody else on its branch`;
      return text`${what}, and is left as it is. Delete the branch ${code(branch)} to have it made anew.`;
    }
  }
}

/** Accounts that are named of one operator; the rest is counted. */
const LISTED_ACCOUNTS = 10;

/** What it takes to name an operator. */
export type People = Pick<NoticeContext, "logins"> & {
  /** Those who were mentioned already in the same text, by their numbers; who is mentioned is added. */
  mentioned?: Set<number>;
};

/**
 * "Base Operations (@base)". An account that GitHub has no more is named, and not mentioned; so is one that
 * was mentioned before.
 */
export function operatorWords({ name, github }: Operator, people: People): PhrasingContent[] {
  if (github.length === 0) return text`${name} (no account on record)`;
  const accounts = github.slice(0, LISTED_ACCOUNTS).map(({ id, login }) => {
    const now = people.logins.get(id);
    if (now === undefined || people.mentioned?.has(id)) return code(now ?? login);
    people.mentioned?.add(id);
    return mention(now);
  });
  const more = github.length - LISTED_ACCOUNTS;
  const listed = accounts.flatMap((it, index) => (index === 0 ? it : text`, ${it}`));
  return text`${name} (${listed}${more > 0 ? ` and ${more} more)` : ")"}`;
}
