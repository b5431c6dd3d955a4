// One entry on one line: what it is, as a link to it, and what must be seen at once, as badges.

import type { ComponentChildren } from "preact";
import { type ChangeKind, endsHandles } from "../../src/core/changes/change.ts";
import { headline } from "../../src/core/changes/impact.ts";
import type { Entry } from "../../src/core/history/entry.ts";
import { type Place, placeIn } from "../../src/core/history/place.ts";
import { Day } from "./time.tsx";

/** The anchor of an entry, on its coalition's history for ever, and on the pages of changes. */
export function entryAnchor({ coalition, seq }: Pick<Entry, "coalition" | "seq">): string {
  return `${coalition}-${seq}`;
}

/** The address of an entry that holds for ever, which feeds give, too. `root` leads to the base. */
export function entryHref(root: string, entry: Pick<Entry, "coalition" | "seq">): string {
  return `${root}${entry.coalition}/history/#${entryAnchor(entry)}`;
}

interface LineProps {
  entry: Entry;
  /** The coalition's, from its first entry on. */
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

/** The same in a list, behind its day. */
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

/** In words, so that nothing is told by a colour alone. */
export function EntryBadges({ entry, place: { returnsTo } }: { entry: Entry; place: Place }) {
  const tells = (kind: ChangeKind) => entry.changes.some((change) => change.kind === kind);
  return (
    <>
      {entry.urgent && <Badge look="urgent" words="Urgent" />}
      {entry.breaking && <Badge look="breaking" words="Breaking" />}
      {!entry.breaking && entry.changes.some(endsHandles) && (
        <Badge look="announced" words="Ends module handles" />
      )}
      {returnsTo && <Badge look="return" words={`Back to entry ${returnsTo.seq}`} />}
      {tells("overdue") && <Badge look="announced" words="Overdue" />}
      {tells("history-rewritten") && <Badge look="announced" words="History rewritten" />}
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
