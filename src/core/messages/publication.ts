// A publication as one message. Webhooks get it as JSON, and messages for chats are made from it.

import { mustAct } from "../changes/change.ts";
import { entryTitle, entryVerdict } from "../changes/entry-words.ts";
import type { Id, UtcTime } from "../registry/definition.ts";
import type { PlacedEntry } from "../render/published/facts.ts";
import { pressingFirst } from "../render/published/pressing.ts";
import { counted, oneLine } from "../text.ts";

/** As described by schemas/publication-message.schema.json. Later versions of the software may add members. */
export interface PublicationMessage {
  version: 1;
  /** One sentence without text from others, for programs that show a member of this name. */
  text: string;
  registry: { name: string; url: string };
  /** The commit that is now published. */
  commit: string;
  /** Urgent ones first, then breaking ones, then others that integrators must act on. */
  entries: MessageEntry[];
  /** How many more entries there are. */
  more: number;
  /** How many older commits were published, whose entries are not counted here. */
  olderCommits: number;
}

export interface MessageEntry {
  coalition: string;
  seq: number;
  at: UtcTime;
  commit: string;
  hash: Id;
  title: string;
  /** What it means for integrators, in a few sentences. */
  verdict: string;
  breaking: boolean;
  /** Whether handles of integrators time out: by the fingerprint, which is breaking, or only those on a module. */
  mustAct: boolean;
  /** Why it is urgent; null if it is not. */
  urgent: string | null;
  fingerprint: { before: Id | null; after: Id };
  /** The entry on its coalition's history page. */
  url: string;
}

export interface Publication {
  registry: { name: string; url: string };
  commit: string;
  entries: readonly PlacedEntry[];
  olderCommits: number;
}

const MOST_ENTRIES = 100;

export function publicationMessage(publication: Publication): PublicationMessage {
  const { registry, commit, olderCommits } = publication;
  const { url } = registry;
  const entries = pressingFirst(publication.entries);
  const breaking = entries.filter(({ entry }) => entry.breaking).length;
  return {
    version: 1,
    text: `${summary(entries.length, breaking)}: ${allChanges(url)}`,
    registry: { name: oneLine(registry.name), url },
    commit,
    entries: entries.slice(0, MOST_ENTRIES).map((it) => messageEntry(it, url)),
    more: Math.max(0, entries.length - MOST_ENTRIES),
    olderCommits,
  };
}

function summary(changes: number, breaking: number): string {
  return `${counted(changes, "change")} published, ${breaking === 0 ? "none" : breaking} breaking`;
}

/** The page with all changes; `url` is the registry's, with a final slash. */
export function allChanges(url: string): string {
  return `${url}changes/`;
}

function messageEntry({ entry, place }: PlacedEntry, base: string): MessageEntry {
  const { coalition, seq, at, commit, hash, breaking, urgent, fingerprint: after } = entry;
  const name = encodeURIComponent(coalition);
  return {
    ...{ coalition, seq, at, commit, hash },
    title: entryTitle(entry, place),
    verdict: entryVerdict(entry, place),
    breaking,
    mustAct: mustAct(entry),
    urgent: urgent ? oneLine(urgent.reason) : null,
    fingerprint: { before: place.before ?? null, after },
    url: `${base}${name}/history/#${name}-${seq}`,
  };
}
