// Item 8 of the handshake page: the newest entries of the change channel, and its feeds.

import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import { NewestTimeline } from "../pictures/chain-timelines.tsx";
import { BadgeSnippet } from "../pictures/coalition-badge.tsx";
import { EntryItem, entryAnchor } from "./entry-line.tsx";
import { FeedLinks } from "./feed-links.tsx";
import { None, Section } from "./section.tsx";

const SHOWN = 5;

export function ChangeChannel({ coalition }: { coalition: CoalitionView }) {
  const { entries, name } = coalition;
  const newest = entries.slice(-SHOWN).reverse();
  return (
    <Section
      id="changes"
      number={8}
      title="Change channel"
      count={entries.length}
      purpose="Bumps, upgrades and composition changes. Look here first after a ConnectTimeout."
    >
      <NewestTimeline coalition={coalition} />
      {newest.length === 0 ? (
        <None>No entries yet: this coalition has not been published.</None>
      ) : (
        <ol class="entry-list">
          {newest.map((entry) => (
            <EntryItem
              key={entry.seq}
              entry={entry}
              chain={entries}
              href={`history/#${entryAnchor(entry)}`}
            />
          ))}
        </ol>
      )}
      <div class="channel-links">
        <FeedLinks base="changes" calendar={`${name}/changes`} />
        <a href="history/">Full history</a>
        <a href="CHANGELOG.md">CHANGELOG.md</a>
        <a href="../api/#coalition">Files for programs</a>
      </div>
      <BadgeSnippet coalition={coalition} />
    </Section>
  );
}
