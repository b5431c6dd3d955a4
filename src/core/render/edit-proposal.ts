// The pull request that an operator opens after an edit, in words to paste.

import type { RootContent } from "mdast";
import type { Change } from "../changes/change.ts";
import { describeChange, headline } from "../changes/impact.ts";
import type { Edited } from "../edit/plan.ts";
import { code, heading, list, paragraph, stringify, text } from "./markdown.ts";

export interface Proposal {
  title: string;
  /** GitHub Markdown. */
  body: string;
}

/** For at least one edited definition. */
export function proposePullRequest(edited: readonly Edited[]): Proposal {
  return {
    title: proposalTitle(edited),
    body: stringify(edited.flatMap(editBlocks)),
  };
}

function proposalTitle(edited: readonly Edited[]): string {
  const [first, ...others] = edited;
  if (!first) return "";
  if (others.length === 0) return `${first.name}: ${headline(first.changes)}`;
  // What every coalition has in common is the news; what follows in each is in the text.
  const common = first.changes.filter((change) => others.every((it) => hasChange(it, change)));
  return `${headline(common.length > 0 ? common : first.changes)}, in ${edited.length} coalitions`;
}

function hasChange({ changes }: Edited, change: Change): boolean {
  const { title } = describeChange(change);
  return changes.some((it) => describeChange(it).title === title);
}

function editBlocks({ name, changes, fingerprint, follows }: Edited): RootContent[] {
  const { before, after } = fingerprint;
  const moved =
    before === after
      ? text`The fingerprint stays ${code(before)}.`
      : text`The fingerprint moves from ${code(before)} to ${code(after)}.`;
  return [
    heading(3, code(name)),
    list(
      changes.map((change) => {
        const { what, action } = describeChange(change);
        return action === undefined ? what : `${what} ${action}`;
      }),
    ),
    paragraph(moved),
    ...(follows.length > 0 ? [paragraph("Still to come:"), list(follows)] : []),
  ];
}
