// The title and text of the pull request that an operator opens after an edit, ready to paste.

import type { RootContent } from "mdast";
import type { Change } from "../changes/change.ts";
import { endedHandlesSentence } from "../changes/ended-handles.ts";
import { describeChange, headline } from "../changes/impact.ts";
import type { Edited } from "../edit/plan.ts";
import { oneLine } from "../text.ts";
import { code, heading, list, paragraph, stringify, strong, text } from "./markdown.ts";

export interface Proposal {
  title: string;
  /** GitHub Markdown. */
  body: string;
}

/** GitHub allows 256 characters for a title, but lists show fewer. */
const LONGEST_TITLE = 200;

/** For at least one edited definition. `reason`: one sentence. */
export function proposePullRequest(edited: readonly Edited[], reason?: string): Proposal {
  const urgent = edited.some((it) => it.urgent !== undefined);
  const changed = proposalTitle(edited);
  const title = `${urgent ? "Urgent: " : ""}${changed}`;
  // The commit gets the title as its message, and the entry shows it as the reason.
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
  // The title names what all coalitions have in common; the text has what follows in each.
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
      : text`The fingerprint changes from ${code(before)} to ${code(after)}.`;
  const ended = endedHandlesSentence(changes, fingerprint);
  return [
    heading(3, code(name)),
    list(
      changes.map((change) => {
        const { what, action } = describeChange(change);
        return action === undefined ? what : `${what} ${action}`;
      }),
    ),
    paragraph(moved),
    ...(ended === "" ? [] : [paragraph(ended)]),
    ...(follows.length > 0 ? [paragraph("Still to come:"), list(follows)] : []),
  ];
}
