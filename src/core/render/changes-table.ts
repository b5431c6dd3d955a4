// The changes of one coalition as a table: what changed, who must act and what they must do.

import type { RootContent } from "mdast";
import type { Change } from "../changes/change.ts";
import { describeChange } from "../changes/impact.ts";
import type { Id } from "../registry/definition.ts";
import { counted } from "../text.ts";
import { code, type Inline, strong, table, text } from "./markdown.ts";

/** The most rows; further changes are only counted. */
const ROWS = 50;

/** `before`: the fingerprint that integrators compiled in; undefined for a new coalition. */
export function changesTable(changes: readonly Change[], before: Id | undefined): RootContent {
  const rows = changes.slice(0, ROWS).map((change): Inline[] => {
    const { title, what, action } = describeChange(change);
    return [
      text`${strong(`${title}.`)} ${what}`,
      whoMustAct(change, action, before),
      action ?? "–",
    ];
  });
  const more = changes.length - rows.length;
  if (more > 0) rows.push([`and ${counted(more, "more change")}`, "", ""]);
  return table(["Change", "Who must act", "What to do"], rows);
}

function whoMustAct(
  { breaking }: Change,
  action: string | undefined,
  before: Id | undefined,
): Inline {
  if (breaking && before !== undefined) {
    return text`Everyone who compiled in ${code(`${before.slice(0, 8)}…`)}`;
  }
  return action === undefined ? "Nobody" : "Integrators";
}
