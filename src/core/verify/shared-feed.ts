// A feed of entries from all coalitions. The chains come one by one, and are not kept: of each, what it
// has in the feed must be its newest entries.

import type { Entry } from "../history/entry.ts";
import { compareText } from "../problem.ts";
import { uuidUrn } from "../uuid-urn.ts";
import { checkItem, type Item, NEWEST, type PublishedFeed } from "./feeds.ts";
import type { Findings } from "./findings.ts";

export class SharedFeed {
  readonly #path: string;
  readonly #places: Map<string, { item: Item; index: number }>;
  readonly #found = new Set<string>();
  /** Entries that could be in it, of all coalitions. */
  #entries = 0;
  /** Of those that are not in it, the newest of each coalition. */
  readonly #left: Entry[] = [];

  readonly #large: boolean;

  /** `feed` is undefined where there is none, which was told. */
  constructor(path: string, feed: PublishedFeed | undefined) {
    const { items, large } = feed ?? { items: [], large: true };
    this.#path = path;
    this.#large = large;
    this.#places = new Map(items.map((item, index) => [item.id, { item, index }]));
  }

  /** Takes one coalition's entries that belong into the feed, oldest first. */
  add(entries: readonly Entry[], findings: Findings): void {
    const file = `${this.#path}.feed.json`;
    this.#entries += entries.length;
    let missing: Entry | undefined;
    let place = -1;
    for (const entry of entries.slice(-NEWEST).reverse()) {
      const id = uuidUrn(this.#path, entry.hash);
      const known = this.#places.get(id);
      if (!known) {
        missing ??= entry;
        continue;
      }
      this.#found.add(id);
      checkItem(file, known.item, entry, findings);
      if (missing) {
        const message =
          "The entry is missing in the feed, which has an older one of the coalition.";
        findings.problem(file, message, { entry: missing });
        missing = undefined;
      }
      if (known.index < place) findings.problem(file, "The entry stands out of order.", { entry });
      place = Math.max(place, known.index);
    }
    if (missing) this.#left.push(missing);
  }

  /** What only all chains together tell; `newest` is the time that state.json has, where it is of this feed. */
  finish(findings: Findings, newest?: string | null): void {
    const file = `${this.#path}.feed.json`;
    for (const [id, { item }] of this.#places) {
      if (this.#found.has(id)) continue;
      findings.problem(file, `The item is of no entry of a chain: ${item.url}`, { found: id });
    }
    const expected = Math.min(this.#entries, NEWEST);
    if (this.#found.size < expected && !this.#large) {
      const message = "The feed lacks entries.";
      findings.problem(file, message, { expected, found: this.#found.size });
      // Where all entries have their place in it, each of these is missing.
      const lacking = this.#entries <= NEWEST ? sorted(this.#left) : [];
      for (const entry of lacking) {
        findings.problem(file, "The entry is missing in the feed.", { entry });
      }
    } else if (this.#entries > this.#found.size) {
      findings.leave(
        `whether the ${this.#found.size} items of ${file} are the newest of all coalitions together`,
        "the order of entries of several coalitions is that of git's history, which is not published.",
      );
    }
    const [first] = this.#places.values();
    if (newest !== undefined && (first?.item.date_published ?? null) !== newest) {
      const message = "The newest item of all has another time than state.json says.";
      findings.problem(file, message, { expected: newest, found: first?.item.date_published });
    }
  }
}

/** Coalitions come in any order. */
function sorted(entries: readonly Entry[]): Entry[] {
  return [...entries].sort((a, b) => compareText(a.coalition, b.coalition));
}
