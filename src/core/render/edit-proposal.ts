// The pull request that an operator opens after an edit, in words to paste.

import type { RootContent } from "mdast";
import type { Change } from "../changes/change.ts";
import { describeChange, headline } from "../changes/impact.ts";
import type { Edited } from "../edit/plan.ts";
import { oneLine } from "../text.ts";
import { code, heading, list, paragraph, stringify, strong, text } from "./markdown.ts";

export interface Proposal {
  title: string;
  /** GitHub Markdown. */
  body: string;
}

/** GitHub takes a title of 256 characters, and lists show less. */
const LONGEST_TITLE = 200;

/** For at least one edited definition. `reason`: why, in a sentence. */
export function proposePullRequest(edited: readonly Edited[], reason?: string): Proposal {
  const urgent = edited.some((it) => it.urgent !== undefined);
  const changed = proposalTitle(edited);
  const title = `${urgent ? "Urgent: " : ""}${changed}`;
  // The commit takes the title for its message, which the entry gives as the reason.
  const whole = reason === undefined ? title : oneLine(`${title}: ${reason}`);
  return {
    title: whole.length > LONGEST_TITLE ? title : whole,
    body: stringify([
      ...(reason === undefined
        ? []
        : [paragraph(urgent ? text`${strong("Urgent:")} ${reason}` : reason)]),
      ...edited.flatMap(editBlocks),
    ]),
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
