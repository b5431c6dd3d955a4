// Item 8 of the handshake page: the newest entries of the change channel, and its feeds.

import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import { BadgeSnippet } from "../pictures/badge-snippet.tsx";
import { NewestTimeline } from "../pictures/newest-timeline.tsx";
import type { PageContext } from "../site-context.ts";
import { EntryLine, entryAnchor } from "./entry-line.tsx";
import { FeedLinks } from "./feed-links.tsx";
import { None, Section } from "./section.tsx";
import { Day } from "./time.tsx";

const SHOWN = 5;

interface Props {
  context: PageContext;
  coalition: CoalitionView;
}

export function ChangeChannel({ context, coalition }: Props) {
  const { entries, name } = coalition;
  const newest = entries.slice(-SHOWN).reverse();
  return (
    <Section
      id="changes"
      number={8}
      title="Change channel"
      count={entries.length}
      purpose="Where bumps, upgrades and composition changes are told; the first place to look after a ConnectTimeout."
    >
      <NewestTimeline coalition={coalition} />
      {newest.length === 0 ? (
        <None>No entry yet: nothing of this coalition has been published.</None>
      ) : (
        <ol class="entry-list">
          {newest.map((entry) => (
            <li key={entry.seq}>
              <Day at={entry.at} />
              <span>
                <EntryLine entry={entry} chain={entries} href={`history/#${entryAnchor(entry)}`} />
              </span>
            </li>
          ))}
        </ol>
      )}
      <div class="channel-links">
        <FeedLinks base="changes" of={name} />
        <a href="history/">Whole history</a>
        <a href="CHANGELOG.md">CHANGELOG.md</a>
      </div>
      <BadgeSnippet context={context} coalition={coalition} />
    </Section>
  );
}
