// One coalition in the change log: its file, its last published version, and its next entry.

import { partsByAnnounced } from "../changes/announcements.ts";
import { type Change, change } from "../changes/change.ts";
import { diffDefinitions } from "../changes/diff.ts";
import { compositionDigest, sameComposition } from "../derivation/composition.ts";
import { type VersionComposition, versionOf } from "../derivation/versions.ts";
import type { Definition, Id, Upcoming, UtcTime } from "../registry/definition.ts";
import type { Part } from "../registry/parts.ts";
import { hasCome } from "../time.ts";
import { awaited, deadlineKey } from "./deadlines.ts";
import { type CommitFacts, type Entry, nextEntry, type Version } from "./entry.ts";
import { type Before, readVersion } from "./read-version.ts";
import { type Rewriting, rewritingChange } from "./rewriting.ts";

/** The subject of an entry that no commit is about. It is part of the entry's hash, so it must never change. */
const TIME_HAS_PASSED = "The announced time has passed, and the change has not taken effect.";

const MOST_REASONS = 3;

/** The file of a version, as a commit leaves it. */
export interface VersionFile {
  file: string;
  bytes: Uint8Array;
  blob: string;
}

export class CoalitionLog {
  readonly name: string;
  /** Where the definition is as of the last commit. */
  file: string | undefined;
  /** Undefined until a version is published. */
  last: { entry: Entry; definition: Definition } | undefined;
  /** The composition last published with each fingerprint. */
  readonly published = new Map<Id, VersionComposition>();
  /** The announcements that were reported as overdue. */
  readonly reportedOverdue = new Set<string>();
  /** The first few commit subjects of versions since the last entry that do not count. */
  unpublished: string[] = [];

  constructor(name: string) {
    this.name = name;
  }

  /**
   * The entry for a commit's version; undefined if it changes nothing. For a version that does not count, what it was
   * compared with.
   */
  publish(
    commit: CommitFacts,
    { file, bytes, blob }: VersionFile,
    { now, claimed }: { now: UtcTime; claimed: UtcTime },
  ): { entry: Entry | undefined } | { refusedAfter: Before } {
    const last = this.last?.definition;
    const before: Before = { published: this.published, last, committedAt: claimed };
    const definition = readVersion(file, bytes, before);
    if (!definition) {
      if (this.unpublished.length < MOST_REASONS) this.unpublished.push(commit.subject);
      return { refusedAfter: before };
    }
    // The commit that fixes a version rarely says again why that version was made.
    const subject = [...new Set([...this.unpublished, commit.subject])].join("; ");
    this.unpublished = [];
    const changes = [...diffDefinitions(last, definition), ...this.#overdue(definition, now)];
    if (changes.length === 0) return { entry: undefined };
    const version = { definition, blob, compositionDigest: this.#digestOf(definition) };
    return { entry: this.#addEntry({ ...commit, subject }, version, changes) };
  }

  /** Most versions do not change the composition. */
  #digestOf(definition: Definition): Id {
    return this.last && sameComposition(this.last.definition, definition)
      ? this.last.entry.compositionDigest
      : compositionDigest(definition);
  }

  /** Adds the entry for announcements that are now overdue, dated by a commit that is about something else. */
  addOverdue({ commit, at }: CommitFacts, now: UtcTime): Entry | undefined {
    if (!this.last) return undefined;
    const { entry, definition } = this.last;
    const changes = this.#overdue(definition, now);
    if (changes.length === 0) return undefined;
    return this.#addEntry(
      { commit, at, subject: TIME_HAS_PASSED },
      { ...entry, definition },
      changes,
    );
  }

  /** Adds the entry that reports a rewriting; undefined if the coalition was never published. */
  addRewriting(rewriting: Rewriting): Entry | undefined {
    if (!this.last) return undefined;
    const { entry, definition } = this.last;
    const { commit, at, reason: subject } = rewriting;
    const changes = [rewritingChange(rewriting, entry)];
    return this.#addEntry({ commit, at, subject }, { ...entry, definition }, changes);
  }

  /** Adds an existing entry, in the order of the chain; the definition is optional. */
  remember(entry: Entry, definition?: Definition): void {
    const { fingerprint, compositionDigest: digest } = entry;
    // Most entries leave the composition as it was.
    if (this.published.get(fingerprint)?.digest !== digest) {
      this.published.set(fingerprint, definition ? versionOf(definition, digest) : { digest });
    }
    for (const { kind, after } of entry.changes) {
      if (kind === "overdue") this.reportedOverdue.add(deadlineKey(after as Upcoming));
    }
  }

  #overdue(definition: Definition, now: UtcTime): Change[] {
    const entries = awaited(definition, this.reportedOverdue).filter((it) =>
      hasCome(it.effectiveAt, now),
    );
    if (entries.length === 0) return [];
    const part: Part = { class: "coalition", name: this.name };
    const partOf = partsByAnnounced(definition);
    return entries.map((after) => ({
      ...change("overdue", part, { field: "upcoming", after }),
      ...partOf(after),
    }));
  }

  #addEntry(commit: CommitFacts, version: Version, changes: Change[]): Entry {
    const entry = nextEntry(this.last?.entry, commit, version, changes);
    this.last = { entry, definition: version.definition };
    this.remember(entry, version.definition);
    return entry;
  }
}
