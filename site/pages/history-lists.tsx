// The lists below the entries of a coalition's history: older entries, one line each, and versions that
// were never published.

import type { Entry } from "../../src/core/history/entry.ts";
import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import { lostFingerprints } from "../../src/core/history/rewriting.ts";
import { counted, oneLine } from "../../src/core/text.ts";
import { Commit } from "../components/entry.tsx";
import { EntryLine, entryAnchor } from "../components/entry-line.tsx";
import { Id, TextWithIds } from "../components/id.tsx";
import { Day, Time } from "../components/time.tsx";
import type { ListPage } from "../paging.ts";
import { versionData } from "./history-fingerprints.tsx";

interface OlderProps {
  chain: readonly Entry[];
  /** Every page except the newest. */
  pages: readonly ListPage<Entry>[];
}

/**
 * Feeds link to `history/#<name>-<seq>` permanently, and an anchor works only on its own page. So an entry
 * that moved to an older page keeps its anchor here, on a line that links to it.
 */
export function OlderEntries({ chain, pages }: OlderProps) {
  if (pages.length === 0) return null;
  const entries = pages.flatMap(({ items, folder }) => items.map((entry) => ({ entry, folder })));
  return (
    <section class="older" aria-labelledby="older">
      <h2 id="older">Older entries</h2>
      <p class="hint">Each line links to the full entry.</p>
      <ol class="entry-list">
        {entries.reverse().map((it) => (
          <OlderEntry key={it.entry.seq} chain={chain} {...it} />
        ))}
      </ol>
    </section>
  );
}

interface OlderEntryProps {
  entry: Entry;
  chain: readonly Entry[];
  /** The folder of its page, below the history. */
  folder: string;
}

function OlderEntry({ entry, chain, folder }: OlderEntryProps) {
  const { seq, at, fingerprint } = entry;
  const anchor = entryAnchor(entry);
  const moved = chain[seq - 2]?.fingerprint !== fingerprint;
  return (
    <li id={anchor}>
      <Day at={at} />
      <span class="seq">{`entry ${seq}`}</span>
      <span>
        <EntryLine entry={entry} chain={chain} href={`${folder}#${anchor}`} />
        {moved && (
          <span class="meta">
            {" fingerprint "}
            <a href={`${fingerprint}.json`} {...versionData(entry)}>
              <code>{`${fingerprint.slice(0, 16)}…`}</code>
            </a>
          </span>
        )}
      </span>
    </li>
  );
}

/** Published fingerprints that no entry of the chain has any longer. */
export function LostFingerprints({ chain }: { chain: readonly Entry[] }) {
  const lost = lostFingerprints(chain);
  if (lost.length === 0) return null;
  return (
    <section class="lost" aria-labelledby="lost">
      <h2 id="lost">Fingerprints from before the history was rewritten</h2>
      <p class="hint">
        No entry of the current chain has them, but builds may still use them. If a definition was
        kept, it is here as {"<fingerprint>"}.json.
      </p>
      <ul class="entry-list">
        {lost.map((fingerprint) => (
          <li
            key={fingerprint}
            data-version={fingerprint}
            data-when="before the history was rewritten"
          >
            <Id value={fingerprint} label="fingerprint" />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Nobody reads more than this on a page. */
const SHOWN = 20;
const PROBLEMS_SHOWN = 3;

/** Versions on the branch that failed the check, and so were never published. */
export function NotPublished({ name, skipped }: Pick<CoalitionView, "name" | "skipped">) {
  if (skipped.length === 0) return null;
  return (
    <section class="not-published" aria-labelledby="skipped">
      <h2 id="skipped">Versions that were not published</h2>
      <ul class="entry-list">
        {skipped
          .slice(-SHOWN)
          .reverse()
          .map(({ commit, file, why: reason, problems }) => (
            <li key={commit.commit + file}>
              <Time at={commit.at} />
              <span>
                <Commit entry={commit} />
                {` · ${reason} `}
                <TextWithIds text={problemWords(problems.map(({ message }) => message))} />
              </span>
            </li>
          ))}
      </ul>
      {skipped.length > SHOWN && (
        <p class="hint">
          {`Only the newest ${SHOWN} of ${skipped.length} are shown. To list all, run `}
          <code>{`npx mosaik-coalitions changes ${name}`}</code>.
        </p>
      )}
    </section>
  );
}

function problemWords(messages: string[]): string {
  const more = messages.length - PROBLEMS_SHOWN;
  const words = messages.slice(0, PROBLEMS_SHOWN).map(oneLine).join(" ");
  return more > 0 ? `${words} And ${counted(more, "more problem")}.` : words;
}
