// CHANGELOG.md of one coalition. Built as a Markdown tree, so that no text of a definition or a
// commit can become markup.

import type { ListItem, PhrasingContent, Root, RootContent } from "mdast";
import { remark } from "remark";
import { entryVerdict } from "../changes/entry-words.ts";
import { describeChange } from "../changes/impact.ts";
import type { Entry } from "../history/entry.ts";
import { placeIn } from "../history/place.ts";
import type { CoalitionView } from "../history/registry-view.ts";
import { cleanText, oneLine } from "../text.ts";

const writer = remark().data("settings", { bullet: "-" });

/** Newest first. */
export function renderChangelog({ name, definition, entries }: CoalitionView): string {
  const root: Root = {
    type: "root",
    children: [
      headingNode(1, textNode(`Changes of ${oneLine(definition.title)} (${name})`)),
      ...(entries.length === 0
        ? [paragraphNode(textNode("There is no history: these files are not in a git repository."))]
        : [...entries].reverse().flatMap((entry) => entryNodes(entry, entries))),
    ],
  };
  return writer.stringify(root);
}

function entryNodes(entry: Entry, chain: readonly Entry[]): RootContent[] {
  const breaking = entry.breaking ? ", breaking" : "";
  return [
    headingNode(2, textNode(`${entry.seq}: ${entry.at.slice(0, 10)}${breaking}`)),
    paragraphNode(textNode(`${oneLine(entry.subject)} (commit ${entry.commit.slice(0, 12)})`)),
    paragraphNode(textNode(entryVerdict(entry, placeIn(chain, entry)))),
    { type: "list", ordered: false, spread: false, children: entry.changes.map(changeNode) },
    paragraphNode(textNode("Fingerprint: "), { type: "inlineCode", value: entry.fingerprint }),
  ];
}

function changeNode(change: Entry["changes"][number]): ListItem {
  const { what, action } = describeChange(change);
  const words = action === undefined ? what : `${what} ${action}`;
  return { type: "listItem", spread: false, children: [paragraphNode(textNode(cleanText(words)))] };
}

function headingNode(depth: 1 | 2, ...children: PhrasingContent[]): RootContent {
  return { type: "heading", depth, children };
}

function paragraphNode(...children: PhrasingContent[]): {
  type: "paragraph";
  children: PhrasingContent[];
} {
  return { type: "paragraph", children };
}

function textNode(value: string): PhrasingContent {
  return { type: "text", value };
}
