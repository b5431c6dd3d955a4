// One entry of the change log as an item of a feed: id, title, link, text, categories.

import {
  type AnnouncedFingerprint,
  announcesNextFingerprint,
  type Change,
} from "../../src/core/changes/change.ts";
import { entryTitle } from "../../src/core/changes/entry-words.ts";
import type { RegistryConfig } from "../../src/core/config/config.ts";
import type { Entry } from "../../src/core/history/entry.ts";
import type { IdSpan } from "../../src/core/history/id-spans.ts";
import { placeIn } from "../../src/core/history/place.ts";
import type { RegistryView } from "../../src/core/history/registry-view.ts";
import { compareText } from "../../src/core/problem.ts";
import type { Upcoming } from "../../src/core/registry/definition.ts";
import { withSeconds } from "../../src/core/time.ts";
import { uuidUrn } from "../../src/core/uuid-urn.ts";
import { type NextFingerprint, renderBriefBody, renderEntryBody } from "./entry-body.tsx";
import { type FeedItem, shortened } from "./limits.ts";

const LONGEST_TITLE = 400;

/** Makes the items of all feeds of a registry. */
export class FeedItems {
  readonly #view: RegistryView;
  readonly #baseUrl: string;
  /** The fingerprints that each coalition's announcements lead to. */
  readonly #next: ReadonlyMap<string, IdSpan[]>;

  constructor(view: RegistryView, { baseUrl }: RegistryConfig) {
    this.#view = view;
    this.#baseUrl = baseUrl;
    this.#next = new Map(
      view.coalitions.map(({ name, ids }) => [
        name,
        ids.filter(({ kind }) => kind === "next-fingerprint"),
      ]),
    );
  }

  /**
   * `feed` is the feed's path. Each feed has ids of its own, since readers hide an item whose id they know from
   * another feed. `concerned` are the changes that a brief feed is about: its text has only these.
   */
  item(feed: string, entry: Entry, concerned?: readonly Change[]): FeedItem {
    const place = placeIn(this.#view.chains.get(entry.coalition) ?? [], entry);
    const before = new Set(concerned);
    const changes = [...before, ...entry.changes.filter((it) => !before.has(it))];
    const url = `${this.#baseUrl}${entry.coalition}/history/#${entry.coalition}-${entry.seq}`;
    const baseUrl = this.#baseUrl;
    const html = concerned
      ? renderBriefBody({ entry, place, changes: concerned, url })
      : renderEntryBody({ entry, place, next: this.#nextOf(entry), changes, baseUrl, url });
    const severity = entry.breaking ? "breaking" : "compatible";
    return {
      id: uuidUrn(feed, entry.hash),
      title: withoutCdataEnd(shortened(entryTitle({ ...entry, changes }, place), LONGEST_TITLE)),
      url,
      at: entry.at,
      html: withoutCdataEnd(html),
      categories: [
        ...new Set([
          ...(entry.urgent ? ["urgent"] : []),
          severity,
          entry.coalition,
          ...(concerned ?? changes).map((it) => it.kind),
        ]),
      ],
      entry,
      before: place.before ?? null,
    };
  }

  /** The next fingerprints, as derived from the definition that the entry published. */
  #nextOf({ coalition, seq, changes }: Entry): NextFingerprint[] {
    const times = new Set(
      changes
        .filter(({ kind }) => announcesNextFingerprint(kind))
        .map(({ after }) => withSeconds((after as Upcoming | AnnouncedFingerprint).effectiveAt)),
    );
    if (times.size === 0) return [];
    return (this.#next.get(coalition) ?? [])
      .filter(({ from, until }) => from <= seq && (until === undefined || seq < until))
      .map(({ id, announcement }) => ({
        effectiveAt: announcement?.effectiveAt ?? "",
        fingerprint: id,
      }))
      .filter(({ effectiveAt }) => times.has(effectiveAt))
      .sort((a, b) => compareText(a.effectiveAt, b.effectiveAt));
  }
}

/** The feed library escapes only the first end of a CDATA section in a string. */
function withoutCdataEnd(text: string): string {
  return text.replaceAll("]]>", "]]\u200a>");
}
