// Every fingerprint that a coalition had, by the entries that moved it: it can come back to an earlier one.

import { groupBy } from "../../src/core/group-by.ts";
import type { Entry } from "../../src/core/history/entry.ts";
import { oneLine } from "../../src/core/text.ts";
import { Commit } from "../components/entry.tsx";
import { EntryLine, entryAnchor } from "../components/entry-line.tsx";
import { Id } from "../components/id.tsx";
import { Mosaic } from "../components/mosaic.tsx";
import { Time } from "../components/time.tsx";
import { type EntryPage, toNewest } from "../paging.ts";
import type { PageContext } from "../site-context.ts";

interface FingerprintsProps {
  context: PageContext;
  /** The coalition's, from its first entry on. */
  chain: readonly Entry[];
  page: EntryPage<Entry>;
}

/** The entries of the page that moved the fingerprint, newest first. */
export function Fingerprints({ context, chain, page }: FingerprintsProps) {
  const moves = movesIn(chain);
  const returns = groupBy(moves, ({ fingerprint }) => fingerprint);
  const shown = new Set(page.items);
  const items = moves.flatMap((entry, index) =>
    shown.has(entry)
      ? [
          <VersionItem
            key={entry.seq}
            context={context}
            chain={chain}
            entry={entry}
            next={moves[index + 1]}
            back={returns.get(entry.fingerprint)?.find(({ seq }) => seq > entry.seq)}
            toHistory={toNewest(page)}
          />,
        ]
      : [],
  );
  return (
    <section aria-labelledby="fingerprints">
      <h2 id="fingerprints">Fingerprints</h2>
      {items.length === 0 && <p class="none">None of the entries below moved the fingerprint.</p>}
      <ol class="versions">{items.reverse()}</ol>
    </section>
  );
}

/** By which the script that compares two of them finds them on the page. */
export function versionData({ fingerprint, at, seq }: Pick<Entry, "fingerprint" | "at" | "seq">) {
  return { "data-version": fingerprint, "data-when": `${at.slice(0, 10)}, entry ${seq}` };
}

function movesIn(chain: readonly Entry[]): Entry[] {
  return chain.filter((entry, index) => entry.fingerprint !== chain[index - 1]?.fingerprint);
}

interface VersionProps {
  context: PageContext;
  chain: readonly Entry[];
  /** The entry that brought the fingerprint. */
  entry: Entry;
  /** The entry that moved it on; undefined for the last one published. */
  next: Entry | undefined;
  /** The next entry that came back to it. */
  back: Entry | undefined;
  /** To the folder of the history. */
  toHistory: string;
}

function VersionItem({ context, chain, entry, next, back, toHistory }: VersionProps) {
  const { seq, fingerprint } = entry;
  return (
    <li class={next ? "superseded" : "latest"}>
      <Mosaic fingerprint={fingerprint} size={48} />
      <div>
        <Id value={fingerprint} label={`fingerprint of entry ${seq}`} />
        <p>
          <EntryLine entry={entry} chain={chain} href={`#${entryAnchor(entry)}`} />
        </p>
        <p class="meta">
          <Time at={entry.at} /> · <Commit context={context} entry={entry} />
          {` · ${oneLine(entry.subject)} · `}
          <a href={`${toHistory}${fingerprint}.json`} {...versionData(entry)}>
            definition
          </a>
          {" · "}
          {next ? (
            <>
              {"superseded "}
              <Time at={next.at} />
            </>
          ) : (
            "the last one published"
          )}
          {back && (
            <>
              {", back with "}
              <a href={`${toHistory}#${entryAnchor(back)}`}>{`entry ${back.seq}`}</a>
            </>
          )}
        </p>
      </div>
    </li>
  );
}
