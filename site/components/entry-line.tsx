// One entry on one line: a link that says what changed, and badges for what matters most.

import type { ComponentChildren } from "preact";
import { type ChangeKind, endsHandles } from "../../src/core/changes/change.ts";
import { headline } from "../../src/core/changes/impact.ts";
import type { Entry } from "../../src/core/history/entry.ts";
import { type Place, placeIn } from "../../src/core/history/place.ts";
import { Day } from "./time.tsx";

/** An entry's anchor: permanent on its coalition's history, and the same on the pages of changes. */
export function entryAnchor({ coalition, seq }: Pick<Entry, "coalition" | "seq">): string {
  return `${coalition}-${seq}`;
}

/** The permanent address of an entry, also used by feeds. `root` leads to the base URL. */
export function entryHref(root: string, entry: Pick<Entry, "coalition" | "seq">): string {
  return `${root}${entry.coalition}/history/#${entryAnchor(entry)}`;
}

interface LineProps {
  entry: Entry;
  /** All entries of the coalition, oldest first. */
  chain: readonly Entry[];
  href: string;
}

export function EntryLine({ entry, chain, href }: LineProps) {
  return (
    <>
      <a href={href}>{headline(entry.changes)}</a>
      <EntryBadges entry={entry} place={placeIn(chain, entry)} />
    </>
  );
}

/** The same as a list item, after its day. */
export function EntryItem({ children, ...line }: LineProps & { children?: ComponentChildren }) {
  return (
    <li>
      <Day at={line.entry.at} />
      <span>
        {children}
        <EntryLine {...line} />
      </span>
    </li>
  );
}

/** As text, so that nothing depends on colour alone. */
export function EntryBadges({ entry, place: { returnsTo } }: { entry: Entry; place: Place }) {
  const has = (kind: ChangeKind) => entry.changes.some((change) => change.kind === kind);
  return (
    <>
      {entry.urgent && <Badge look="urgent" words="Urgent" />}
      {entry.breaking && <Badge look="breaking" words="Breaking" />}
      {!entry.breaking && entry.changes.some(endsHandles) && (
        <Badge look="announced" words="Ends module handles" />
      )}
      {returnsTo && <Badge look="return" words={`Back to entry ${returnsTo.seq}`} />}
      {has("overdue") && <Badge look="announced" words="Overdue" />}
      {has("history-rewritten") && <Badge look="announced" words="History rewritten" />}
    </>
  );
}

function Badge({ look, words }: { look: string; words: string }) {
  return (
    <>
      {" "}
      <span class={`badge ${look}`}>{words}</span>
    </>
  );
}
