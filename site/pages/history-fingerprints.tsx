// Every fingerprint that a coalition had, by the entries that changed it. It can return to an earlier one.

import { groupBy } from "../../src/core/group-by.ts";
import type { Entry } from "../../src/core/history/entry.ts";
import { EntryLine, entryAnchor } from "../components/entry-line.tsx";
import { Id } from "../components/id.tsx";
import { Time } from "../components/time.tsx";
import type { ListPage } from "../paging.ts";
import { Mosaic } from "../pictures/fingerprint-look.tsx";

interface FingerprintsProps {
  /** All entries of the coalition, oldest first. */
  chain: readonly Entry[];
  page: ListPage<Entry>;
}

/** The entries of the page that changed the fingerprint, newest first. */
export function Fingerprints({ chain, page }: FingerprintsProps) {
  const moves = chain.filter(({ fingerprint }, at) => fingerprint !== chain[at - 1]?.fingerprint);
  const returns = groupBy(moves, ({ fingerprint }) => fingerprint);
  const shown = new Set(page.items);
  const items = moves
    .map((entry, index) => ({
      entry,
      next: moves[index + 1],
      back: returns.get(entry.fingerprint)?.find(({ seq }) => seq > entry.seq),
    }))
    .filter(({ entry }) => shown.has(entry));
  return (
    <section aria-labelledby="fingerprints">
      <h2 id="fingerprints">Fingerprints</h2>
      {items.length === 0 && <p class="none">None of the entries below changed the fingerprint.</p>}
      <ol class="versions">
        {items.reverse().map((it) => (
          <VersionItem key={it.entry.seq} chain={chain} toHistory={page.up} {...it} />
        ))}
      </ol>
    </section>
  );
}

/** The attribute by which the script finds the versions that can be compared, on links to their files. */
export function versionData({ at, seq }: Pick<Entry, "at" | "seq">) {
  return { "data-when": `${at.slice(0, 10)}, entry ${seq}` };
}

interface VersionProps {
  chain: readonly Entry[];
  /** The entry that introduced the fingerprint. */
  entry: Entry;
  /** The entry that replaced it; undefined for the last one published. */
  next: Entry | undefined;
  /** The next entry that returned to it. */
  back: Entry | undefined;
  /** From the page to the folder of the history. */
  toHistory: string;
}

function VersionItem({ chain, entry, next, back, toHistory }: VersionProps) {
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
          <Time at={entry.at} />
          {" · "}
          <a href={`${toHistory}${fingerprint}.json`} {...versionData(entry)}>
            definition
          </a>
          {" · "}
          {next ? "superseded on " : "last published"}
          {next && <Time at={next.at} />}
          {back && (
            <>
              {", restored by "}
              <a href={`${toHistory}#${entryAnchor(back)}`}>{`entry ${back.seq}`}</a>
            </>
          )}
        </p>
      </div>
    </li>
  );
}
