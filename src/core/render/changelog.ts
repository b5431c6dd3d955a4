// A coalition's CHANGELOG.md, built as a Markdown tree, so that no text from a definition or commit can become
// markup.

import type { PhrasingContent, RootContent } from "mdast";
import { remark } from "remark";
import { entryUrgency, entryVerdict } from "../changes/entry-words.ts";
import { describeChange } from "../changes/impact.ts";
import type { Entry } from "../history/entry.ts";
import { placeIn } from "../history/place.ts";
import type { CoalitionView } from "../history/registry-view.ts";
import { cleanText, oneLine } from "../text.ts";
import { heading, list, paragraph } from "./markdown.ts";

const writer = remark().data("settings", { bullet: "-" });

/** Newest first. */
export function renderChangelog({ name, definition, entries }: CoalitionView): string {
  const children = [
    heading(1, verbatim(`Changes of ${oneLine(definition.title)} (${name})`)),
    ...(entries.length === 0
      ? [paragraph(verbatim("No history: these files are not in a git repository."))]
      : [...entries].reverse().flatMap((entry) => entryNodes(entry, entries))),
  ];
  return writer.stringify({ type: "root", children });
}

function entryNodes(entry: Entry, chain: readonly Entry[]): RootContent[] {
  const marks = `${entry.urgent ? ", urgent" : ""}${entry.breaking ? ", breaking" : ""}`;
  const urgency = entryUrgency(entry);
  const changes = entry.changes.map((change) => {
    const { what, action } = describeChange(change);
    return verbatim(cleanText(action === undefined ? what : `${what} ${action}`));
  });
  return [
    heading(2, verbatim(`${entry.seq}: ${entry.at.slice(0, 10)}${marks}`)),
    ...(urgency === undefined
      ? []
      : [paragraph([{ type: "strong", children: verbatim(urgency) }])]),
    paragraph(verbatim(`${oneLine(entry.subject)} (commit ${entry.commit.slice(0, 12)})`)),
    paragraph(verbatim(entryVerdict(entry, placeIn(chain, entry)))),
    list(changes),
    paragraph([...verbatim("Fingerprint: "), { type: "inlineCode", value: entry.fingerprint }]),
  ];
}

/** Text for a file that GitHub does not render with references, so none need to be defused. */
function verbatim(value: string): PhrasingContent[] {
  return [{ type: "text", value }];
}
