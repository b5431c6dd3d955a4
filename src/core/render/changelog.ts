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

const markdown = remark().data("settings", { bullet: "-" });

/** Newest first. */
export function renderChangelog({ name, definition, entries }: CoalitionView): string {
  const root: Root = {
    type: "root",
    children: [
      heading(1, text(`Changes of ${oneLine(definition.title)} (${name})`)),
      ...(entries.length === 0
        ? [paragraph(text("There is no history: these files are not in a git repository."))]
        : [...entries].reverse().flatMap((entry) => entryOf(entry, entries))),
    ],
  };
  return markdown.stringify(root);
}

function entryOf(entry: Entry, chain: readonly Entry[]): RootContent[] {
  const breaking = entry.breaking ? ", breaking" : "";
  return [
    heading(2, text(`${entry.seq}: ${entry.at.slice(0, 10)}${breaking}`)),
    paragraph(text(`${oneLine(entry.subject)} (commit ${entry.commit.slice(0, 12)})`)),
    paragraph(text(entryVerdict(entry, placeIn(chain, entry)))),
    { type: "list", ordered: false, spread: false, children: entry.changes.map(changeOf) },
    paragraph(text("Fingerprint: "), { type: "inlineCode", value: entry.fingerprint }),
  ];
}

function changeOf(change: Entry["changes"][number]): ListItem {
  const { what, action } = describeChange(change);
  const words = action === undefined ? what : `${what} ${action}`;
  return { type: "listItem", spread: false, children: [paragraph(text(cleanText(words)))] };
}

function heading(depth: 1 | 2, ...children: PhrasingContent[]): RootContent {
  return { type: "heading", depth, children };
}

function paragraph(...children: PhrasingContent[]): {
  type: "paragraph";
  children: PhrasingContent[];
} {
  return { type: "paragraph", children };
}

function text(value: string): PhrasingContent {
  return { type: "text", value };
}
