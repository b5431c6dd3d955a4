// The changes of one coalition as a table: what each means, and what integrators must do.

import type { RootContent } from "mdast";
import type { Change } from "../changes/change.ts";
import { describeChange } from "../changes/impact.ts";
import { counted } from "../text.ts";
import { type Inline, strong, table } from "./markdown.ts";

/** Rows that are shown before the rest is counted; a definition has at most a few hundred parts. */
const ROWS = 50;

export function changesTable(changes: readonly Change[]): RootContent {
  const rows = changes.slice(0, ROWS).map((change): Inline[] => {
    const { title, what, action } = describeChange(change);
    return [strong(title), change.breaking ? "yes" : "no", action ?? "Nothing.", what];
  });
  const more = changes.length - rows.length;
  if (more > 0) rows.push([`and ${counted(more, "more change")}`, "", "", ""]);
  return table(["Change", "Breaks", "What integrators must do", "What it means"], rows);
}
